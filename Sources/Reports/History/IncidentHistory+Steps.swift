// SPDX-License-Identifier: Apache-2.0
// Steps of the playbook: each time a step becomes ready it has a new outcome.

import Notation
import ResponseCore
import ResponseModel

extension IncidentHistory {
    mutating func take(_ event: StepEvent, _ record: Record) {
        let at = record.at
        let by = names.actor(record.by)
        switch event {
        case .ready(let id, let due, let round, _):
            begin(id, outcome(of: id, readyAt: at, due: due, round: round))
        case .started(let id):
            update(id) {
                $0.status = .started
                $0.startedAt = $0.startedAt ?? at
                $0.startedBy = by
            }
        case .submitted(let id, let note):
            update(id) {
                $0.status = .submitted
                $0.doneBy = by
                $0.note = note
            }
        case .reviewed(let id, let accepted, let note):
            update(id) {
                if accepted {
                    $0.reviewedBy = by
                } else {
                    $0.status = .started
                    $0.rejections += 1
                }
                if !note.isEmpty { $0.note = note }
            }
        case .branched(let id, let branches):
            update(id) {
                $0.status = .branching
                $0.branches = branches
            }
        case .done(let id, let note): finish(id, .done, note, at: at, by: by)
        case .failed(let id, let reason):
            update(id) {
                $0.status = .failed
                $0.failures.append(reason)
            }
            observe(.stepFailed(id, title: names.stepTitle(id), reason: reason), at: at)
        case .skipped(let id, let deviation): skip(id, deviation, at: at, by: by)
        case .rolledBack(let id, let undo, let reason):
            finish(id, .rolledBack, reason, at: at, by: by)
            update(id) { $0.rolledBackBy = undo }
            observe(.stepRolledBack(id, title: names.stepTitle(id)), at: at)
        case .added(let step, let deviation): improvise(step, deviation)
        case .overdue, .playbookEnded: break
        }
    }

    // A step that was added by hand waits in the list until it becomes ready.
    private mutating func begin(_ id: StepID, _ outcome: Evaluation.StepOutcome) {
        guard let index = steps.firstIndex(where: { $0.step == id && $0.readyAt == nil }) else {
            steps.append(outcome)
            return
        }
        var outcome = outcome
        outcome.deviation = steps[index].deviation
        outcome.approver = steps[index].approver
        steps[index] = outcome
    }

    func outcome(
        of id: StepID, readyAt: Timestamp?, due: Timestamp?, round: Int
    ) -> Evaluation.StepOutcome {
        let step = names.step(id)
        return Evaluation.StepOutcome(
            step: id, title: names.stepTitle(id), kind: step?.kind.name ?? "action",
            role: step?.role.map(names.role), round: round, readyAt: readyAt, due: due,
            status: readyAt == nil ? .notReached : .ready, failures: [], rejections: 0,
            branches: [], isImprovised: names.isImprovised(id), note: "")
    }

    private mutating func update(_ id: StepID, _ change: (inout Evaluation.StepOutcome) -> Void) {
        guard let index = steps.lastIndex(where: { $0.step == id }) else { return }
        change(&steps[index])
    }

    private mutating func finish(
        _ id: StepID, _ status: Evaluation.StepOutcome.Status, _ note: String, at: Timestamp,
        by: Evaluation.Named
    ) {
        update(id) {
            $0.status = status
            // What was undone later was still done in its time.
            $0.endedAt = status == .rolledBack ? $0.endedAt ?? at : at
            if $0.doneBy == nil { $0.doneBy = by }
            if !note.isEmpty { $0.note = note }
        }
    }

    private mutating func skip(
        _ id: StepID, _ deviation: Deviation, at: Timestamp, by: Evaluation.Named
    ) {
        let approver = deviation.approver.map(names.person)
        // A step can be skipped before its turn comes; then it has no outcome yet.
        if !steps.contains(where: { $0.step == id && !$0.status.isEnded }) {
            steps.append(outcome(of: id, readyAt: at, due: nil, round: 1))
        }
        finish(id, .skipped, deviation.reason, at: at, by: by)
        update(id) {
            $0.deviation = deviation
            $0.approver = approver
        }
        observe(
            .stepSkipped(
                id, title: names.stepTitle(id), reason: deviation.reason, approver: approver),
            at: at)
    }

    // The event of becoming ready may come before or after that of being added.
    private mutating func improvise(_ step: Step, _ deviation: Deviation) {
        if !steps.contains(where: { $0.step == step.id }) {
            steps.append(outcome(of: step.id, readyAt: nil, due: nil, round: 1))
        }
        let approver = deviation.approver.map(names.person)
        update(step.id) {
            $0.deviation = deviation
            $0.approver = approver
        }
    }
}
