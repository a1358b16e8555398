// SPDX-License-Identifier: Apache-2.0
// How events change one incident. Flat on purpose: one line of the switch for one event.

import Notation
import ResponseModel

extension Incident {
    /// Changes the incident as the event says; events that are not about it change nothing. `plan`
    /// is the one that an assessment names.
    mutating func apply(_ event: Event, at: Timestamp, by: Actor, _ plan: Plan?) {
        applyLife(event, at: at, by: by, plan)
        applyFactsAndLevel(event, at: at, by: by)
        applyPeople(event, at: at)
        applyPlaybook(event, at: at, by: by)
        applyResources(event, at: at)
        applyResourceChanges(event, at: at)
        applyNotices(event, at: at)
        applyTargets(event, at: at)
        applyReview(event, at: at, by: by)
    }

    private mutating func enter(_ phase: Phase, at: Timestamp) {
        self.phase = phase
        phases.append((phase, at))
    }

    private mutating func applyLife(
        _ event: Event, at: Timestamp, by: Actor, _ assessed: Plan?
    ) {
        switch event {
        case .signalAttached(_, let signal, _), .signalUpdated(_, let signal):
            signals[signal.identity] = signal
        case .incidentAssessed(_, let plan, _, _):
            if plan != nil { self.plan = assessed }
            // A response that began without a plan goes on when it gets one.
            if self.phase < .active { enter(.assessed, at: at) }
        case .incidentWarned: enter(.warned, at: at)
        case .incidentActivated:
            enter(.active, at: at)
            activatedAt = at
        case .incidentMitigated: enter(.mitigated, at: at)
        case .incidentRecovered: enter(.recovered, at: at)
        case .incidentRelapsed:
            enter(.active, at: at)
            confirmedItems = []
            standDownHoldsSince = nil
        case .standDownConditionChanged(_, let holds): standDownHoldsSince = holds ? at : nil
        case .checklistConfirmed(_, let items):
            confirmedItems += items.filter { !confirmedItems.contains($0) }
            confirmedItems.sort()
        case .responseEnded:
            enter(.inReview, at: at)
            lowering = nil
            for role in ladders.keys { ladders.update(role) { $0.due = nil } }
        case .incidentClosed: enter(.closed, at: at)
        default: break
        }
    }

    private mutating func applyFactsAndLevel(_ event: Event, at: Timestamp, by: Actor) {
        switch event {
        case .factsRecorded(_, let list):
            for fact in list { facts[fact.name] = KnownFact(value: fact.value, at: at, by: by) }
        case .incidentClassified(_, let trial): lastTrial = trial
        case .levelChanged(_, _, let to, let reason):
            level = to
            levelReason = reason
            lowering = nil
            if case .hand = reason { isLevelHeld = true }
        case .levelReleased: isLevelHeld = false
        case .levelLoweringBegan(_, let to, let due): lowering = Lowering(to: to, due: due)
        case .levelLoweringStopped: lowering = nil
        default: break
        }
    }

    private mutating func applyPeople(_ event: Event, at: Timestamp) {
        switch event {
        case .roleAssigned(_, let role, let person, let reason):
            let confirmed: Bool
            if case .onDuty = reason { confirmed = false } else { confirmed = true }
            roles[role] = RoleHolder(
                person: person, since: at, because: reason, hasConfirmed: confirmed)
            if confirmed { ladders.update(role) { $0.due = nil } }
        case .pageOrdered(_, let page):
            pages[page.id] = page
            // News call nobody to a role: a ladder that is being climbed goes on.
            guard page.news == nil else { return }
            ladders[page.role] = Ladder(rung: page.rung, due: page.due)
        case .pageReported(_, let page, let outcome): pages.update(page) { $0.outcome = outcome }
        case .pageAcknowledged(_, let page, _):
            pages.update(page) { $0.acknowledgedAt = at }
            guard let known = pages[page], known.news == nil else { return }
            ladders.update(known.role) { $0.due = nil }
        case .rungTimedOut(_, let role, _): ladders.update(role) { $0.due = nil }
        case .ladderExhausted(_, let role):
            if ladders[role] == nil { ladders[role] = Ladder(rung: 0, due: nil) }
            ladders.update(role) {
                $0.due = nil
                $0.isExhausted = true
            }
        case .incidentAcknowledged(_, let person):
            acknowledgedAt = at
            acknowledgedBy = person
        default: break
        }
    }

