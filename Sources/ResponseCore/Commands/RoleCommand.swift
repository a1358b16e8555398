// SPDX-License-Identifier: Apache-2.0
// Who does what, and what became of calls.

package import Notation
package import ResponseModel

/// A wish about roles and calls.
package enum RoleCommand: Sendable, Equatable {
    /// Take the incident, or the role for which one was paged.
    case acknowledge(IncidentID, role: RoleID?)
    /// Give a role to somebody.
    case assign(IncidentID, role: RoleID, person: PersonID, reason: String)
    /// Pass command on.
    case handOver(IncidentID, to: PersonID, brief: String)
    /// What became of the delivery of a page.
    case reportPage(IncidentID, page: PageID, outcome: PageOutcome)
}

extension RoleCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case acknowledge = "acknowledge"
        case assign = "assign_role"
        case handOver = "hand_over"
        case reportPage = "report_page"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .acknowledge(let incident, let role): Stored(.acknowledge, incident, role)
        case .assign(let incident, let role, let person, let reason):
            Stored(.assign, incident, role, person, reason)
        case .handOver(let incident, let to, let brief): Stored(.handOver, incident, to, brief)
        case .reportPage(let incident, let page, let outcome):
            Stored(.reportPage, incident, page, outcome)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .acknowledge: Form("incident", Member.optional("role")) { .acknowledge($0, role: $1) }
        case .assign:
            Form("incident", "role", "person", "reason") {
                .assign($0, role: $1, person: $2, reason: $3)
            }
        case .handOver: Form("incident", "to", "brief") { .handOver($0, to: $1, brief: $2) }
        case .reportPage:
            Form("incident", "page", "outcome") { .reportPage($0, page: $1, outcome: $2) }
        }
    }
}

extension RoleCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .acknowledge, .assign, .handOver: .person
        case .reportPage: .coordinator
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: RoleCommand) throws(Refusal) {
        switch command {
        case .acknowledge(let id, let role): try acknowledge(id, role)
        case .assign(let id, let role, let person, let reason):
            try assignRole(id, role, person, reason)
        case .handOver(let id, let person, let brief): try handOver(id, person, brief)
        case .reportPage(let id, let page, let outcome): try reportPage(id, page, outcome)
        }
    }
}
