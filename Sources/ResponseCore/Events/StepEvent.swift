// SPDX-License-Identifier: Apache-2.0
// The playbook, step by step.

package import Notation
package import ResponseModel

/// A turn in the life of a step.
package enum StepEvent: Sendable, Equatable {
    /// A step can be worked on; `round` counts from 1 in loops, `parent` is the step whose branch
    /// it belongs to.
    case ready(StepID, due: Timestamp?, round: Int, parent: StepID?)
    case started(StepID)
    case submitted(StepID, note: String)
    case reviewed(StepID, accepted: Bool, note: String)
    /// A parallel, if, while or switch step opened the named branches.
    case branched(StepID, into: [StepID])
    case done(StepID, note: String)
    case failed(StepID, reason: String)
    case skipped(StepID, Deviation)
    case rolledBack(StepID, by: StepID, reason: String)
    case added(Step, Deviation)
    case overdue(StepID)
    case playbookEnded
}

extension StepEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case ready = "step_ready"
        case started = "step_started"
        case submitted = "step_submitted"
        case reviewed = "step_reviewed"
        case branched = "step_branched"
        case done = "step_done"
        case failed = "step_failed"
        case skipped = "step_skipped"
        case rolledBack = "step_rolled_back"
        case added = "step_added"
        case overdue = "step_overdue"
        case playbookEnded = "playbook_ended"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .ready(let step, let due, let round, let parent):
            Stored(.ready, step, due, round, parent)
        case .started(let step): Stored(.started, step)
        case .submitted(let step, let note): Stored(.submitted, step, note)
        case .reviewed(let step, let accepted, let note): Stored(.reviewed, step, accepted, note)
        case .branched(let step, let branches): Stored(.branched, step, branches)
        case .done(let step, let note): Stored(.done, step, note)
        case .failed(let step, let reason): Stored(.failed, step, reason)
        case .skipped(let step, let deviation): Stored(.skipped, step, deviation)
        case .rolledBack(let step, let rollback, let reason):
            Stored(.rolledBack, step, rollback, reason)
        case .added(let step, let deviation): Stored(.added, step, deviation)
        case .overdue(let step): Stored(.overdue, step)
        case .playbookEnded: Stored(.playbookEnded)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .ready:
            Form("step", Member.optional("due"), "round", Member.optional("parent")) {
                .ready($0, due: $1, round: $2, parent: $3)
            }
        case .started: Form("step") { .started($0) }
        case .submitted: Form("step", "note") { .submitted($0, note: $1) }
        case .reviewed: Form("step", "accepted", "note") { .reviewed($0, accepted: $1, note: $2) }
        case .branched: Form("step", "into") { .branched($0, into: $1) }
        case .done: Form("step", "note") { .done($0, note: $1) }
        case .failed: Form("step", "reason") { .failed($0, reason: $1) }
        case .skipped: Form("step", "deviation") { .skipped($0, $1) }
        case .rolledBack: Form("step", "by", "reason") { .rolledBack($0, by: $1, reason: $2) }
        case .added: Form("step", "deviation") { .added($0, $1) }
        case .overdue: Form("step") { .overdue($0) }
        case .playbookEnded: Form(.playbookEnded)
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: StepEvent, at: Timestamp, by: Actor) {
        switch event {
        case .ready(let step, let due, let round, let parent):
            steps[step] = StepState(readyAt: at, due: due, round: round, parent: parent)
        case .started(let step):
            steps.update(step) {
                $0.status = .started
                $0.startedAt = at
                $0.startedBy = by
                $0.doneBy = nil
                $0.reviewedBy = nil
            }
        case .submitted(let step, let note):
            steps.update(step) {
                $0.status = .submitted
                $0.doneBy = by
                $0.note = note
            }
        case .reviewed(let step, let accepted, _):
            steps.update(step) {
                $0.reviewedBy = accepted ? by : nil
                if !accepted { $0.status = .started }
            }
        case .branched(let step, _): steps.update(step) { $0.status = .branching }
        case .done(let step, let note):
            steps.update(step) {
                $0.status = .done
                $0.endedAt = at
                if $0.doneBy == nil { $0.doneBy = by }
                if !note.isEmpty { $0.note = note }
            }
        case .failed(let step, let reason):
            steps.update(step) {
                $0.status = .failed
                $0.note = reason
            }
        case .skipped(let step, let deviation):
            steps.update(step) {
                $0.status = .skipped
                $0.endedAt = at
                $0.note = deviation.reason
            }
        case .rolledBack(let step, _, let reason):
            steps.update(step) {
                $0.status = .rolledBack
                $0.endedAt = at
                $0.note = reason
            }
        case .added(let step, _): improvised[step.id] = step
        case .overdue(let step): steps.update(step) { $0.isOverdue = true }
        case .playbookEnded: isPlaybookEnded = true
        }
    }
}
