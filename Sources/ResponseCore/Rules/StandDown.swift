// SPDX-License-Identifier: Apache-2.0
// The end of a response: mitigated, recovered, perhaps not over after all, stood down when the
// conditions of the plan hold (S047, S073).

import CEL
import Notation
import ResponseModel

extension Decision {
    mutating func mitigate(_ id: IncidentID, _ note: String) throws(Refusal) {
        let incident = try openIncident(id)
        try require(
            incident, in: [.active], to: "become mitigated",
            help: "Only an active incident can be mitigated.")
        try check(note, "The note", isRequired: false)
        emit(.incident(id, .mitigated(note: note)))
        meet(id, TargetKey(.mitigate))
        draftNotices(id, on: .mitigated)
        judgeAnew(id)
    }

    mutating func recover(_ id: IncidentID, _ note: String) throws(Refusal) {
        let incident = try openIncident(id)
        try require(
            incident, in: [.active, .mitigated], to: "become recovered",
            help: "Only a running response can reach recovery.")
        try check(note, "The note", isRequired: false)
        emit(.incident(id, .recovered(note: note)))
        meet(id, TargetKey(.mitigate))
        meet(id, TargetKey(.recover))
        dropTargets(id, [.update])
        stopOutdatedDrafts(id)
        draftNotices(id, on: .recovered)
        judgeAnew(id)
    }

    // Words about a disturbance that is over. What is no progress notice stays where no all-clear
    // tells the same customers.
    private mutating func stopOutdatedDrafts(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level else { return }
        let clear =
            incident.plan?.notices.filter {
                $0.trigger == .on(.recovered) && $0.holds(at: level)
            } ?? []
        stopDrafts(id, because: "Service is restored.") { rule in
            switch rule.trigger {
            case .everyUpdate: true
            case .on(.warned), .on(.activated), .on(.levelChanged), .on(.mitigated):
                clear.contains { $0.audience == rule.audience }
            case .on(.recovered), .on(.stoodDown): false
            }
        }
    }

    mutating func relapse(_ id: IncidentID, _ reason: String) throws(Refusal) {
        let incident = try openIncident(id)
        try require(
            incident, in: [.mitigated, .recovered], to: "relapse",
            help: "After the review has begun, declare a new incident.")
        try check(reason, "The reason")
        relapse(id, because: reason)
    }

    /// Takes an incident back to active; its promise of updates begins anew.
    mutating func relapse(_ id: IncidentID, because reason: String) {
        let wasCleared = state.incidents[id]?.wasCleared ?? false
        emit(.incident(id, .relapsed(reason: reason)))
        stopDrafts(id, because: "It is not over: \(reason)") { rule in
            rule.trigger == .on(.recovered) || rule.trigger == .on(.mitigated)
        }
        reopenTargets(id)
        judgeAnew(id)
        // Customers believe that it is over.
        if wasCleared { draftProgress(id) }
        checkTargets(id)
    }

    mutating func confirmChecklist(_ id: IncidentID, _ items: [Int]) throws(Refusal) {
        let incident = try openIncident(id)
        let count = incident.plan?.standDown.checklist.count ?? 0
        guard incident.phase.isResponding else {
            throw Refusal(
                .wrongPhase, "Incident \(id) is \(incident.phase.rawValue).",
                help: "The checklist belongs to the end of a running response.")
        }
        guard !items.isEmpty, items.allSatisfy({ (0..<count).contains($0) }) else {
            throw Refusal(
                .invalid, "The checklist of \(id) has \(count) lines.",
                help: count == 0 ? "Nothing to confirm." : "Give numbers from 0 to \(count - 1).")
        }
        let fresh = (0..<count).filter {
            items.contains($0) && !incident.confirmedItems.contains($0)
        }
        if !fresh.isEmpty { emit(.incident(id, .checklistConfirmed(items: fresh))) }
    }

    /// Watches since when the condition of stand-down holds.
    mutating func watchStandDown(_ id: IncidentID) {
        guard let incident = state.incidents[id], incident.phase.isResponding,
            let condition = incident.plan?.standDown.when
        else { return }
        let holds = judge(condition, FactBindings(incident, now: now)) == .holds
        if holds != (incident.standDownHoldsSince != nil) {
            emit(.incident(id, .standDownConditionChanged(holds: holds)))
        }
    }

    mutating func standDown(_ id: IncidentID, _ note: String) throws(Refusal) {
        let incident = try openIncident(id)
        try require(
            incident, in: [.recovered], to: "be stood down",
            help: "Say first that service is restored: `muster incident recover \(id)`.")
        try check(note, "The note", isRequired: false)
        try checkStandDownCondition(incident)
        try checkOpenWork(incident)
        withdrawRequests(of: id, because: "The response has ended.")
        emit(.incident(id, .responseEnded(note: note)))
        dropTargets(id, TargetKey.Kind.allCases.filter { $0 != .notice && $0 != .firstNotice })
        draftNotices(id, on: .stoodDown)
        let due = incident.plan?.evaluation.due.flatMap { limit in
            state.organization.map { limit.deadline(from: now, in: $0) }
        }
        emit(.review(id, .opened(due: due)))
        if let due { startTarget(id, TargetKey(.evaluation), from: now, due: due) }
    }

    private func checkStandDownCondition(_ incident: Incident) throws(Refusal) {
        guard let rule = incident.plan?.standDown else { return }
        if let condition = rule.when {
            guard let since = incident.standDownHoldsSince else {
                throw Refusal(
                    .conditionNotMet,
                    "The condition of stand-down does not hold: "
                        + "\(condition.source).",
                    help: "Record the facts that it reads, or wait until it holds.")
            }
            guard since + rule.hold <= now else {
                throw Refusal(
                    .conditionNotMet,
                    "The condition of stand-down has held since \(since), not for \(rule.hold).",
                    help: "Stand down at \(since + rule.hold) or later.")
            }
        }
        let open = rule.checklist.indices.filter { !incident.confirmedItems.contains($0) }
        guard open.isEmpty else {
            let lines = open.map { "\($0) \(rule.checklist[$0].both)" }.joined(separator: "; ")
            throw Refusal(
                .conditionNotMet, "The checklist of stand-down is not confirmed: \(lines).",
                help: "Confirm it: `muster incident confirm \(incident.id) "
                    + open.map(String.init).joined(separator: " ") + "`.")
        }
    }

    private func checkOpenWork(_ incident: Incident) throws(Refusal) {
        let open = incident.steps.keys.filter { incident.steps[$0]?.status.isEnded == false }
        guard open.isEmpty else {
            throw Refusal(
                .conditionNotMet,
                "Steps of \(incident.id) are open: \(open.map(\.raw).joined(separator: ", ")).",
                help: "Complete them, or skip them with a reason: every deviation is recorded.")
        }
    }
}

extension Incident {
    // Whether an all-clear has gone out since service was restored.
    fileprivate var wasCleared: Bool {
        guard phase == .recovered, let since = phases.last?.at else { return false }
        return notices.values.contains { notice in
            notice.messageType == .allClear && notice.releasedAt.map { $0 >= since } ?? false
        }
    }
}