    private mutating func applyPlaybook(_ event: Event, at: Timestamp, by: Actor) {
        switch event {
        case .stepReady(_, let step, let due, let round, let parent):
            steps[step] = StepState(readyAt: at, due: due, round: round, parent: parent)
        case .stepStarted(_, let step):
            steps.update(step) {
                $0.status = .started
                $0.startedAt = at
                $0.startedBy = by
                $0.doneBy = nil
                $0.reviewedBy = nil
            }
        case .stepSubmitted(_, let step, let note):
            steps.update(step) {
                $0.status = .submitted
                $0.doneBy = by
                $0.note = note
            }
        case .stepReviewed(_, let step, let accepted, _):
            steps.update(step) {
                $0.reviewedBy = accepted ? by : nil
                if !accepted { $0.status = .started }
            }
        case .stepBranched(_, let step, _): steps.update(step) { $0.status = .branching }
        case .stepDone(_, let step, let note):
            steps.update(step) {
                $0.status = .done
                $0.endedAt = at
                if $0.doneBy == nil { $0.doneBy = by }
                if !note.isEmpty { $0.note = note }
            }
        case .stepFailed(_, let step, let reason):
            steps.update(step) {
                $0.status = .failed
                $0.note = reason
            }
        case .stepSkipped(_, let step, let deviation):
            steps.update(step) {
                $0.status = .skipped
                $0.endedAt = at
                $0.note = deviation.reason
            }
        case .stepRolledBack(_, let step, _, let reason):
            steps.update(step) {
                $0.status = .rolledBack
                $0.endedAt = at
                $0.note = reason
            }
        case .stepAdded(_, let step, _): improvised[step.id] = step
        case .stepOverdue(_, let step): steps.update(step) { $0.isOverdue = true }
        case .playbookEnded: isPlaybookEnded = true
        default: break
        }
    }

    private mutating func applyResources(_ event: Event, at: Timestamp) {
        switch event {
        case .resourceRequested(_, let request): requests[request.id] = request
        case .resourceCommitted(_, let id, let units, _):
            requests.update(id) {
                $0.committed += units
                $0.committedAt = at
                $0.status = $0.committed >= $0.units ? .committed : .provisional
            }
        case .resourceDeclined(_, let id, _):
            requests.update(id) {
                $0.units = $0.committed
                $0.status = $0.committed == 0 ? .declined : .committed
            }
        case .resourceMobilised(_, let id, let arrival):
            requests.update(id) {
                $0.units = $0.committed
                $0.status = .mobilised
                $0.mobilisedAt = at
                $0.estimatedArrival = arrival
            }
        case .resourceAssigned(_, let id):
            requests.update(id) {
                $0.status = .assigned
                $0.assignedAt = at
            }
        case .resourceReleased(_, let id):
            requests.update(id) {
                $0.units = $0.committed
                $0.status = .released
                $0.releasedAt = at
            }
        case .resourceReturned(_, let id, let used):
            requests.update(id) {
                $0.status = .returned
                $0.returnedAt = at
                $0.used += used
                $0.duties = []
            }
        default: break
        }
    }

    private mutating func applyNotices(_ event: Event, at: Timestamp) {
        switch event {
        case .noticeDrafted(_, let notice): notices[notice.id] = notice
        case .noticeApproved(_, let id, let person):
            notices.update(id) { $0.approvedBy.append(person) }
        case .noticeReleased(_, let id, let reason):
            notices.update(id) {
                $0.status = .released
                $0.releasedAt = at
                $0.release = reason
            }
        case .noticeStopped(_, let id, _): notices.update(id) { $0.status = .stopped }
        case .noticeCompleted(_, let id, let counts, let digest):
            notices.update(id) {
                $0.status = .completed
                $0.counts = counts
                $0.ledgerDigest = digest
            }
        default: break
        }
    }

    private mutating func applyTargets(_ event: Event, at: Timestamp) {
        switch event {
        case .targetStarted(_, let key, let startedAt, let due, let atRisk):
            targets[key] = TargetState(startedAt: startedAt, due: due, atRisk: atRisk)
        case .targetMoved(_, let key, let due, let atRisk):
            targets.update(key) {
                $0.due = due
                $0.atRisk = atRisk
                $0.status = .running
            }
        case .targetAtRisk(_, let key): targets.update(key) { $0.status = .atRisk }
        case .targetBreached(_, let key): targets.update(key) { $0.status = .breached }
        case .targetMet(_, let key, let margin):
            targets.update(key) {
                $0.status = margin < .zero ? .metLate : .met
                $0.endedAt = at
            }
        case .targetDropped(_, let key):
            targets.update(key) {
                $0.status = .dropped
                $0.endedAt = at
            }
        default: break
        }
    }

    private mutating func applyReview(_ event: Event, at: Timestamp, by: Actor) {
        switch event {
        case .reviewOpened(_, let due):
            review.openedAt = at
            review.due = due
        case .reviewRecorded(_, let entry):
            switch entry {
            case .finding(let part, let text): review.findings.append((part, text))
            case .cause(let name, let text): review.causes.append((name, text))
            case .satisfaction(let share): review.satisfaction = share
            case .noActionReason(let reason): review.noActionReason = reason
            }
        case .reviewCompleted:
            review.completedAt = at
            review.completedBy = by
        case .actionAdded(_, let action): actions[action.id] = action
        case .actionCompleted(_, let id, let note):
            actions.update(id) {
                $0.status = .completed
                $0.completedAt = at
                $0.completedBy = by
                $0.note = note
            }
        case .actionVerified(_, let id, let isEffective, let note):
            actions.update(id) {
                $0.status = isEffective ? .verified : .ineffective
                $0.verifiedAt = at
                $0.note = note
            }
        default: break
        }
    }
}
