// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// The maps of drill files; docs/plan-format.md, section 7.
extension Shape {
    static let drill = Shape(
        "drill",
        [
            .needed("muster", .constant("drill/1")),
            .needed("id", .name), .needed("name", .text),
            .needed("form", .words(Scenario.Form.self)),
            .optional("content", .words(Scenario.Content.self)),
            .optional("purpose", .words(Scenario.Purpose.self)),
            .needed("plans", .list(.name, isNeeded: true)),
            .needed("starts", .moment), .needed("lasts", .duration),
            .optional("seed", .integer(0...Int.max)),
            .optional("world", .shape(.world)),
            .needed("injects", .list(.shape(.inject))),
            .optional("objectives", .list(.shape(.objective))),
            .silences,
        ])

    static let world = Shape(
        "world",
        [
            .optional("people", .shape(.worldPeople)),
            .optional("steps", .map(.shape(.stepBehaviour))),
            .optional("channels", .map(.shape(.channelBehaviour))),
        ])

    static let worldPeople = Shape(
        "world_people",
        [
            .optional("default", .shape(.peopleBehaviour)),
            .optional("night", .shape(.peopleBehaviour)),
        ])

    static let peopleBehaviour = Shape(
        "people_behaviour",
        [
            .optional("acknowledge", .shape(.durationSpread)),
            .optional("absent", .number(0...1)), .optional("errs", .number(0...1)),
            .optional("decide", .shape(.durationSpread)),
        ])

    static let stepBehaviour = Shape(
        "step_behaviour", [.needed("share_of_within", .shape(.numberSpread))])

    static let channelBehaviour = Shape(
        "channel_behaviour",
        [
            .optional("delay", .shape(.durationSpread)), .optional("fails", .number(0...1)),
            .optional("down", .list(.shape(.outage))),
        ])

    static let outage = Shape("outage", [.needed("from", .offset), .needed("for", .duration)])

    static let durationSpread = Shape(
        "duration_spread", [.needed("median", .duration), .needed("p90", .duration)])

    static let numberSpread = Shape(
        "number_spread",
        [.needed("median", .number(0.001...1_000)), .needed("p90", .number(0.001...1_000))])

    static let inject = Shape(
        "inject",
        [
            .needed("at", .offset), .optional("signal", .shape(.signal)),
            .optional("facts", .map(.anything)), .optional("inject", .shape(.message)),
            .optional("out_of_service", .map(.integer(1...1_000_000))),
            .optional("unless", .condition), .optional("expected_action", .text),
            .optional("to", .name, "a role"),
        ], atLeastOne: [["signal", "facts", "inject", "out_of_service"]])

    static let signal = Shape(
        "signal",
        [
            .optional("source", .string), .optional("key", .string), .optional("group", .string),
            .optional("status", .words(Signal.Status.self)),
            .optional("labels", .map(.scalar)), .optional("annotations", .map(.scalar)),
        ])

    static let message = Shape(
        "message",
        [
            .needed("from", .string),
            .needed("method", .word(["phone", "email", "in_person", "radio", "chat"])),
            .needed("text", .text),
        ])

    static let objective = Shape(
        "objective",
        [
            .needed("id", .name), .optional("name", .text), .needed("capability", .string),
            .optional("critical", .boolean), .needed("expect", .condition),
        ])
}
