// SPDX-License-Identifier: Apache-2.0
// The steps of a playbook: order, parallel branches, conditions, deadlines, two-person review,
// rollback, and every deviation with its reason and who allowed it (S039, S045, S050).

import CEL
import Notation
import ResponseModel

extension Decision {
    mutating func openPlaybook(_ id: IncidentID) {
        guard let incident = state.incidents[id], let start = incident.plan?.playbook.start,
            incident.steps[start] == nil
        else { return }
        open([start], parent: nil, round: 1, id)
    }

    // All are ready before the first is begun: a branch that ends at once is not the last one.
    private mutating func open(
        _ steps: [StepID], parent: StepID?, round: Int, _ id: IncidentID
    ) {
        let fresh = steps.filter { makeReady($0, parent: parent, round: round, id) }
        for step in fresh {
            guard let model = state.incidents[id]?.step(step), model.kind != .action else {
                continue
            }
            branch(model, id)
        }
    }

    /// Makes a step ready, unless it is open already or was done in this round.
    private mutating func makeReady(
        _ step: StepID, parent: StepID?, round: Int, _ id: IncidentID
    ) -> Bool {
        guard let incident = state.incidents[id], let model = incident.step(step) else {
            return false
        }
        if let known = incident.steps[step], known.round >= round { return false }
        let limit = incident.level.flatMap { model.within[$0] }
        let due = limit.flatMap { limit in
            state.organization.map { limit.deadline(from: now, in: $0) }
        }
        emit(.step(id, .ready(step, due: due, round: round, parent: parent)))
        return true
    }

    // Steps that the coordinator takes by itself.
    private mutating func branch(_ step: Step, _ id: IncidentID) {
        guard let incident = state.incidents[id], let round = incident.steps[step.id]?.round else {
            return
        }
        let bindings = FactBindings(incident, now: now)
        switch step.kind {
        case .action: break
        case .parallel(let branches): enter(branches, of: step, round, id)
        case .ifCondition(let when, let onTrue, let onFalse):
            switch judge(when, bindings) {
            case .holds: enter([onTrue], of: step, round, id)
            case .fails: enter(onFalse.map { [$0] } ?? [], of: step, round, id)
            case .unknown(let name): fail(step.id, "The fact \(name) is not known.", id)
            case .broken(let why): fail(step.id, why, id)
            }
        case .whileCondition(let when, let onTrue):
            repeatBranch(onTrue, of: step, judge(when, bindings), id)
        case .switchCondition(let on, let cases, let otherwise):
            do throws(EvaluationError) {
                let value = try on.evaluate(bindings)
                let chosen = cases.first { $0.value == value.label }?.step ?? otherwise
                enter(chosen.map { [$0] } ?? [], of: step, round, id)
            } catch {
                fail(step.id, error.message, id)
            }
        }
    }

    private mutating func fail(_ step: StepID, _ why: String, _ id: IncidentID) {
        emit(.step(id, .failed(step, reason: why)))
    }

    private mutating func enter(
        _ branches: [StepID], of step: Step, _ round: Int, _ id: IncidentID
    ) {
        guard !branches.isEmpty else { return finish(step.id, note: "", id) }
        emit(.step(id, .branched(step.id, into: branches)))
        open(branches, parent: step.id, round: round, id)
        settle(id)
    }

    private mutating func repeatBranch(
        _ branch: StepID, of step: Step, _ verdict: Verdict, _ id: IncidentID
    ) {
        switch verdict {
        case .fails: finish(step.id, note: "", id)
        case .unknown(let name): fail(step.id, "The fact \(name) is not known.", id)
        case .broken(let why): fail(step.id, why, id)
        case .holds:
            let round = (state.incidents[id]?.steps[branch]?.round ?? 0) + 1
            guard round <= Limits.loopRounds else {
                return fail(step.id, "The loop has gone round \(Limits.loopRounds) times.", id)
            }
            emit(.step(id, .branched(step.id, into: [branch])))
            open([branch], parent: step.id, round: round, id)
        }
    }

