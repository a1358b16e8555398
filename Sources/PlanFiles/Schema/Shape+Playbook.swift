// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// The maps of a playbook; docs/plan-format.md, section 5.
extension Shape {
    static let playbook = Shape(
        "playbook",
        [.needed("start", .name), .needed("steps", .map(.shape(.step)), "at most 500")])

    static let step = Shape(
        "step",
        [
            .needed("type", .word(stepVariants.map(\.value))),
            .optional("title", .text), .optional("instructions", .text),
            .optional("role", .name, "who does it"), .optional("within", .perLevel(.limit)),
            .optional("then", .name, "the next step, or end"),
            .optional("review", .words(Step.Review.self)),
            .optional("rollback", .name, "the step that undoes this one"),
            .optional("destructive", .boolean),
            .optional("commands", .list(.shape(.shownCommand)), "shown, never run"),
            .optional("checklist", .list(.text), "shown; nobody is asked for it"),
            .optional("records", .list(.string), "facts that the step finds out"),
            .optional("references", .list(.shape(.reference))),
            .optional("branches", .list(.name, isNeeded: true)),
            .optional("when", .condition), .optional("on_true", .name),
            .optional("on_false", .name), .optional("on", .condition),
            .optional("cases", .map(.name)), .optional("otherwise", .name),
        ],
        variants: ("type", stepVariants))

    static let shownCommand = Shape(
        "shown_command",
        [
            .needed("command", .string), .optional("place", .text, "where or as whom to type it"),
            .optional("look_for", .text, "what of the output matters"),
        ])

    static let reference = Shape(
        "reference", [.needed("title", .text), .optional("url", .string, "http or https")])

    private static let stepVariants = [
        Variant("action", required: ["title"]),
        Variant("parallel", keys: ["branches"], required: ["branches"]),
        Variant("if", keys: ["when", "on_true", "on_false"], required: ["when", "on_true"]),
        Variant("while", keys: ["when", "on_true"], required: ["when", "on_true"]),
        Variant("switch", keys: ["on", "cases", "otherwise"], required: ["on", "cases"]),
    ]
}
