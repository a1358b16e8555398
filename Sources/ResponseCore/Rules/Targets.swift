// SPDX-License-Identifier: Apache-2.0
// Response targets: started, at risk before they are late (S040), met with a margin or breached.
// A target that was breached and then done late is both.

import Notation
package import ResponseModel

extension Incident {
    /// The limit of a target of the plan at a level.
    package func limit(_ kind: ResponseTarget.Kind, level: Int) -> TimeLimit? {
        plan?.targets.first { $0.kind == kind }?.limits[level]
    }
}

extension Decision {
    /// A target is at risk when this share of its time is used up: four fifths.
    private static let atRiskShare: (of: Int64, by: Int64) = (4, 5)

    private func atRisk(from start: Timestamp, due: Timestamp) -> Timestamp {
        let span = (due - start).milliseconds
        return start + TimeSpan(milliseconds: span / Self.atRiskShare.by * Self.atRiskShare.of)
    }

    mutating func startTarget(
        _ id: IncidentID, _ key: TargetKey, from start: Timestamp, due: Timestamp
    ) {
        emit(
            .target(
                id, .started(key, startedAt: start, due: due, atRisk: atRisk(from: start, due: due))
            ))
    }

    /// Starts the clocks of the plan when the response begins, or when it gets a plan under way.
    mutating func startTargets(_ id: IncidentID) {
        startAcknowledgement(id)
        guard let incident = state.incidents[id], let level = incident.level,
            let organization = state.organization
        else { return }
        for target in incident.plan?.targets ?? [] where !incident.isMoot(target.kind) {
            let key = TargetKey(target: target.kind)
            guard let limit = target.limits[level], incident.targets[key] == nil else { continue }
            var start = incident.activatedAt ?? now
            if limit.deadline(from: start, in: organization) <= now { start = now }
            startTarget(id, key, from: start, due: limit.deadline(from: start, in: organization))
        }
    }

    /// Starts the clock of the acknowledgement, which counts from the report, as soon as there is a
    /// plan: where the plan waits for a person, this is what must not be late.
    mutating func startAcknowledgement(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level,
            let limit = incident.limit(.acknowledge, level: level),
            let organization = state.organization,
            incident.targets[TargetKey(.acknowledge)] == nil
        else { return }
        let start = incident.reportedAt
        startTarget(
            id, TargetKey(.acknowledge), from: start,
            due: limit.deadline(from: start, in: organization))
        if let at = incident.acknowledgedAt { meet(id, TargetKey(.acknowledge), at: at) }
    }

    /// Moves the clocks that still run to the limits of the new level.
    mutating func moveTargets(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level,
            let organization = state.organization
        else { return }
        for target in incident.plan?.targets ?? [] {
            let key = incident.currentKey(target.kind)
            let limit = target.limits[level]
            switch (incident.targets[key]?.status, limit) {
            case (nil, let limit?), (.dropped, let limit?):
                startLate(target.kind, key, limit, id, organization)
            case (.running, let limit?), (.atRisk, let limit?):
                move(key, limit, id, organization)
            case (.running, nil), (.atRisk, nil): emit(.target(id, .dropped(key)))
            default: break
            }
        }
    }

    // A deadline never moves into the past, where nobody could have kept it: then the new limit
    // counts from now, but the old deadline stays if it is the earlier one.
    private mutating func move(
        _ key: TargetKey, _ limit: TimeLimit, _ id: IncidentID, _ organization: Organization
    ) {
        guard let known = state.incidents[id]?.targets[key] else { return }
        var due = limit.deadline(from: known.startedAt, in: organization)
        if due <= now {
            let fresh = limit.deadline(from: now, in: organization)
            due = known.status == .dropped ? fresh : min(known.due, fresh)
        }
        guard due != known.due || known.status == .dropped else { return }
        emit(.target(id, .moved(key, due: due, atRisk: atRisk(from: known.startedAt, due: due))))
    }

    // A target that the former level did not have runs from now: nobody could keep it before. One
    // that a level before that had runs on.
    private mutating func startLate(
        _ kind: ResponseTarget.Kind, _ key: TargetKey, _ limit: TimeLimit, _ id: IncidentID,
        _ organization: Organization
    ) {
        guard let incident = state.incidents[id], !incident.isMoot(kind),
            incident.phase == .active || incident.phase == .mitigated
        else { return }
        if kind == .updateEvery {
            startUpdateRound(id)
        } else if incident.targets[key] != nil {
            move(key, limit, id, organization)
        } else {
            startTarget(id, key, from: now, due: limit.deadline(from: now, in: organization))
        }
    }

    /// What a target waits for has come.
    mutating func meet(_ id: IncidentID, _ key: TargetKey, at moment: Timestamp? = nil) {
        guard let target = state.incidents[id]?.targets[key], target.status.isOpen else { return }
        emit(.target(id, .met(key, margin: target.due - (moment ?? now))))
    }