    private mutating func finish(_ step: StepID, note: String, _ id: IncidentID) {
        emit(.step(id, .done(step, note: note)))
        proceed(after: step, id)
    }

    /// Opens what follows an ended step: its successor, or what its parent does when the last
    /// branch has ended, or the end of the playbook.
    private mutating func proceed(after step: StepID, _ id: IncidentID) {
        guard let incident = state.incidents[id], let ended = incident.steps[step],
            let model = incident.step(step), incident.improvised[step] == nil
        else { return }
        if let next = model.next {
            open([next], parent: ended.parent, round: ended.round, id)
        } else {
            openAfterUndoing(by: step, id)
        }
        settle(id)
    }

    // When a step has been undone, the way goes on where it would have gone on after it.
    private mutating func openAfterUndoing(by undo: StepID, _ id: IncidentID) {
        guard let incident = state.incidents[id] else { return }
        for step in incident.steps.keys {
            guard let known = incident.steps[step], known.status == .rolledBack,
                let model = incident.step(step), model.rollback == undo, let next = model.next
            else { continue }
            open([next], parent: known.parent, round: known.round, id)
        }
    }

    // Ends every step whose branches have all ended, and the playbook when nothing is left.
    private mutating func settle(_ id: IncidentID) {
        for step in state.incidents[id]?.steps.keys ?? [] where hasSettled(step, id) {
            rejoin(step, id)
        }
        if state.incidents[id]?.isPlaybookEnded == false, rootIsDone(id) {
            emit(.step(id, .playbookEnded))
        }
    }

    private func hasSettled(_ step: StepID, _ id: IncidentID) -> Bool {
        guard let incident = state.incidents[id], incident.steps[step]?.status == .branching else {
            return false
        }
        let branches = incident.branches(of: step)
        return branches.allSatisfy { incident.hasEnded($0) && incident.hasEnded(whatFollows: $0) }
    }

    private func rootIsDone(_ id: IncidentID) -> Bool {
        guard let incident = state.incidents[id] else { return false }
        return incident.steps.keys.allSatisfy { step in
            incident.improvised[step] != nil || incident.steps[step]?.status.isEnded == true
        }
    }

    private mutating func rejoin(_ parent: StepID, _ id: IncidentID) {
        guard let incident = state.incidents[id], let model = incident.step(parent) else { return }
        if case .whileCondition(let when, let onTrue) = model.kind {
            repeatBranch(onTrue, of: model, judge(when, FactBindings(incident, now: now)), id)
        } else {
            finish(parent, note: "", id)
        }
    }

    // MARK: What people do

    private func work(
        on step: StepID, of id: IncidentID, in statuses: [StepState.Status], to purpose: String
    ) throws(Refusal) -> (Incident, Step, StepState) {
        let incident = try openIncident(id)
        guard incident.phase.isResponding else {
            throw Refusal(
                .wrongPhase, "Incident \(id) is \(incident.phase.rawValue): no step is worked on.",
                help: "Activate the response first, or declare a relapse.")
        }
        guard let model = incident.step(step) else {
            let known = incident.plan?.playbook.steps.all.map(\.id.raw) ?? []
            throw .unknown("step", step.raw, among: known + incident.improvised.keys.map(\.raw))
        }
        guard let known = incident.steps[step] else {
            let open = incident.steps.keys.filter { incident.steps[$0]?.status.isEnded == false }
            throw Refusal(
                .conditionNotMet, "Step \(step) of \(id) is not ready: steps before it are open.",
                help: "Open now: \(open.map(\.raw).joined(separator: ", ")).")
        }
        guard statuses.contains(known.status) else {
            throw Refusal(
                known.status.isEnded ? .alreadyDone : .wrongPhase,
                "Step \(step) of \(id) is \(known.status.rawValue); you cannot \(purpose) it now.",
                help: "It must be \(statuses.map(\.rawValue).joined(separator: " or ")).")
        }
        return (incident, model, known)
    }

