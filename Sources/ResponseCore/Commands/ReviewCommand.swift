// SPDX-License-Identifier: Apache-2.0
// The review, and the actions that come of it.

package import Notation
import ResponseModel

/// A wish about the review or an action.
package enum ReviewCommand: Sendable, Equatable {
    case record(IncidentID, ReviewEntry)
    /// Say that the review is complete.
    case complete(IncidentID)
    case addAction(IncidentID, ActionDraft)
    case completeAction(ActionID, note: String)
    case verifyAction(ActionID, isEffective: Bool, note: String)
}

extension ReviewCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case record = "record_review"
        case complete = "complete_review"
        case addAction = "add_action"
        case completeAction = "complete_action"
        case verifyAction = "verify_action"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .record(let incident, let entry): Stored(.record, incident, entry)
        case .complete(let incident): Stored(.complete, incident)
        case .addAction(let incident, let action): Stored(.addAction, incident, action)
        case .completeAction(let action, let note): Stored(.completeAction, action, note)
        case .verifyAction(let action, let isEffective, let note):
            Stored(.verifyAction, action, isEffective, note)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .record: Form("incident", "entry") { .record($0, $1) }
        case .complete: Form("incident") { .complete($0) }
        case .addAction: Form("incident", "action") { .addAction($0, $1) }
        case .completeAction:
            Form("action", Member.missing("note", "")) { .completeAction($0, note: $1) }
        case .verifyAction:
            Form("action", "is_effective", Member.missing("note", "")) {
                .verifyAction($0, isEffective: $1, note: $2)
            }
        }
    }
}

extension ReviewCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .record, .complete, .addAction, .completeAction, .verifyAction: .person
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: ReviewCommand) throws(Refusal) {
        switch command {
        case .record(let id, let entry): try recordReview(id, entry)
        case .complete(let id): try completeReview(id)
        case .addAction(let id, let draft): try addAction(id, draft)
        case .completeAction(let action, let note): try completeAction(action, note)
        case .verifyAction(let action, let isEffective, let note):
            try verifyAction(action, isEffective, note)
        }
    }
}
