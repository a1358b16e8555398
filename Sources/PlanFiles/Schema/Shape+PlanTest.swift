// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// What a plan proves about itself; docs/plan-format.md, section 5.
extension Shape {
    static let planTest = Shape(
        "plan_test",
        [
            .needed("name", .string), .optional("at", .moment),
            .optional("facts", .map(.anything)), .optional("signal", .shape(.testSignal)),
            .optional("expect", .shape(.expectation)),
            .optional(
                "timeline", .list(.shape(.testMoment), isNeeded: true), "in order of time"),
        ], atLeastOne: [["expect", "timeline"]])

    static let testSignal = Shape(
        "test_signal",
        [
            .needed("labels", .map(.scalar)), .optional("annotations", .map(.scalar)),
            .optional("status", .words(Signal.Status.self)),
        ])

    static let testMoment = Shape(
        "test_moment",
        [
            .needed("at", .offset, "time since the beginning"),
            .optional("facts", .map(.anything)), .optional("signal", .shape(.testSignal)),
            .optional("acknowledge", .list(.name, isNeeded: true), "people who take it"),
            .optional("done", .list(.name, isNeeded: true), "steps"),
            .optional("release", .list(.name, isNeeded: true), "notices"),
            .optional("reach", .words(PlanTest.Stage.self)),
            .optional("expect", .shape(.expectation)),
        ],
        atLeastOne: [
            ["facts", "signal", "acknowledge", "done", "release", "reach", "expect"]
        ])

    static let expectation = Shape(
        "expectation",
        [
            .optional("level", .level), .optional("activates", .boolean),
            .optional("phase", .words(Phase.self)),
            .optional("roles", .list(.name)), .optional("people", .list(.name)),
            .optional("resources", .map(.integer(0...1_000_000))),
            .optional(
                "notices", .anyOf([.list(.name), .map(.due)]), "names, or names with deadlines"),
            .optional("steps", .list(.name), "that can be worked on"),
            .optional("targets", .shape(.targetDues), "when they are due"),
            .optional("breached", .list(.words(ResponseTarget.Kind.self))),
            .optional("reports", .map(.due), "to authorities"),
            .optional("not", .shape(.exclusion), "what must not be"),
        ], atLeastOne: [expectationKeys + ["not"]])

    /// What must not have happened.
    static let exclusion = Shape(
        "exclusion",
        [
            .optional("roles", .list(.name)), .optional("people", .list(.name)),
            .optional("notices", .list(.name)), .optional("steps", .list(.name)),
            .optional("breached", .list(.words(ResponseTarget.Kind.self))),
        ], atLeastOne: [["roles", "people", "notices", "steps", "breached"]])

    private static let expectationKeys = [
        "level", "activates", "phase", "roles", "people", "resources", "notices", "steps",
        "targets", "breached", "reports",
    ]

    static let targetDues = Shape(
        "target_dues", ResponseTarget.Kind.allCases.map { .optional($0.rawValue, .due) })

    static let regulatorRule = Shape(
        "regulator_rule",
        [
            .needed("clock", .name, "of the organisation"),
            .optional("levels", .list(.level, isNeeded: true)),
            .optional("when", .condition, "over facts"),
        ])

    static let history = Shape(
        "history",
        [
            .optional("id", .string, "field with the name of a record"),
            .optional("label", .string, "field with the recorded level"),
            .optional("facts", .map(.string), "fact: field"),
            .optional("levels", .map(.level), "word of the records: level"),
        ])
}

extension ValueShape {
    /// A time from the beginning of a test, or a moment.
    static let due = ValueShape.anyOf([.offset, .moment])
}
