// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// The maps of a plan file; docs/plan-format.md, section 5.
extension Shape {
    /// A whole plan file.
    package static let plan = Shape(
        "plan",
        [
            .needed("muster", .constant("plan/1")),
            .needed("id", .name, "unique among the plans"),
            .needed("name", .text),
            .optional("summary", .text),
            .optional("plan_type", .words(Plan.PlanType.self), "GB/T 29639"),
            .optional("revision", .integer(1...1_000_000)),
            .optional("revision_state", .words(Plan.RevisionState.self)),
            .optional("effective_from", .moment),
            .optional("review_every", .duration),
            .optional("owner", .name, "the team that writes it"),
            .optional("changes", .list(.words(Plan.Change.self)), "what the revision changes"),
            .optional("approvals", .list(.shape(.approval))),
            .optional("risk", .shape(.risk)),
            .optional("rto", .duration, "recovery time objective"),
            .optional("mtpd", .duration, "maximum tolerable period of disruption"),
            .optional("tags", .list(.string)),
            .optional("sharing", .words(PlanBackground.Sharing.self), "TLP 2.0"),
            .optional("related", .list(.name), "plans that continue or supplement this one"),
            .optional("references", .list(.shape(.reference))),
            .optional("preparation", .list(.shape(.preparation)), "what has to be ready before"),
            .optional("facts", .map(.shape(.fact)), "what conditions may read"),
            .optional("activation", .shape(.activation)),
            .needed("classification", .shape(.classification)),
            .optional("targets", .shape(.targets)),
            .optional("roles", .map(.shape(.roleRule))),
            .optional("resources", .list(.shape(.resourceNeed))),
            .optional("playbook", .shape(.playbook)),
            .optional("notices", .list(.shape(.notice))),
            .optional("stand_down", .shape(.standDown)),
            .optional("evaluation", .shape(.evaluation)),
            .optional("regulator_clocks", .list(.shape(.regulatorRule))),
            .optional("tests", .list(.shape(.planTest)), "run by muster test"),
            .optional("history", .shape(.history), "records read by muster test --history"),
            .optional(
                "exchange", .map(.anything), "what an imported playbook says beyond the plan"),
            .silences,
        ])

    static let preparation = Shape(
        "preparation",
        [.needed("task", .text), .optional("every", .duration, "how often it is done again")])

    static let approval = Shape(
        "approval",
        [
            .needed("step", .words(Plan.RevisionState.self)), .needed("by", .string),
            .optional("as", .words(Plan.Reviewer.self), "for which function (S096)"),
            .needed("on", .date),
        ])

    static let risk = Shape(
        "risk",
        [.needed("likelihood", .integer(1...5)), .needed("consequence", .integer(1...5))])

    static let fact = Shape(
        "fact",
        [
            .needed("type", .string, "bool, int, uint, double, string, duration, timestamp, …"),
            .optional("unit", .string),
            .optional("default", .anything, "unknown where left out"),
            .optional("from", .condition, "over signal"),
        ])

    static let activation = Shape(
        "activation",
        [
            .optional("when", .condition, "over signal"),
            .optional("group_by", .list(.string), "names of labels"),
            .optional("warning", .condition),
            .optional("automatic", .boolean),
        ])

    static let classification = Shape(
        "classification",
        [
            .needed("rules", .list(.shape(.rule), isNeeded: true), "the first match counts"),
            .optional("when_unknown", .words(Classification.WhenUnknown.self)),
            .optional("lower_after", .duration),
        ])

    static let rule = Shape(
        "rule",
        [
            .needed("level", .level), .optional("when", .condition, "over facts"),
            .optional("otherwise", .boolean), .optional("because", .text),
        ], exactlyOne: [["when", "otherwise"]])

    static let targets = Shape(
        "targets",
        ResponseTarget.Kind.allCases.map { .optional($0.rawValue, .perLevel(.limit)) })

    static let roleRule = Shape(
        "role_rule",
        [
            .optional("from", .name, "a rotation"),
            .optional("escalation", .name, "an escalation policy"),
            .optional("levels", .list(.level, isNeeded: true)),
        ], atLeastOne: [["from", "escalation"]])

    static let resourceNeed = Shape(
        "resource_need",
        [
            .needed("pool", .name), .needed("quantity", .perLevel(.integer(0...1_000_000))),
            .optional("skills", .list(.string)), .optional("within", .perLevel(.limit)),
        ])

    static let notice = Shape(
        "notice",
        [
            .needed("id", .name),
            .optional("on", .words(NoticeRule.Moment.self)),
            .optional("every", .word(["update_every"])),
            .optional("levels", .list(.level, isNeeded: true)),
            .needed("audience", .name),
            .needed("template", .string, "path without language and ending"),
            .optional("within", .perLevel(.limit)),
            .optional("approval", .perLevel(.name), "none, two_person or a role"),
        ], exactlyOne: [["on", "every"]])

    static let standDown = Shape(
        "stand_down",
        [
            .optional("when", .condition), .optional("hold", .duration),
            .optional("checklist", .list(.text)),
        ])

    static let evaluation = Shape(
        "evaluation",
        [
            .optional("due", .limit),
            .optional("objectives", .map(.scalar), "a comparison and a number: \">= 0.9\""),
            .optional("questions", .list(.text), "what the evaluation has to answer"),
        ])

    /// A finding that is accepted.
    static let silence = Shape(
        "silence",
        [
            .needed("code", .string, "such as MU0505"),
            .needed("reason", .string, "why the finding is right to be there"),
        ])
}

extension Shape.Key {
    /// Findings about the file that are accepted; on top of every file.
    static let silences = Shape.Key.optional("silence", .list(.shape(.silence)))
}
