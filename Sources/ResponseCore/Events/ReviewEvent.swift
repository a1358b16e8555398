// SPDX-License-Identifier: Apache-2.0
// The review after the response, and the actions that come of it.

package import Notation
import ResponseModel

/// An entry of the review, or a turn in the life of an action.
package enum ReviewEvent: Sendable, Equatable {
    case opened(due: Timestamp?)
    case recorded(ReviewEntry)
    case completed
    case actionAdded(CorrectiveAction)
    case actionCompleted(ActionID, note: String)
    case actionVerified(ActionID, isEffective: Bool, note: String)
}

extension ReviewEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case opened = "review_opened"
        case recorded = "review_recorded"
        case completed = "review_completed"
        case actionAdded = "action_added"
        case actionCompleted = "action_completed"
        case actionVerified = "action_verified"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .opened(let due): Stored(.opened, due)
        case .recorded(let entry): Stored(.recorded, entry)
        case .completed: Stored(.completed)
        case .actionAdded(let action): Stored(.actionAdded, action)
        case .actionCompleted(let action, let note): Stored(.actionCompleted, action, note)
        case .actionVerified(let action, let isEffective, let note):
            Stored(.actionVerified, action, isEffective, note)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .opened: Form(Member.optional("due")) { .opened(due: $0) }
        case .recorded: Form("entry") { .recorded($0) }
        case .completed: Form(.completed)
        case .actionAdded: Form("action") { .actionAdded($0) }
        case .actionCompleted: Form("action", "note") { .actionCompleted($0, note: $1) }
        case .actionVerified:
            Form("action", "is_effective", "note") {
                .actionVerified($0, isEffective: $1, note: $2)
            }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: ReviewEvent, at: Timestamp, by: Actor) {
        switch event {
        case .opened(let due):
            review.openedAt = at
            review.due = due
        case .recorded(let entry):
            switch entry {
            case .finding(let part, let text): review.findings.append((part, text))
            case .cause(let name, let text): review.causes.append((name, text))
            case .satisfaction(let share): review.satisfaction = share
            case .noActionReason(let reason): review.noActionReason = reason
            }
        case .completed:
            review.completedAt = at
            review.completedBy = by
        case .actionAdded(let action): actions[action.id] = action
        case .actionCompleted(let id, let note):
            actions.update(id) {
                $0.status = .completed
                $0.completedAt = at
                $0.completedBy = by
                $0.note = note
            }
        case .actionVerified(let id, let isEffective, let note):
            actions.update(id) {
                $0.status = isEffective ? .verified : .ineffective
                $0.verifiedAt = at
                $0.note = note
            }
        }
    }
}
