// SPDX-License-Identifier: Apache-2.0
// A more severe incident takes units from a less severe one where the rule of the pool lets it: no
// more than it misses, from the least severe first, and from those whom it disturbs least.

import Notation
import ResponseModel

extension Decision {
    /// Takes units for what waits and may take some. Nothing else moves a commitment.
    mutating func preempt(in id: PoolID) {
        let rule = state.preemption(of: id)
        guard let pool = state.pools[id], !pool.waiting.isEmpty, !pool.holders.isEmpty,
            !rule.rights.isEmpty
        else { return }
        let takers = waitingRequests(of: pool, onlyLevelOne: false).filter {
            rule.concerns($0.level)
        }
        guard !takers.isEmpty else { return }
        let givers = givers(of: pool, rule)
        var lost: [(Preemption, ResourceRequest)] = []
        for taker in takers {
            for giver in givers where rule.lets(taker.level, takeFrom: giver.level) {
                let right = Preemption.Right.rule(taker: taker.level, giver: giver.level)
                if let loss = take(from: giver.request, for: taker.request, right) {
                    lost.append((loss, giver.request))
                }
            }
        }
        for (loss, request) in lost { regain(loss, request) }
    }

    // Least severe first, then who has not left yet, is on the way, is at work; then the newest.
    private func givers(
        of pool: PoolState, _ rule: PreemptionRule
    ) -> [(level: Int, request: ResourceRequest)] {
        let holding = pool.holders.enumerated().compactMap { age, id -> Giver? in
            guard let request = state.request(id), request.isOnDuty,
                let level = state.incidents[request.incident]?.level,
                rule.rights.contains(where: { $0.giver <= level })
            else { return nil }
            return Giver(level: level, age: age, request: request)
        }
        return holding.sorted {
            ($1.level, $0.request.rankOfDisturbance, $1.age)
                < ($0.level, $1.request.rankOfDisturbance, $0.age)
        }.map { ($0.level, $0.request) }
    }

    private struct Giver {
        var level: Int
        var age: Int
        var request: ResourceRequest
    }

    /// Moves as many units as the taker misses and the giver has; nil: none.
    private mutating func take(
        from giver: ResourceRequest, for taker: ResourceRequest, _ right: Preemption.Right,
        atMost bound: Int = .max
    ) -> Preemption? {
        guard let from = state.request(giver.id), let to = state.request(taker.id) else {
            return nil
        }
        var units = min(from.holds, to.missing, bound)
        var people: [PersonID] = []
        if let pool = state.organization?.pools[giver.pool], !pool.members.isEmpty {
            people = able(from, for: to, pool)
            units = min(units, people.count)
            people = Array(people.prefix(units))
        }
        guard units > 0 else { return nil }
        let loss = Preemption(
            units: units, members: people, incident: to.incident, request: to.id, because: right,
            substitute: substitute(for: from, units))
        emit(.resource(from.incident, .preempted(from.id, loss)))
        let reason: CommitReason =
            switch right {
            case .rule: .preempted(from: from.incident)
            case .hand(let why): .taken(from: from.incident, why)
            }
        commit(to, units, because: reason, people: people.isEmpty ? nil : people)
        return loss
    }

    // People who can do the taker's work and need not leave on arrival.
    private func able(
        _ giver: ResourceRequest, for taker: ResourceRequest, _ pool: ResourcePool
    ) -> [PersonID] {
        giver.duties.filter { duty in
            let own = state.organization?.people[duty.person]?.skills ?? []
            let isSkilled = taker.skills.allSatisfy {
                pool.skills.contains($0) || own.contains($0)
            }
            return isSkilled && duty.limit.map { now + pool.leadTime(to: nil) < $0 } ?? true
        }.map(\.person)
    }

    // The loser is told what it lost and what helps, and waits to get it back.
    private mutating func regain(_ loss: Preemption, _ request: ResourceRequest) {
        inform(request.incident, .unitsLost(request.pool, loss))
        guard let incident = state.incidents[request.incident], incident.phase.isResponding,
            incident.phase != .recovered
        else { return }
        ask(
            request.incident, request.pool, loss.units, request.skills,
            .regain(request.id, from: loss.incident), nil)
    }

    /// What helps best whoever loses units of a request: another pool, or when some come back.
    private func substitute(for request: ResourceRequest, _ units: Int) -> Preemption.Substitute {
        if let offer = offers(for: request, missing: units).first {
            return .pool(
                offer.pool, units: offer.units, leadTime: offer.leadTime,
                isMutualAid: offer.isMutualAid)
        }
        guard let next = state.nextReturn(to: request.pool, at: now) else { return .none }
        return .comesBack(next.at, units: next.units)
    }

    // MARK: By hand

    mutating func takeResource(
        _ id: RequestID, _ from: RequestID, _ units: Int?, _ reason: String
    ) throws(Refusal) {
        let (incident, request) = try find(
            id, in: [.requested, .offered, .provisional], to: "take units for it")
        let (loser, giver) = try find(
            from, in: [.provisional, .committed, .mobilised, .assigned], to: "take units from it")
        try check(reason, "The reason")
        guard request.pool == giver.pool, incident.id != loser.id else {
            throw Refusal(
                .invalid, "\(from) is of \(giver.pool) in \(loser.id), \(id) of \(request.pool).",
                help: "Take from a request of another incident in the same pool.")
        }
        // Who takes from an equal or a more severe one must be allowed to decide for both.
        if (incident.level ?? .max) >= (loser.level ?? .max) {
            try permitted(.commitResources, in: loser)
        }
        let wanted = units ?? min(request.missing, giver.holds)
        guard (1...min(request.missing, giver.holds)).contains(wanted),
            let loss = take(from: giver, for: request, .hand(reason), atMost: wanted)
        else {
            throw Refusal(
                .resources,
                "\(from) holds \(giver.holds) units that \(id), which misses \(request.missing), "
                    + "could use; \(wanted) were asked for.",
                help: "Give 1 to \(min(request.missing, giver.holds)) units.")
        }
        regain(loss, giver)
        meetResourceTargets(incident.id)
    }
}

extension ResourceRequest {
    fileprivate var rankOfDisturbance: Int {
        switch status {
        case .assigned: 2
        case .mobilised: 1
        case .requested, .offered, .declined, .provisional, .committed, .released, .returned: 0
        }
    }
}
