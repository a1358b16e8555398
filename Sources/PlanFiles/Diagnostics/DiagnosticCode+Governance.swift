// SPDX-License-Identifier: Apache-2.0

// Reviews, approvals and what every plan has to say: MU0701 and on.
extension DiagnosticCode {
    package static let missingSection = DiagnosticCode(
        "MU0701", "missing section", .warning,
        "A plan lacks a section that every plan needs (S093).",
        remedy: "Write the section. A plan without it leaves a question open in the worst hour.")

    package static let reviewOverdue = DiagnosticCode(
        "MU0702", "review overdue", .warning,
        "A plan should have been reviewed (S094).",
        remedy: "Review the plan and record the approval with its date.",
        needsToday: true)

    package static let notApproved = DiagnosticCode(
        "MU0703", "not approved", .warning,
        "A published plan has no recorded approval (S097).",
        remedy: "Add {step: approved, by: …, on: …} under approvals.")

    package static let reviewMissing = DiagnosticCode(
        "MU0704", "review missing", .warning,
        "A published plan lacks a review that it needs (S095, S096).",
        remedy: "Customer service looks whether the plan fits operations, the legal department"
            + " whether it complies, quality control whether it is good enough; changes to terms,"
            + " technical standards or legal clauses need experts too.")

    package static let approvalOrder = DiagnosticCode(
        "MU0705", "approval order", .warning,
        "The steps to publication are dated in the wrong order (S095, S097).",
        remedy: "A revision is reviewed, then approved, then published, and holds from a date"
            + " after that.")

    package static let recoveryTooLate = DiagnosticCode(
        "MU0706", "recovery too late", .warning,
        "Service is restored later than the organisation can bear.",
        remedy: "The recovery time objective (rto) must be shorter than the maximum tolerable"
            + " period of disruption (mtpd), after which the organisation does not survive.",
        example: (
            """
            rto: 24h
            mtpd: 8h
            """,
            """
            rto: 4h
            mtpd: 8h
            """
        ))

    /// The family in the order of its numbers.
    static let governance: [DiagnosticCode] = [
        .missingSection, .reviewOverdue, .notApproved, .reviewMissing, .approvalOrder,
        .recoveryTooLate,
    ]
}
