// SPDX-License-Identifier: Apache-2.0

// Levels, their rules and targets: MU0401 and on.
extension DiagnosticCode {
    package static let levelOutsideScale = DiagnosticCode(
        "MU0401", "level outside scale", .error,
        "A level is not on the organisation's scale (S011).",
        remedy: "Use a level of the organisation's scale, or extend the scale.")

    package static let scaleNotFromOne = DiagnosticCode(
        "MU0402", "scale not from one", .error,
        "The levels of a scale are not numbered from 1 without a gap.",
        remedy: "Number the levels 1, 2, 3, …; level 1 is the most severe.")

    package static let looserTarget = DiagnosticCode(
        "MU0403", "looser target", .error,
        "A more severe level has a looser limit than a less severe one (D2).",
        remedy: "Give the more severe level, which has the lower number, the shorter time.",
        example: (
            "recover: {1: 8h, 2: 4h}",
            "recover: {1: 4h, 2: 8h}"
        ),
        canBeSilenced: true)

    package static let noRuleAlwaysMatches = DiagnosticCode(
        "MU0404", "no rule always matches", .warning,
        "It can happen that no rule gives an incident a level.",
        remedy: "End the rules with one that has otherwise: true.",
        example: (
            """
            rules:
              - {level: 1, when: error_rate >= 0.5}
            """,
            """
            rules:
              - {level: 1, when: error_rate >= 0.5}
              - {level: 2, otherwise: true}
            """
        ))

    package static let ruleNeverTried = DiagnosticCode(
        "MU0405", "rule never tried", .warning,
        "A rule stands after one that always matches.",
        remedy: "Move the rule up, or remove it.")

    package static let ruleNeverMatches = DiagnosticCode(
        "MU0406", "rule never matches", .warning,
        "A rule can never match, whatever the facts are.",
        remedy: "The first rule that matches counts. This one is true only where a rule above it"
            + " is true too, or nowhere: put severe and narrow rules first. Facts that are not"
            + " known are not considered.",
        example: (
            """
            rules:
              - {level: 2, when: affected >= 1000}
              - {level: 1, when: affected >= 10000}
              - {level: 3, otherwise: true}
            """,
            """
            rules:
              - {level: 1, when: affected >= 10000}
              - {level: 2, when: affected >= 1000}
              - {level: 3, otherwise: true}
            """
        ))

    package static let levelNotReached = DiagnosticCode(
        "MU0407", "level not reached", .warning,
        "No rule gives an incident a level that it may need.",
        remedy: "The plan has targets, people or notices for a level, but no rule gives it to an"
            + " incident. Add a rule, or remove what the plan says about the level.")

    /// The family in the order of its numbers.
    static let levels: [DiagnosticCode] = [
        .levelOutsideScale, .scaleNotFromOne, .looserTarget, .noRuleAlwaysMatches,
        .ruleNeverTried, .ruleNeverMatches, .levelNotReached,
    ]
}
