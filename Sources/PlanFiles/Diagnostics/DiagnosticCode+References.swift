// SPDX-License-Identifier: Apache-2.0

// Names of things that are not there: MU0201 and on.
extension DiagnosticCode {
    package static let unknownReference = DiagnosticCode(
        "MU0201", "unknown reference", .error,
        "Something is referred to that is defined nowhere.",
        remedy: "Correct the name, or define the thing.")

    package static let noOrganization = DiagnosticCode(
        "MU0202", "no organization", .error,
        "There is no organisation among the files.",
        remedy: "Name the folder that holds the file muster: organization/1.")

    package static let severalOrganizations = DiagnosticCode(
        "MU0203", "several organizations", .error,
        "There is more than one organisation among the files.",
        remedy: "Name one of them under include of the other, or remove it.")

    package static let noDefaultCalendar = DiagnosticCode(
        "MU0204", "no default calendar", .error,
        "Business days are used without a calendar to count them.",
        remedy: "Set default_calendar, or name the calendar as in 3bd@office.")

    /// The family in the order of its numbers.
    static let references: [DiagnosticCode] = [
        .unknownReference, .noOrganization, .severalOrganizations, .noDefaultCalendar,
    ]
}
