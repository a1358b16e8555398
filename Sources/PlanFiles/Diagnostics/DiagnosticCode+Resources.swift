// SPDX-License-Identifier: Apache-2.0

// Roles, resources and notices: MU0601 and on.
extension DiagnosticCode {
    package static let roleWithoutHolder = DiagnosticCode(
        "MU0601", "role without holder", .error,
        "A plan fills a role with nobody (S043).",
        remedy: "Name the rotation, or the escalation policy, that fills the role.")

    package static let quantityAbovePool = DiagnosticCode(
        "MU0602", "quantity above pool", .warning,
        "A plan asks for more units than the pool has.",
        remedy: "Ask for less, enlarge the pool, or name a further pool.")

    package static let unreachableAudience = DiagnosticCode(
        "MU0603", "unreachable audience", .error,
        "No channel leads to the customers of an audience (S069).",
        remedy: "Give the tiers of its customers a channel.",
        canBeSilenced: true)

    package static let unreachableCustomers = DiagnosticCode(
        "MU0604", "unreachable customers", .warning,
        "Some customers have no address for any of their channels.",
        remedy: "Add an address, or a channel to their tier.")

    package static let noCadence = DiagnosticCode(
        "MU0605", "no cadence", .error,
        "A notice follows a rhythm that the plan does not set (S067).",
        remedy: "Add update_every to the targets of the plan.")

    package static let badTemplate = DiagnosticCode(
        "MU0606", "bad template", .error,
        "A notice template cannot be read.",
        remedy: "Begin with Subject: …, perhaps Short: …, an empty line, then the body.")

    package static let unknownPlaceholder = DiagnosticCode(
        "MU0607", "unknown placeholder", .error,
        "A notice template uses a placeholder that nobody fills.",
        remedy: "Use a placeholder of docs/plan-format.md or fact_NAME of the plan.")

    package static let approverWithoutPermission = DiagnosticCode(
        "MU0608", "approver without permission", .error,
        "A role that approves notices may not (S102).",
        remedy: "Give the role approve_notices, or name another role.")

    package static let unreachablePerson = DiagnosticCode(
        "MU0609", "unreachable person", .warning,
        "A person has no contact point and cannot be called.",
        remedy: "Add contacts to the person.")

    package static let roleEmptyAtTimes = DiagnosticCode(
        "MU0610", "role empty at times", .warning,
        "A rotation leaves a role empty within the next 28 days (S043).",
        remedy: "In these hours nobody is on duty in the rotation that fills the role. Add a"
            + " layer, or let another one run longer. The next 28 days are looked at.",
        needsToday: true)

    package static let poolNeededTwice = DiagnosticCode(
        "MU0611", "pool needed twice", .warning,
        "Two plans together need more of a pool at level 1 than it has.",
        remedy: "Emergencies come together: a storm takes the power and the telephones. The two"
            + " plans that ask most of the pool cannot both be served at level 1.")

    package static let placeholderNeverFilled = DiagnosticCode(
        "MU0612", "placeholder never filled", .warning,
        "A template uses a placeholder that this plan never fills.",
        remedy: "Readers would see a gap. Remove the placeholder from the template, put it between"
            + " {{#name}} and {{/name}}, or make the plan provide it.")

    package static let shortTextTooLong = DiagnosticCode(
        "MU0613", "short text too long", .warning,
        "A text for telephones takes more than one text message.",
        remedy: "A text message holds 160 characters of the GSM 7-bit alphabet (a few, such as €"
            + " and [, count twice) or 70 of UCS-2, which Chinese needs. Longer ones are cut into"
            + " parts that cost more and may arrive apart. Placeholders count as long as they will"
            + " be.")

    package static let approverIsAuthor = DiagnosticCode(
        "MU0614", "approver is author", .warning,
        "The only person who can approve something is its author.",
        remedy: "A second person finds what the first one overlooked. Let somebody else approve.")

    /// The family in the order of its numbers.
    static let resources: [DiagnosticCode] = [
        .roleWithoutHolder, .quantityAbovePool, .unreachableAudience,
        .unreachableCustomers, .noCadence, .badTemplate, .unknownPlaceholder,
        .approverWithoutPermission, .unreachablePerson, .roleEmptyAtTimes, .poolNeededTwice,
        .placeholderNeverFilled, .shortTextTooLong, .approverIsAuthor,
    ]
}