    mutating func startStep(_ id: IncidentID, _ step: StepID) throws(Refusal) {
        let (_, model, _) = try work(on: step, of: id, in: [.ready, .failed], to: "start")
        if model.kind == .action { emit(.step(id, .started(step))) } else { branch(model, id) }
        judgeAnew(id)
    }

    mutating func completeStep(
        _ id: IncidentID, _ step: StepID, _ note: String
    ) throws(Refusal) {
        let (_, model, known) = try work(
            on: step, of: id, in: [.ready, .started], to: "complete")
        try check(note, "The note", isRequired: false)
        if known.status == .ready { emit(.step(id, .started(step))) }
        if model.review == .twoPerson {
            emit(.step(id, .submitted(step, note: note)))
        } else {
            finish(step, note: note, id)
        }
        judgeAnew(id)
    }

    mutating func reviewStep(
        _ id: IncidentID, _ step: StepID, _ accept: Bool, _ note: String
    ) throws(Refusal) {
        let (_, _, known) = try work(on: step, of: id, in: [.submitted], to: "review")
        let reviewer = try person()
        try check(note, "The note", isRequired: !accept)
        guard known.doneBy?.person != reviewer else {
            throw Refusal(
                .needsSecondPerson, "\(reviewer) did step \(step) and cannot review it too.",
                help: "Two-person review needs somebody else.")
        }
        emit(.step(id, .reviewed(step, accepted: accept, note: note)))
        if accept { finish(step, note: "", id) }
        judgeAnew(id)
    }

    mutating func failStep(_ id: IncidentID, _ step: StepID, _ reason: String) throws(Refusal) {
        _ = try work(on: step, of: id, in: [.ready, .started, .submitted], to: "fail")
        try check(reason, "The reason")
        fail(step, reason, id)
        judgeAnew(id)
    }

    mutating func skipStep(
        _ id: IncidentID, _ step: StepID, _ deviation: Deviation
    ) throws(Refusal) {
        let (incident, _, _) = try work(
            on: step, of: id, in: [.ready, .started, .submitted, .failed, .branching], to: "skip")
        let approved = try allowed(deviation, in: incident)
        for inner in incident.openSteps(inside: step) { emit(.step(id, .skipped(inner, approved))) }
        emit(.step(id, .skipped(step, approved)))
        proceed(after: step, id)
        judgeAnew(id)
    }

    mutating func rollBackStep(
        _ id: IncidentID, _ step: StepID, _ reason: String
    ) throws(Refusal) {
        let (_, model, known) = try work(
            on: step, of: id, in: [.started, .submitted, .failed, .done], to: "roll back")
        try check(reason, "The reason")
        guard let undo = model.rollback else {
            throw Refusal(
                .invalid, "The plan names no step that undoes \(step).",
                help: "Add one with `step add`, with the reason and who allows it.")
        }
        emit(.step(id, .rolledBack(step, by: undo, reason: reason)))
        // One that is being done already for another step does for this one too.
        let open = state.incidents[id]?.steps[undo]
        if open?.status.isEnded ?? true {
            self.open([undo], parent: known.parent, round: (open?.round ?? 0) + 1, id)
        }
        judgeAnew(id)
    }

