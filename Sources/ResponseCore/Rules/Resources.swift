// SPDX-License-Identifier: Apache-2.0
// Requests for units of pools, across all incidents at once. Only a commitment allocates
// (vocabulary 35); it never takes more than is free, and level 1 is served before the others.

import Allocation
import Notation
import ResponseModel

extension Decision {
    /// Requests what the plan asks for at the level, beyond what it has asked for before.
    mutating func requestPlannedResources(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level,
            let organization = state.organization
        else { return }
        for need in incident.plan?.resources ?? [] {
            guard let incident = state.incidents[id],
                incident.requests.count < Limits.requestsPerIncident
            else { continue }
            let asked = incident.requests.values.filter { incident.request($0, serves: need) }
                .reduce(0) { $0 + $1.units }
            let wanted = (need.quantity[level] ?? 0) - asked
            guard wanted > 0 else { continue }
            // What only this level asks for has its time from now: nobody could bring it before.
            let due = need.within[level]?.deadline(from: now, in: organization)
            ask(id, need.pool, wanted, need.skills, .plan(level: level), due)
        }
    }

    /// Asks for units of a pool, gives what is free, and says what helps where that is not enough;
    /// nothing happens when the incident has its fill of requests.
    mutating func ask(
        _ id: IncidentID, _ pool: PoolID, _ units: Int, _ skills: [String],
        _ reason: ResourceRequest.Reason, _ due: Timestamp?
    ) {
        guard let count = state.incidents[id]?.requests.count, count < Limits.requestsPerIncident
        else { return }
        let request = record(id, pool, units, skills, reason, due)
        serve(pool, because: .available)
        explainShortage(of: request)
        offerSubstitutes(for: request.id)
        meetResourceTargets(id)
    }

    /// Records a request and starts its clock.
    mutating func record(
        _ id: IncidentID, _ pool: PoolID, _ units: Int, _ skills: [String],
        _ reason: ResourceRequest.Reason, _ due: Timestamp?
    ) -> ResourceRequest {
        let number = (state.incidents[id]?.requests.count ?? 0) + 1
        let request = ResourceRequest(
            id: RequestID("\(id).r\(number)"), incident: id, pool: pool, units: units,
            skills: skills, reason: reason, requestedAt: now, due: due)
        emit(.resource(id, .requested(request)))
        if let due, due > now {
            startTarget(id, TargetKey(.resource, request.id.raw), from: now, due: due)
        }
        return request
    }

    /// Commits free units of a pool to the requests that wait for it: the most severe incident
    /// first, then the older one, then the older request. The reserve is for level 1 alone. Then
    /// those that may take from others do.
    mutating func serve(_ pool: PoolID, because reason: CommitReason) {
        guard let held = state.pools[pool] else { return }
        if held.available > 0, !held.waiting.isEmpty { divide(pool, because: reason) }
        preempt(in: pool)
        orderRestock(of: pool)
    }

