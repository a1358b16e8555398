// SPDX-License-Identifier: Apache-2.0
// Who does what in an incident.

package import Notation
package import ResponseModel

/// A change of who holds a role.
package enum RoleEvent: Sendable, Equatable {
    case assigned(RoleID, PersonID, because: RoleReason)
    case leftVacant(RoleID, reason: VacancyReason)
    case incidentAcknowledged(PersonID)
    case commandTransferred(from: PersonID?, to: PersonID, brief: String)
    case spanExceeded(RoleID, people: Int)
}

extension RoleEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case assigned = "role_assigned"
        case leftVacant = "role_left_vacant"
        case incidentAcknowledged = "incident_acknowledged"
        case commandTransferred = "command_transferred"
        case spanExceeded = "span_exceeded"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .assigned(let role, let person, let reason): Stored(.assigned, role, person, reason)
        case .leftVacant(let role, let reason): Stored(.leftVacant, role, reason)
        case .incidentAcknowledged(let person): Stored(.incidentAcknowledged, person)
        case .commandTransferred(let old, let new, let brief):
            Stored(.commandTransferred, old, new, brief)
        case .spanExceeded(let role, let people): Stored(.spanExceeded, role, people)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .assigned: Form("role", "person", "because") { .assigned($0, $1, because: $2) }
        case .leftVacant: Form("role", "because") { .leftVacant($0, reason: $1) }
        case .incidentAcknowledged: Form("person") { .incidentAcknowledged($0) }
        case .commandTransferred:
            Form(Member.optional("from"), "to", "brief") {
                .commandTransferred(from: $0, to: $1, brief: $2)
            }
        case .spanExceeded: Form("role", "people") { .spanExceeded($0, people: $1) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: RoleEvent, at: Timestamp, by: Actor) {
        switch event {
        case .assigned(let role, let person, let reason):
            let confirmed: Bool
            if case .onDuty = reason { confirmed = false } else { confirmed = true }
            roles[role] = RoleHolder(
                person: person, since: at, because: reason, hasConfirmed: confirmed)
            if confirmed { ladders.update(role) { $0.due = nil } }
        case .incidentAcknowledged(let person):
            acknowledgedAt = at
            acknowledgedBy = person
        case .leftVacant, .commandTransferred, .spanExceeded: break
        }
    }
}
