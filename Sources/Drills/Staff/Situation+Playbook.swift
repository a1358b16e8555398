// SPDX-License-Identifier: Apache-2.0
// Steps: picked up by who has the role, done or failed after the time that the scenario draws,
// reviewed by a second person, done again or rolled back when they went wrong (S039, S050).

import Notation
import ResponseCore
import ResponseModel

extension Situation {
    /// Looks at every step that is open.
    mutating func considerSteps() {
        guard incident.phase.isResponding else { return }
        for id in incident.steps.keys {
            guard let step = incident.step(id), let state = incident.steps[id] else { continue }
            switch state.status {
            case .ready: pickUp(step, state)
            case .started: work(on: step, state)
            case .submitted: review(step, state)
            case .failed: recover(step, state)
            case .branching, .done, .skipped, .rolledBack: break
            }
        }
    }

    private mutating func pickUp(_ step: Step, _ state: StepState) {
        let name = name("start", step.id.raw, since: state.readyAt)
        guard isFree(name), let person = performer(of: step.role) else { return }
        let time = people.pickUpTime(of: person, on: name)
        intend(name, .step(.start(incident.id, step.id)), by: person, at: now + time)
    }

    // The time drawn counts from when the step was ready and its role was there; a step that is
    // done again begins anew.
    private mutating func work(on step: Step, _ state: StepState) {
        guard let startedAt = state.startedAt, let person = state.startedBy?.person else { return }
        let name = name("finish", step.id.raw, since: startedAt)
        guard isFree(name) else { return }
        let failures = agenda.failures(of: step.id, in: incident.id)
        let available = step.role.flatMap { incident.roles[$0]?.since } ?? state.readyAt
        let begin = failures == 0 ? max(state.readyAt, available) : startedAt
        let allowed = state.due.map { $0 - state.readyAt }
        let length = people.workTime(on: step.id, allowed: allowed, occasion: name)
        let end = max(startedAt + .seconds(1), begin + length)
        let goesWrong =
            failures < DrillLimits.errorsPerStep
            && people.errs(on: step.id, occasion: name, at: end)
        let command: Command =
            goesWrong
            ? .step(.fail(incident.id, step.id, reason: StaffWording.stepFailed))
            : .step(.complete(incident.id, step.id, note: ""))
        intend(name, command, by: person, at: end)
    }

    /// The second person: others with the role first, then everybody who is there.
    private mutating func review(_ step: Step, _ state: StepState) {
        let name = name("review", step.id.raw, since: state.startedAt)
        let doer = state.doneBy?.person
        let others = (everybodyPresent + known(for: step.role)).filter { $0 != doer }
        guard let reviewer = next(of: others, for: name) else { return }
        let command = Command.step(.review(incident.id, step.id, accept: true, note: ""))
        decide(name, command, by: reviewer)
    }

    // A role may have one holder; colleagues who can hold it are asked when nobody else is there.
    private func known(for role: RoleID?) -> [PersonID] {
        guard let role else { return [] }
        return organization.people.all.filter { $0.roles.contains(role) }.map(\.id)
    }

    /// Done again the first time; the second time rolled back where the plan knows how. What the
    /// coordinator could not decide is tried again, and left out when that does not help.
    private mutating func recover(_ step: Step, _ state: StepState) {
        let failures = agenda.failures(of: step.id, in: incident.id)
        let isAction = step.kind == .action
        guard let person = isAction ? performer(of: step.role) : lead else { return }
        let name = name("recover \(failures)", step.id.raw, since: state.readyAt)
        let command: Command =
            if failures <= 1 || isAction && step.rollback == nil {
                .step(.start(incident.id, step.id))
            } else if isAction {
                .step(.rollBack(incident.id, step.id, reason: StaffWording.stepFailedAgain))
            } else {
                .step(
                    .skip(
                        incident.id, step.id, reason: StaffWording.undecidable(state.note),
                        approver: nil))
            }
        decide(name, command, by: person)
    }
}
