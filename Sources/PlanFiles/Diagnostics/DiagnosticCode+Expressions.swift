// SPDX-License-Identifier: Apache-2.0

// Conditions, facts and measures: MU0301 and on.
extension DiagnosticCode {
    package static let badExpression = DiagnosticCode(
        "MU0301", "bad expression", .error,
        "A condition is not valid CEL, or reads something unknown.",
        remedy: "Correct the condition. The language is CEL; names come from facts.")

    package static let expressionType = DiagnosticCode(
        "MU0302", "expression type", .error,
        "A condition gives something other than true or false.",
        remedy: "Compare the value with something, so that it is true or false.")

    package static let badFactName = DiagnosticCode(
        "MU0303", "bad fact name", .error,
        "A fact has a name that conditions cannot use.",
        remedy: "Use letters, digits and \"_\", and no word of CEL.")

    package static let unknownFact = DiagnosticCode(
        "MU0304", "unknown fact", .error,
        "A fact is used that the plan does not declare.",
        remedy: "Correct the name, or declare the fact under facts of the plan.")

    package static let badFactType = DiagnosticCode(
        "MU0305", "bad fact type", .error,
        "The type of a fact is not a type of CEL, or not one for facts.",
        remedy: "Use bool, int, uint, double, string, duration, timestamp, list or map.")

    package static let badFactValue = DiagnosticCode(
        "MU0306", "bad fact value", .error,
        "The value of a fact does not fit its type.",
        remedy: "Write a value of the type that the fact declares.")

    package static let badObjective = DiagnosticCode(
        "MU0307", "bad objective", .error,
        "An objective is not a comparison and a number.",
        remedy: "Write a comparison and a number in quotes, as \">= 0.90\".")

    package static let unknownMeasure = DiagnosticCode(
        "MU0308", "unknown measure", .warning,
        "An objective reads something that is not measured.",
        remedy: "Use a measure of docs/plan-format.md, section 8.")

    package static let unitMismatch = DiagnosticCode(
        "MU0309", "unit mismatch", .warning,
        "A ratio is compared with a percentage, or other units are mixed.",
        remedy: "A ratio runs from 0 to 1, a percentage from 0 to 100. A threshold of the wrong"
            + " kind is always or never reached. Convert the number, or correct the unit of the"
            + " fact.",
        example: (
            "when: error_rate >= 20",
            "when: error_rate >= 0.2"
        ))

    /// The family in the order of its numbers.
    static let expressions: [DiagnosticCode] = [
        .badExpression, .expressionType, .badFactName, .unknownFact, .badFactType,
        .badFactValue, .badObjective, .unknownMeasure, .unitMismatch,
    ]
}
