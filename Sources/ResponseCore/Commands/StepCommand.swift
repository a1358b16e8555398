// SPDX-License-Identifier: Apache-2.0
// Steps of the playbook.

package import Notation
package import ResponseModel

/// A wish about a step.
package enum StepCommand: Sendable, Equatable {
    case start(IncidentID, StepID)
    /// Say that a step is done; with review it waits for a second person.
    case complete(IncidentID, StepID, note: String)
    /// Look at a step that waits for review.
    case review(IncidentID, StepID, accept: Bool, note: String)
    case fail(IncidentID, StepID, reason: String)
    /// Leave a step out: a deviation, with who allows it.
    case skip(IncidentID, StepID, reason: String, approver: PersonID?)
    /// Undo a step with the step that its plan names for it.
    case rollBack(IncidentID, StepID, reason: String)
    /// Do something that the plan does not know: a deviation, with who allows it.
    case add(IncidentID, ImprovisedStep, reason: String, approver: PersonID?)
}

extension StepCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case start = "start_step"
        case complete = "complete_step"
        case review = "review_step"
        case fail = "fail_step"
        case skip = "skip_step"
        case rollBack = "roll_back_step"
        case add = "add_step"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .start(let incident, let step): Stored(.start, incident, step)
        case .complete(let incident, let step, let note): Stored(.complete, incident, step, note)
        case .review(let incident, let step, let accept, let note):
            Stored(.review, incident, step, accept, note)
        case .fail(let incident, let step, let reason): Stored(.fail, incident, step, reason)
        case .skip(let incident, let step, let reason, let approver):
            Stored(.skip, incident, step, reason, approver)
        case .rollBack(let incident, let step, let reason):
            Stored(.rollBack, incident, step, reason)
        case .add(let incident, let step, let reason, let approver):
            Stored(.add, incident, step, reason, approver)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .start: Form("incident", "step") { .start($0, $1) }
        case .complete:
            Form("incident", "step", Member.missing("note", "")) { .complete($0, $1, note: $2) }
        case .review:
            Form("incident", "step", "accept", Member.missing("note", "")) {
                .review($0, $1, accept: $2, note: $3)
            }
        case .fail: Form("incident", "step", "reason") { .fail($0, $1, reason: $2) }
        case .skip:
            Form("incident", "step", "reason", Member.optional("approver")) {
                .skip($0, $1, reason: $2, approver: $3)
            }
        case .rollBack: Form("incident", "step", "reason") { .rollBack($0, $1, reason: $2) }
        case .add:
            Form("incident", "step", "reason", Member.optional("approver")) {
                .add($0, $1, reason: $2, approver: $3)
            }
        }
    }
}

extension StepCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .start, .complete, .review, .fail, .skip, .rollBack, .add: .person
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: StepCommand) throws(Refusal) {
        switch command {
        case .start(let id, let step): try startStep(id, step)
        case .complete(let id, let step, let note): try completeStep(id, step, note)
        case .review(let id, let step, let accept, let note): try reviewStep(id, step, accept, note)
        case .fail(let id, let step, let reason): try failStep(id, step, reason)
        case .skip(let id, let step, let reason, let approver):
            try skipStep(id, step, Deviation(reason: reason, approver: approver))
        case .rollBack(let id, let step, let reason): try rollBackStep(id, step, reason)
        case .add(let id, let step, let reason, let approver):
            try addStep(id, step, Deviation(reason: reason, approver: approver))
        }
    }
}