    private mutating func divide(_ pool: PoolID, because reason: CommitReason) {
        guard let held = state.pools[pool] else { return }
        let free = state.readyUnits(of: pool, at: now)
        let reserve = state.reserve(of: pool)
        guard free > 0 else { return }
        let waiting = waitingRequests(of: held, onlyLevelOne: free <= reserve)
            .enumerated().sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }
            .map(\.element)
        let model = state.organization?.pools[pool]
        let people = model.flatMap { $0.members.isEmpty ? nil : divide($0, among: waiting) }
        let grants =
            people?.map(\.count)
            ?? Allocation.grants(
                for: waiting.map { Demand(severity: $0.level, units: $0.request.missing) },
                available: free, reserve: reserve)
        recordDivision(of: pool, free: free, waiting, grants)
        for (place, units) in grants.enumerated() where units > 0 {
            commit(waiting[place].request, units, because: reason, people: people?[place])
        }
    }

    // Only where somebody got something and somebody else not all: else there was no choice.
    private mutating func recordDivision(
        of pool: PoolID, free: Int, _ waiting: [(level: Int, request: ResourceRequest)],
        _ grants: [Int]
    ) {
        let isContested = zip(waiting, grants).contains { $0.request.missing > $1 }
        guard waiting.count > 1, isContested, grants.contains(where: { $0 > 0 }) else { return }
        let shares = zip(waiting, grants).prefix(Limits.divisionShares).map { entry, granted in
            PoolDivision.Share(
                request: entry.request.id, incident: entry.request.incident,
                level: entry.level == .max ? nil : entry.level, wanted: entry.request.missing,
                granted: granted)
        }
        emit(
            .pool(
                pool,
                .divided(
                    PoolDivision(
                        at: now, free: free, reserve: state.reserve(of: pool), shares: shares,
                        others: waiting.count - shares.count))))
    }

    // In the order in which equals are served: the older incident first, then the older request.
    func waitingRequests(
        of pool: PoolState, onlyLevelOne: Bool
    ) -> [(level: Int, request: ResourceRequest)] {
        let waiting = pool.waiting.enumerated().compactMap { age, id -> Waiting? in
            guard let place = state.incidents.place(of: state.owner(of: id.raw)),
                !onlyLevelOne || state.incidents.values[place].level == 1,
                let request = state.incidents.values[place].requests[id]
            else { return nil }
            return Waiting(incident: place, age: age, request: request)
        }
        return waiting.sorted { ($0.incident, $0.age) < ($1.incident, $1.age) }.map {
            (level: state.incidents.values[$0.incident].level ?? .max, request: $0.request)
        }
    }

    private struct Waiting {
        var incident: Int
        var age: Int
        var request: ResourceRequest
    }

    private mutating func explainShortage(of request: ResourceRequest) {
        guard let now = state.incidents[request.incident]?.requests[request.id],
            now.missing > 0, let pool = state.pools[request.pool]
        else { return }
        let holders = holdingIncidents(of: pool).filter { $0 != request.incident }
        let reserve = state.reserve(of: request.pool)
        let reason: ShortageReason
        if request.units > pool.total {
            reason = .poolTooSmall(total: pool.total)
        } else if let unfit = unfitPeople(of: request.pool) {
            reason = unfit
        } else if holders.isEmpty, pool.outOfService > 0 {
            reason = .outOfService(units: pool.outOfService)
        } else {
            reason = .taken(
                by: holders, available: pool.available, reserve: reserve)
        }
        emit(
            .resource(request.incident, .short(request.id, missing: now.missing, because: reason)))
    }

    // Named people who are neither held nor ill, and cannot be called all the same.
    private func unfitPeople(of id: PoolID) -> ShortageReason? {
        guard let pool = state.organization?.pools[id], !pool.members.isEmpty else { return nil }
        var people = 0
        var until: Timestamp?
        for person in pool.members {
            switch state.unfitness(of: person, in: pool, at: now) {
            case .resting(let rested):
                people += 1
                until = min(until ?? rested, rested)
            case .offDuty: people += 1
            case .elsewhere, .outOfService, .lacksSkills, nil: break
            }
        }
        return people == 0 ? nil : .unfit(people: people, until: until)
    }

    // Each once, the oldest incident first.
    private func holdingIncidents(of pool: PoolState) -> [IncidentID] {
        let places = pool.holders.compactMap { id in
            state.request(id).flatMap { state.incidents.place(of: $0.incident) }
        }.sorted()
        return places.indices.compactMap { index in
            index > 0 && places[index] == places[index - 1]
                ? nil : state.incidents.keys[places[index]]
        }
    }

    /// After a rise of the level: what waits may be first in the queue by now, or has the reserve.
    mutating func serveWaiting(_ id: IncidentID) {
        let waiting = state.incidents[id]?.requests.values.filter { $0.missing > 0 } ?? []
        for request in waiting { serve(request.pool, because: .queue) }
    }

    /// Withdraws what a response that has ended still waits for.
    mutating func withdrawRequests(of id: IncidentID, because reason: String) {
        for request in state.incidents[id]?.requests.values ?? [] where request.missing > 0 {
            emit(.resource(id, .declined(request.id, reason: reason)))
        }
    }

    mutating func orderRestock(of id: PoolID) {
        guard let pool = state.pools[id], let model = state.organization?.pools[id],
            let point = model.reorderPoint, pool.available <= point, !pool.isRestockOrdered
        else { return }
        let units = max(1, model.units - pool.available)
        emit(.pool(id, .restockOrdered(units: units, due: model.restockTime.map { now + $0 })))
    }
}

extension ResourceRequest {
    /// Whether the plan asked for it.
    var isPlanned: Bool { if case .plan = reason { true } else { false } }

    fileprivate var stillCounts: Bool {
        switch status {
        case .requested, .offered, .provisional, .committed, .mobilised, .assigned: true
        case .released, .returned, .declined: false
        }
    }
}

extension Incident {
    /// Whether a request is for a need of the plan and still counts for it: also one that gets back
    /// what was lost, or stands in.
    fileprivate func request(_ request: ResourceRequest, serves need: ResourceNeed) -> Bool {
        guard request.stillCounts, let first = origin(of: request) else { return false }
        return first.isPlanned && first.pool == need.pool && first.skills == need.skills
    }

    /// The request with which it began, itself where it follows none.
    package func origin(of request: ResourceRequest) -> ResourceRequest? {
        var first: ResourceRequest? = request
        // A chain is never longer than the requests that there are.
        for _ in 0..<requests.count {
            switch first?.reason {
            case .regain(let id, _), .substitute(let id), .relief(let id): first = requests[id]
            case .plan, .hand, nil: return first
            }
        }
        return first
    }
}