    mutating func addStep(
        _ id: IncidentID, _ draft: ImprovisedStep, _ deviation: Deviation
    ) throws(Refusal) {
        let incident = try openIncident(id)
        guard incident.phase.isResponding else {
            throw Refusal(
                .wrongPhase, "Incident \(id) is \(incident.phase.rawValue): no step is worked on.",
                help: "Activate the response first.")
        }
        try check(draft.title, "The title", limit: Limits.titleBytes)
        guard try organization().roles[draft.role] != nil else {
            throw .unknown(
                "role", draft.role.raw, among: try organization().roles.all.map(\.id.raw))
        }
        guard incident.improvised.count < Limits.improvisedSteps else {
            throw .limit("The number of added steps", Limits.improvisedSteps, "steps")
        }
        guard (draft.within ?? .seconds(1)) > .zero else {
            throw Refusal(.invalid, "A step needs time.", help: "Give a time such as 15m.")
        }
        let approved = try allowed(deviation, in: incident)
        let step = Step(
            id: incident.nextAddedStep, kind: .action,
            title: LocalizedText(draft.title), role: draft.role,
            within: PerLevel(draft.within.map { .wall($0) }))
        emit(.step(id, .added(step, approved)))
        open([step.id], parent: nil, round: 1, id)
    }

    // The approver is who gives the command, if they may, or somebody they name who may.
    private func allowed(
        _ deviation: Deviation, in incident: Incident
    ) throws(Refusal) -> Deviation {
        let person = try person()
        try check(deviation.reason, "The reason")
        let approver = try known(deviation.approver ?? person)
        guard may(approver, .approveDeviations, in: incident) else {
            throw Refusal(
                .notPermitted, "\(approver) may not approve deviations from the plan.",
                help: "Name who allows it: --approver PERSON, such as the incident commander"
                    + (incident.commander.map { " \($0)." } ?? "."))
        }
        return Deviation(reason: deviation.reason, approver: approver)
    }

    /// Marks steps that are late.
    mutating func markOverdueSteps(_ id: IncidentID) {
        guard let incident = state.incidents[id] else { return }
        for step in incident.steps.keys {
            guard let known = incident.steps[step], let due = known.watchedDue, due <= now else {
                continue
            }
            emit(.step(id, .overdue(step)))
        }
    }
}

extension Incident {
    /// The steps whose end a branching step waits for.
    fileprivate func branches(of step: StepID) -> [StepID] {
        var branches = steps.keys.filter { steps[$0]?.parent == step }
        if case .parallel(let named) = self.step(step)?.kind {
            branches += named.filter { !branches.contains($0) }
        }
        return branches
    }

    fileprivate func hasEnded(_ step: StepID) -> Bool { steps[step]?.status.isEnded == true }

    /// Whether the successor of an ended step and the step that undoes it have ended too, where
    /// they were opened: other branches may have met in them.
    fileprivate func hasEnded(whatFollows step: StepID) -> Bool {
        guard let model = self.step(step) else { return true }
        let undo = steps[step]?.status == .rolledBack ? model.rollback : nil
        return [model.next, undo].compactMap { $0 }.allSatisfy {
            steps[$0] == nil || hasEnded($0)
        }
    }

    /// The steps that are open below a branching one, however deep.
    fileprivate func openSteps(inside step: StepID) -> [StepID] {
        steps.keys.filter { inner in
            guard steps[inner]?.status.isEnded == false else { return false }
            var parent = steps[inner]?.parent
            // A chain of parents is no longer than there are steps.
            for _ in 0..<steps.count where parent != nil && parent != step {
                parent = parent.flatMap { steps[$0]?.parent }
            }
            return parent == step && inner != step
        }
    }

    /// A name for a step that is added by hand; a plan may have steps of such names itself.
    fileprivate var nextAddedStep: StepID {
        var number = improvised.count + 1
        while plan?.playbook.steps[StepID("added-\(number)")] != nil { number += 1 }
        return StepID("added-\(number)")
    }
}

extension StepState {
    /// The deadline while it is still to be kept.
    var watchedDue: Timestamp? { status.isEnded || isOverdue ? nil : due }
}

extension CEL.Value {
    /// The value as the label of a branch: `true`, `3`, the text of a string.
    var label: String {
        switch self {
        case .string(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .uint(let number): String(number)
        case .double(let number): String(number)
        default: ""
        }
    }
}
