// SPDX-License-Identifier: Apache-2.0
// What is true after every event, as numbered sentences. Tests and drills check it after each one.

import ResponseModel

extension State {
    /// The sentences that do not hold, with the numbers that show it; empty when all is well.
    ///
    /// 1. In every pool, available + assigned + out of service = total, and none is below zero.
    /// 2. The units assigned of a pool are exactly those that requests hold.
    /// 3. A closed incident holds no unit.
    /// 4. No request has more units committed than it asked for.
    /// 5. A released notice has the approvals that it needed, or a bypass with a reason.
    /// 6. A notice is released at most once, and completed only after release.
    /// 7. An active incident has a level, and it is in the scale.
    /// 8. A step that is done with two-person review was reviewed by somebody else.
    /// 9. The phases of an incident follow each other as the life of an incident allows.
    /// 10. A closed incident that was active has a complete review with four parts, and an action
    ///     or a reason for none.
    /// 11. The list of open incidents is the incidents that are not closed, in order.
    /// 12. Everything that leaves an exercise is marked as one.
    /// 13. A person is held by at most one request, and by the one that their own record names.
    /// 14. The people of a request are not more than its units.
    /// 15. Every unit out of service has its reason or has expired; what lots hold is in the pool.
    /// 16. Only a request that misses units waits for some, and only one that has units holds them.
    /// 17. A published revision that was proposed has the consent of the internal review and an
    ///     approval, none of them by who proposed it; and at most one revision is under way.
    package func checkInvariants() -> [String] {
        checkPools() + checkMembers() + pools.keys.flatMap { checkStock($0) }
            + incidents.values.flatMap { checkIncident($0) } + checkOpen() + checkRevisions()
    }

    private func checkPools() -> [String] {
        pools.keys.flatMap { id -> [String] in
            guard let pool = pools[id] else { return [] }
            var broken: [String] = []
            let numbers =
                "available \(pool.available), assigned \(pool.assigned), "
                + "out of service \(pool.outOfService), total \(pool.total)"
            if min(pool.available, pool.assigned, pool.outOfService, pool.total) < 0 {
                broken.append("1. Pool \(id): \(numbers).")
            }
            let held = incidents.values.reduce(0) { sum, incident in
                sum + incident.requests.values.filter { $0.pool == id }.reduce(0) { $0 + $1.holds }
            }
            if held != pool.assigned {
                broken.append("2. Pool \(id): requests hold \(held), assigned \(pool.assigned).")
            }
            return broken
        }
    }

    private func checkMembers() -> [String] {
        var broken: [String] = []
        var holders: [PersonID: RequestID] = [:]
        for request in incidents.values.flatMap(\.requests.values) where request.holds > 0 {
            if request.duties.count > request.holds {
                broken.append(
                    "14. \(request.id) holds \(request.holds) and \(request.duties.count) people.")
            }
            for duty in request.duties {
                if let other = holders.updateValue(request.id, forKey: duty.person) {
                    broken.append("13. \(duty.person) is held by \(other) and \(request.id).")
                }
                if members[duty.person]?.holder != request.id {
                    broken.append("13. \(duty.person) does not know \(request.id).")
                }
            }
        }
        return broken
    }

    private func checkStock(_ id: PoolID) -> [String] {
        guard let pool = pools[id] else { return [] }
        var broken: [String] = []
        if pool.expired < 0 || pool.expired + pool.absences.units != pool.outOfService
            || pool.lots.units > pool.total
        {
            broken.append(
                "15. Pool \(id): \(pool.expired) expired and \(pool.absences.units) with a reason "
                    + "of \(pool.outOfService) out of service, \(pool.lots.units) in lots of "
                    + "\(pool.total).")
        }
        let idle = pool.waiting.filter { request($0)?.missing == 0 }
        let empty = pool.holders.filter { request($0)?.holds == 0 }
        if !idle.isEmpty || !empty.isEmpty {
            broken.append("16. Pool \(id): \(idle) wait for nothing, \(empty) hold nothing.")
        }
        return broken
    }

    private func checkIncident(_ incident: Incident) -> [String] {
        var broken: [String] = []
        let id = incident.id
        if !incident.isOpen, !incident.holdingRequests.isEmpty {
            broken.append("3. \(id) is closed and holds \(incident.holdingRequests.map(\.id)).")
        }
        for request in incident.requests.values where request.committed > request.units {
            broken.append("4. \(request.id): \(request.committed) of \(request.units) committed.")
        }
        broken += incident.notices.values.flatMap { checkNotice($0) }
        if incident.phase >= .active, incident.activatedAt != nil,
            organization?.scale[incident.level ?? 0] == nil
        {
            broken.append("7. \(id) is \(incident.phase.rawValue) at level \(incident.level ?? 0).")
        }
        for step in incident.steps.keys {
            guard let known = incident.steps[step], known.status == .done,
                incident.step(step)?.review == .twoPerson,
                known.reviewedBy == nil || known.reviewedBy == known.doneBy
            else { continue }
            broken.append("8. \(id): step \(step) was not reviewed by a second person.")
        }
        for (before, after) in zip(incident.phases, incident.phases.dropFirst())
        where !before.phase.canBecome(after.phase) {
            broken.append("9. \(id) went from \(before.phase) to \(after.phase).")
        }
        if !incident.isOpen, incident.activatedAt != nil, !incident.review.isComplete(incident) {
            broken.append("10. \(id) is closed without a complete review.")
        }
        return broken
    }

    private func checkNotice(_ notice: Notice) -> [String] {
        var broken: [String] = []
        let isOut = notice.status == .released || notice.status == .completed
        let isBypassed = if case .bypass = notice.release { true } else { false }
        if isOut, !isBypassed, notice.approvedBy.count < notice.approval.people {
            broken.append("5. \(notice.id) went out with \(notice.approvedBy.count) approvals.")
        }
        if isOut != (notice.releasedAt != nil)
            || (notice.status == .completed) != (notice.counts != nil)
        {
            broken.append("6. \(notice.id) is \(notice.status.rawValue) at odds with its times.")
        }
        let unmarked = notice.texts.filter { !$0.subject.hasPrefix(world.mark($0.language)) }
        if !unmarked.isEmpty { broken.append("12. \(notice.id) is not marked as an exercise.") }
        return broken
    }

    private func checkOpen() -> [String] {
        let expected = incidents.values.filter(\.isOpen).map(\.id)
        return open == expected ? [] : ["11. Open are \(open), not \(expected)."]
    }
}

extension Phase {
    /// Whether the life of an incident allows this step.
    fileprivate func canBecome(_ next: Phase) -> Bool {
        switch self {
        case .reported: next == .assessed || next == .warned || next == .closed
        case .assessed:
            next == .assessed || next == .warned || next == .active || next == .closed
        case .warned: next == .assessed || next == .active || next == .closed
        case .active: next == .mitigated || next == .recovered
        case .mitigated: next == .recovered || next == .active
        case .recovered: next == .inReview || next == .active
        case .inReview: next == .closed
        case .closed: false
        }
    }
}

extension Review {
    fileprivate func isComplete(_ incident: Incident) -> Bool {
        let parts = ReviewPart.allCases.allSatisfy { part in
            findings.contains { $0.part == part }
        }
        return completedAt != nil && parts && (!incident.actions.isEmpty || noActionReason != nil)
    }
}
