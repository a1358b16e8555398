// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// The maps of organisation files; docs/plan-format.md, section 3.
extension Shape {
    /// A file of an organisation, its root or a part: so nothing but its kind must be there.
    static let organization = Shape(
        "organization",
        [
            .needed("muster", .constant("organization/1")),
            .optional("name", .text),
            .optional("languages", .list(.words(Language.self), isNeeded: true)),
            .optional("time_zone", .string, "a name of the IANA database"),
            .optional("include", .list(.string), "further files of the organisation"),
            .optional("default_calendar", .name),
            .optional("scale", .shape(.scale)),
            .optional("intake", .shape(.intake)),
            .optional("governance", .shape(.governance), "who brings plans into force"),
            .optional("preemption", .preemption, "who may take units from whom"),
            .optional("calendars", .map(.shape(.calendar))),
            .optional("roles", .map(.shape(.role))),
            .optional("people", .map(.shape(.person))),
            .optional("teams", .map(.shape(.team))),
            .optional("rotations", .map(.shape(.rotation))),
            .optional("escalations", .map(.shape(.escalation))),
            .optional("channels", .map(.shape(.channel))),
            .optional("tiers", .map(.shape(.tier))),
            .optional("audiences", .map(.shape(.audience))),
            .optional("target_policies", .map(.shape(.targetPolicy))),
            .optional("taxonomies", .map(.shape(.taxonomy))),
            .optional("risk_bands", .list(.shape(.riskBand))),
            .optional("retention", .map(.shape(.retention))),
            .optional("regulator_clocks", .map(.shape(.regulatorClock))),
            .silences,
        ])

    static let scale = Shape(
        "scale",
        [
            .needed("name", .string),
            .needed("levels", .map(.shape(.scaleLevel)), "from 1, the most severe, without a gap"),
        ])

    static let scaleLevel = Shape(
        "scale_level",
        [
            .needed("name", .text), .needed("colour", .string, "red, orange, … or #rrggbb"),
            .needed("meaning", .text),
        ])

    static let intake = Shape(
        "intake",
        [.needed("role", .name), .optional("from", .name), .optional("escalation", .name)],
        atLeastOne: [["from", "escalation"]])

    static let governance = Shape(
        "governance",
        [
            .optional("required", .boolean, "only the journal brings a text into force"),
            .optional("proposers", .name), .optional("reviewers", .shape(.reviewers)),
            .needed("approvers", .name), .optional("committee", .name),
            .optional("training_within", .duration),
        ])

    static let reviewers = Shape(
        "reviewers", ReviewFunction.allCases.map { .optional($0.rawValue, .name) })

    static let calendar = Shape(
        "calendar",
        [
            .optional("time_zone", .string), .optional("weekdays", .weekdays),
            .optional("holidays", .list(.string)), .optional("workdays", .list(.string)),
        ])

    static let role = Shape(
        "role",
        [
            .needed("name", .text), .optional("skills", .list(.string)),
            .optional("permissions", .list(.words(Permission.self))),
        ])

    static let person = Shape(
        "person",
        [
            .needed("name", .text), .optional("skills", .list(.string)),
            .optional("contacts", .addresses), .optional("language", .words(Language.self)),
            .optional("roles", .list(.name)),
        ])

    static let team = Shape(
        "team", [.needed("name", .text), .needed("members", .list(.name, isNeeded: true))])

    static let channel = Shape(
        "channel",
        [
            .needed("name", .text), .needed("kind", .word(channelVariants.map(\.value))),
            .optional("medium", .words(Medium.self)),
            .optional("from", .string), .optional("relay", .secret(orText: true)),
            .optional("username", .secret(orText: true)),
            .optional("password", .secret(orText: false)),
            .optional("url", .secret(orText: true)), .optional("secret", .secret(orText: false)),
        ],
        variants: ("kind", channelVariants))

    private static let channelVariants = [
        Variant("file", keys: ["from"], required: ["from"]),
        Variant(
            "smtp", keys: ["from", "relay", "username", "password"], required: ["from", "relay"]),
        Variant("webhook", keys: ["url", "secret"]),
    ]

    static let tier = Shape(
        "tier",
        [
            .needed("name", .text), .needed("order", .integer(0...1_000_000)),
            .needed("channels", .list(.name)),
        ])

    static let audience = Shape(
        "audience",
        [
            .needed("name", .text), .optional("members", .list(.shape(.customer))),
            .optional("file", .string, "a CSV file"),
        ], atLeastOne: [["members", "file"]])

    static let customer = Shape(
        "customer",
        [
            .needed("id", .string), .needed("name", .string), .needed("tier", .name),
            .optional("language", .words(Language.self)), .optional("contacts", .addresses),
        ])

    static let targetPolicy = Shape(
        "target_policy",
        [
            .needed("name", .text), .optional("source", .string),
            .optional("scope", .shape(.policyScope)), .needed("clocks", .map(.limit)),
        ])

    static let policyScope = Shape(
        "policy_scope",
        [
            .optional("category", .string), .optional("channel", .string),
            .optional("tier", .name),
        ])

    static let taxonomy = Shape(
        "taxonomy", [.needed("name", .text), .needed("classes", .map(.text))])

    static let riskBand = Shape(
        "risk_band",
        [.needed("from", .integer(1...25)), .needed("name", .text), .needed("colour", .string)])

    static let retention = Shape(
        "retention", [.needed("years", .integer(0...100)), .optional("source", .string)])

    static let regulatorClock = Shape(
        "regulator_clock",
        [
            .needed("name", .text), .needed("authority", .text), .needed("limit", .limit),
            .optional("source", .string),
        ])

    /// Where a value that is not written in the file is to be found.
    static let setting = Shape(
        "setting", [.optional("env", .string), .optional("file", .string)],
        exactlyOne: [["env", "file"]])

    static let text = Shape(
        "localized_text", Language.allCases.map { .optional($0.rawValue, .scalar) },
        atLeastOne: [Language.allCases.map(\.rawValue)])

    static let contacts = Shape(
        "contacts", Medium.allCases.map { .optional($0.rawValue, .string) })
}
