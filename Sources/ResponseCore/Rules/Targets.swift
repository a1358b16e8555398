// SPDX-License-Identifier: Apache-2.0
// Response targets: started, at risk before they are late (S040), met with a margin or breached.
// A target that was breached and then done late is both.

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
            .targetStarted(
                id, key, startedAt: start, due: due, atRisk: atRisk(from: start, due: due)))
    }

    /// Starts the clocks of the plan when the response begins; acknowledgement counts from the
    /// report.
    mutating func startTargets(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level,
            let organization = state.organization
        else { return }
        for target in incident.plan?.targets ?? [] {
            guard let limit = target.limits[level] else { continue }
            let key = TargetKey(target: target.kind)
            let start = target.kind == .acknowledge ? incident.reportedAt : now
            startTarget(id, key, from: start, due: limit.deadline(from: start, in: organization))
            if target.kind == .acknowledge, let at = incident.acknowledgedAt {
                meet(id, key, at: at)
            }
        }
    }

    /// Moves the clocks that still run to the limits of the new level.
    mutating func moveTargets(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level,
            let organization = state.organization
        else { return }
        let kinds = incident.plan?.targets ?? []
        for target in kinds {
            let key = incident.currentKey(target.kind)
            guard let known = incident.targets[key] else {
                startLate(target, key, level, id, organization)
                continue
            }
            guard known.status == .running || known.status == .atRisk else { continue }
            guard let limit = target.limits[level] else {
                emit(.targetDropped(id, key))
                continue
            }
            let due = limit.deadline(from: known.startedAt, in: organization)
            guard due != known.due else { continue }
            emit(
                .targetMoved(
                    id, key, due: due, atRisk: atRisk(from: known.startedAt, due: due)))
        }
    }

    // A target that the former level did not have runs from now: nobody could keep it before.
    private mutating func startLate(
        _ target: ResponseTarget, _ key: TargetKey, _ level: Int, _ id: IncidentID,
        _ organization: Organization
    ) {
        guard let limit = target.limits[level], let incident = state.incidents[id],
            incident.phase == .active || incident.phase == .mitigated
        else { return }
        startTarget(id, key, from: now, due: limit.deadline(from: now, in: organization))
    }

    /// What a target waits for has come.
    mutating func meet(_ id: IncidentID, _ key: TargetKey, at moment: Timestamp? = nil) {
        guard let target = state.incidents[id]?.targets[key], target.status.isOpen else { return }
        emit(.targetMet(id, key, margin: target.due - (moment ?? now)))
    }

    /// What a target waits for will not come.
    mutating func drop(_ id: IncidentID, _ key: TargetKey) {
        guard let target = state.incidents[id]?.targets[key], target.status.isOpen else { return }
        emit(.targetDropped(id, key))
    }

    /// A notice has gone out: the promise of the next one begins anew.
    mutating func nextUpdateRound(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level,
            incident.phase == .active || incident.phase == .mitigated,
            let limit = incident.limit(.updateEvery, level: level),
            let organization = state.organization
        else { return }
        meet(id, incident.currentKey(.updateEvery))
        let round = incident.updateRound + 1
        startTarget(
            id, TargetKey(.update, String(round)), from: now,
            due: limit.deadline(from: now, in: organization))
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
                emit(.targetAtRisk(id, key))
                if key.kind == .update { draftProgress(id) }
            }
            if let target = state.incidents[id]?.targets[key], target.status == .atRisk,
                target.due <= now
            {
                emit(.targetBreached(id, key))
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
    /// The number of the cadence's last round, 0 before the first.
    var updateRound: Int {
        targets.keys.filter { $0.kind == .update }.compactMap { Int($0.subject) }.max() ?? 0
    }

    /// The key under which a target of the plan runs now.
    func currentKey(_ kind: ResponseTarget.Kind) -> TargetKey {
        kind == .updateEvery
            ? TargetKey(.update, String(max(1, updateRound))) : TargetKey(target: kind)
    }
}

extension TargetKey {
    /// The key of a target of a plan when the response begins.
    init(target kind: ResponseTarget.Kind) {
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