    /// What a target waits for will not come. One that was missed stays missed.
    mutating func drop(_ id: IncidentID, _ key: TargetKey) {
        guard let target = state.incidents[id]?.targets[key], target.status.isOpen,
            target.status != .breached
        else { return }
        emit(.target(id, .dropped(key)))
    }

    /// A notice has gone out: the promise of the next one begins anew.
    mutating func nextUpdateRound(_ id: IncidentID) {
        guard let incident = state.incidents[id],
            incident.phase == .active || incident.phase == .mitigated
        else { return }
        meet(id, incident.currentKey(.updateEvery))
        startUpdateRound(id)
    }

    /// The promise of the next update counts from now, where the level has one.
    mutating func startUpdateRound(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level,
            let limit = incident.limit(.updateEvery, level: level),
            let organization = state.organization
        else { return }
        // A cadence of no time at all would never let the clock rest.
        let due = max(limit.deadline(from: now, in: organization), now + .seconds(1))
        startTarget(
            id, TargetKey(.update, String(incident.updateRound + 1)), from: now, due: due)
    }

    /// Service is disturbed again: what had to be reached is to be reached again, in the time that
    /// was given for it, and customers are owed updates.
    mutating func reopenTargets(_ id: IncidentID) {
        guard let incident = state.incidents[id] else { return }
        for kind in [TargetKey.Kind.mitigate, .recover] {
            let key = TargetKey(kind)
            guard let known = incident.targets[key], [.met, .metLate].contains(known.status) else {
                continue
            }
            startTarget(id, key, from: known.startedAt, due: known.due)
        }
        switch incident.targets[incident.currentKey(.updateEvery)]?.status {
        case .running, .atRisk: break
        default: startUpdateRound(id)
        }
    }

    /// Ends the clocks of resources when nothing is missing any more.
    mutating func meetResourceTargets(_ id: IncidentID) {
        guard let incident = state.incidents[id] else { return }
        for request in incident.requests.values where request.missing == 0 && request.holds > 0 {
            meet(id, TargetKey(.resource, request.id.raw))
        }
        let planned = incident.requests.values.filter(\.isPlanned)
        if incident.phase.isResponding, planned.allSatisfy({ $0.missing == 0 }) {
            meet(id, TargetKey(.resourcesCommitted))
        }
    }

    /// Marks targets at risk and breached, and drafts the progress notice of a cadence that is.
    mutating func checkTargets(_ id: IncidentID) {
        guard let incident = state.incidents[id] else { return }
        if incident.phase.isResponding { meetResourceTargets(id) }
        for key in incident.targets.keys {
            if let target = state.incidents[id]?.targets[key], target.status == .running,
                target.atRisk <= now
            {
                emit(.target(id, .atRisk(key)))
                if key.kind == .update { draftProgress(id) }
            }
            if let target = state.incidents[id]?.targets[key], target.status == .atRisk,
                target.due <= now
            {
                emit(.target(id, .breached(key)))
            }
        }
    }

    /// Ends the clocks that a finished response no longer has.
    mutating func dropTargets(_ id: IncidentID, _ kinds: [TargetKey.Kind]) {
        for key in state.incidents[id]?.targets.keys ?? [] where kinds.contains(key.kind) {
            drop(id, key)
        }
    }
}

extension Incident {
    /// Whether what a target waits for has come already, or cannot come by the plan.
    fileprivate func isMoot(_ kind: ResponseTarget.Kind) -> Bool {
        switch kind {
        case .acknowledge: acknowledgedAt != nil
        case .firstNotice: !hasFirstNotice || wasHeardOf
        case .mitigate: phase > .active
        case .updateEvery, .resourcesCommitted, .recover: false
        }
    }

    // Nobody can send a first notice that the plan does not have.
    private var hasFirstNotice: Bool {
        let level = level ?? 0
        return plan?.notices.contains {
            $0.trigger == .on(.activated) && $0.levels?.contains(level) ?? true
        } ?? false
    }

    // Whether customers have heard something since the response began.
    private var wasHeardOf: Bool {
        guard let activatedAt else { return false }
        return notices.values.contains { $0.releasedAt.map { $0 >= activatedAt } ?? false }
    }

    /// The number of the cadence's last round, 0 before the first.
    var updateRound: Int {
        targets.keys.filter { $0.kind == .update }.compactMap { Int($0.subject) }.max() ?? 0
    }

    /// The key under which a target of the plan runs now.
    package func currentKey(_ kind: ResponseTarget.Kind) -> TargetKey {
        kind == .updateEvery
            ? TargetKey(.update, String(max(1, updateRound))) : TargetKey(target: kind)
    }
}

extension TargetKey {
    /// The key of a target of a plan when the response begins.
    package init(target kind: ResponseTarget.Kind) {
        switch kind {
        case .acknowledge: self.init(.acknowledge)
        case .firstNotice: self.init(.firstNotice)
        case .updateEvery: self.init(.update, "1")
        case .resourcesCommitted: self.init(.resourcesCommitted)
        case .mitigate: self.init(.mitigate)
        case .recover: self.init(.recover)
        }
    }
}
