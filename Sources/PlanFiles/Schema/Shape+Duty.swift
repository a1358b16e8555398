// SPDX-License-Identifier: Apache-2.0

// The maps of rotations and escalation policies; docs/plan-format.md, section 3.
extension Shape {
    static let rotation = Shape(
        "rotation",
        [
            .needed("name", .text), .optional("time_zone", .string),
            .needed("layers", .list(.shape(.layer), isNeeded: true)),
            .optional("overrides", .list(.shape(.override))),
        ])

    static let layer = Shape(
        "layer",
        [
            .needed("members", .list(.name, isNeeded: true)), .needed("starts", .moment),
            .needed("turn", .duration, "whole days"),
            .optional("hours", .list(.shape(.dutyHours))),
        ])

    static let dutyHours = Shape(
        "duty_hours",
        [
            .optional("weekdays", .weekdays), .needed("from", .clockTime),
            .needed("to", .clockTime),
        ])

    static let override = Shape(
        "override",
        [.needed("from", .moment), .needed("to", .moment), .needed("person", .name)])

    static let escalation = Shape(
        "escalation",
        [
            .needed("name", .text), .needed("rungs", .list(.shape(.rung), isNeeded: true)),
            .optional("repeats", .integer(0...10)),
        ])

    static let rung = Shape(
        "rung",
        [
            .needed(
                "notify",
                .list(.anyOf([.word(["on_duty"]), .shape(.callee)]), isNeeded: true)),
            .needed("timeout", .duration),
        ])

    static let callee = Shape(
        "callee",
        [.optional("rotation", .name), .optional("person", .name), .optional("team", .name)],
        exactlyOne: [["rotation", "person", "team"]])
}
