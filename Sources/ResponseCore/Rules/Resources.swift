// SPDX-License-Identifier: Apache-2.0
// Requests for units of pools, across all incidents at once. Only a commitment allocates
// (vocabulary 35); it never takes more than is free, and level 1 is served before the others.

import Allocation

extension Decision {
    /// Requests what the plan asks for at the level, beyond what it has asked for before.
    mutating func requestPlannedResources(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level,
            let organization = state.organization
        else { return }
        for need in incident.plan?.resources ?? [] {
            guard let requests = state.incidents[id]?.requests,
                requests.count < Limits.requestsPerIncident
            else { continue }
            let asked = requests.values.filter { $0.serves(need) }.reduce(0) { $0 + $1.units }
            let wanted = (need.quantity[level] ?? 0) - asked
            guard wanted > 0 else { continue }
            // What only this level asks for has its time from now: nobody could bring it before.
            let due = need.within[level]?.deadline(from: now, in: organization)
            request(id, need.pool, wanted, need.skills, .plan(level: level), due)
        }
    }

    private mutating func request(
        _ id: IncidentID, _ pool: PoolID, _ units: Int, _ skills: [String],
        _ reason: ResourceRequest.Reason, _ due: Timestamp?
    ) {
        let number = (state.incidents[id]?.requests.count ?? 0) + 1
        let request = ResourceRequest(
            id: RequestID("\(id).r\(number)"), incident: id, pool: pool, units: units,
            skills: skills, reason: reason, requestedAt: now, due: due)
        emit(.resourceRequested(id, request))
        if let due, due > now {
            startTarget(id, TargetKey(.resource, request.id.raw), from: now, due: due)
        }
        serve(pool, because: .available)
        explainShortage(of: request)
        meetResourceTargets(id)
    }

    /// Commits free units of a pool to the requests that wait for it: the most severe incident
    /// first, then the older one, then the older request. The reserve is for level 1 alone.
    mutating func serve(_ pool: PoolID, because reason: CommitReason) {
        guard let held = state.pools[pool] else { return }
        defer { orderRestock(of: pool) }
        guard held.available > 0, !held.waiting.isEmpty else { return }
        let reserve = state.organization?.pools[pool]?.reserve ?? 0
        let waiting = waitingRequests(of: held, onlyLevelOne: held.available <= reserve)
        let grants = Allocation.grants(
            for: waiting.map { Demand(severity: $0.level, units: $0.request.missing) },
            available: held.available, reserve: reserve)
        for (place, units) in grants.enumerated() where units > 0 {
            let request = waiting[place].request
            emit(.resourceCommitted(request.incident, request.id, units: units, because: reason))
            meetResourceTargets(request.incident)
        }
    }

    // In the order in which equals are served: the older incident first, then the older request.
    private func waitingRequests(
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
        let reserve = state.organization?.pools[request.pool]?.reserve ?? 0
        let reason: ShortageReason
        if request.units > pool.total {
            reason = .poolTooSmall(total: pool.total)
        } else if holders.isEmpty, pool.outOfService > 0 {
            reason = .outOfService(units: pool.outOfService)
        } else {
            reason = .taken(
                by: holders, available: pool.available, reserve: reserve)
        }
        emit(
            .resourceShort(request.incident, request.id, missing: now.missing, because: reason))
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
            emit(.resourceDeclined(id, request.id, reason: reason))
        }
    }

    private mutating func orderRestock(of id: PoolID) {
        guard let pool = state.pools[id], let model = state.organization?.pools[id],
            let point = model.reorderPoint, pool.available <= point, !pool.isRestockOrdered
        else { return }
        let units = max(1, model.units - pool.available)
        emit(.restockOrdered(id, units: units, due: model.restockTime.map { now + $0 }))
    }

    // MARK: What people do

    private func find(
        _ id: RequestID, in statuses: [ResourceRequest.Status], to purpose: String
    ) throws(Refusal) -> (Incident, ResourceRequest) {
        guard let incident = state.incident(of: id), let request = incident.requests[id] else {
            let known = state.openIncidents.flatMap { $0.requests.keys.map(\.raw) }
            throw .unknown("resource request", id.raw, among: known)
        }
        guard statuses.contains(request.status) else {
            throw Refusal(
                .wrongPhase,
                "Request \(id) is \(request.status.rawValue); you cannot \(purpose) it now.",
                help: "It must be \(statuses.map(\.rawValue).joined(separator: " or ")).")
        }
        return (incident, request)
    }

    private func pool(_ id: PoolID) throws(Refusal) -> ResourcePool {
        guard let pool = try organization().pools[id] else {
            throw .unknown("pool", id.raw, among: try organization().pools.all.map(\.id.raw))
        }
        return pool
    }

    mutating func requestResource(
        _ id: IncidentID, _ pool: PoolID, _ units: Int, _ skills: [String], _ reason: String
    ) throws(Refusal) {
        let incident = try openIncident(id)
        _ = try person()
        try require(
            incident, in: [.active, .mitigated, .recovered], to: "request resources",
            help: "Activate the response first.")
        try check(reason, "The reason")
        let model = try self.pool(pool)
        guard (1...Limits.unitsPerRequest).contains(units) else {
            throw Refusal(
                .invalid, "\(units) units cannot be requested.",
                help: "Ask for 1 to \(Limits.unitsPerRequest) units.")
        }
        let lacking = skills.filter { !model.skills.contains($0) }
        guard lacking.isEmpty else {
            let pools = try organization().pools.all
            let able = pools.filter { other in lacking.allSatisfy { other.skills.contains($0) } }
            throw Refusal(
                .resources, "Pool \(pool) lacks: \(lacking.joined(separator: ", ")).",
                help: able.isEmpty
                    ? "No pool has these skills."
                    : "Pools that have them: \(able.map(\.id.raw).joined(separator: ", ")).")
        }
        guard incident.requests.count < Limits.requestsPerIncident else {
            throw .limit("The number of requests", Limits.requestsPerIncident, "requests")
        }
        request(id, pool, units, skills, .hand(reason), nil)
    }

    mutating func commitResource(
        _ id: RequestID, _ units: Int?, _ force: Bool, _ reason: String
    ) throws(Refusal) {
        let (incident, request) = try find(id, in: [.requested, .provisional], to: "commit")
        let person = try permitted(.commitResources, in: incident)
        let wanted = units ?? request.missing
        guard (1...request.missing).contains(wanted) else {
            throw Refusal(
                .invalid, "Request \(id) misses \(request.missing) units, not \(wanted).",
                help: "Commit 1 to \(request.missing) units.")
        }
        try check(reason, "The reason", isRequired: force)
        let reserve = (try pool(request.pool)).reserve
        let held = state.pools[request.pool] ?? PoolState(total: 0)
        let keepsReserve = incident.level != 1 && !force
        let free = max(0, held.available - (keepsReserve ? reserve : 0))
        guard wanted <= free else {
            let inReserve = keepsReserve && wanted <= held.available
            throw Refusal(
                .resources,
                "Pool \(request.pool) has \(free) free units, not \(wanted): total \(held.total), "
                    + "assigned \(held.assigned), out of service \(held.outOfService), "
                    + "reserve \(reserve).",
                help: inReserve
                    ? "The authority may open the reserve: commit with --force and a reason."
                    : "Release units of another incident, or use a substitute pool.")
        }
        if force, wanted > held.available - reserve, incident.level != 1,
            !may(person, .openReserve, in: incident)
        {
            throw Refusal(
                .notPermitted, "\(person) may not open the reserve of \(request.pool).",
                help: "Ask somebody who may, such as the incident commander.")
        }
        emit(
            .resourceCommitted(
                incident.id, id, units: wanted, because: force ? .forced(reason) : .hand(reason)))
        orderRestock(of: request.pool)
        meetResourceTargets(incident.id)
    }

    mutating func declineResource(_ id: RequestID, _ reason: String) throws(Refusal) {
        let (incident, request) = try find(id, in: [.requested, .provisional], to: "decline")
        try permitted(.commitResources, in: incident)
        try check(reason, "The reason")
        emit(.resourceDeclined(incident.id, id, reason: reason))
        dropResourceTargets(of: request)
        meetResourceTargets(incident.id)
    }

    // What a request still misses will not come: that is no commitment.
    private mutating func dropResourceTargets(of request: ResourceRequest) {
        guard request.missing > 0 else { return }
        drop(request.incident, TargetKey(.resource, request.id.raw))
        if request.isPlanned { drop(request.incident, TargetKey(.resourcesCommitted)) }
    }

    mutating func mobiliseResource(_ id: RequestID, _ arrivesIn: TimeSpan?) throws(Refusal) {
        let (incident, request) = try find(id, in: [.committed, .provisional], to: "mobilise")
        _ = try person()
        if let arrivesIn, arrivesIn < .zero {
            throw Refusal(.invalid, "Units cannot arrive in the past.", help: "Give a time ahead.")
        }
        let usual = try pool(request.pool).leadTime(to: nil)
        let lead = arrivesIn ?? usual
        let missing = request.missing
        emit(.resourceMobilised(incident.id, id, estimatedArrival: now + lead))
        if missing > 0, incident.requests.count < Limits.requestsPerIncident {
            drop(incident.id, TargetKey(.resource, id.raw))
            self.request(
                incident.id, request.pool, missing, request.skills, request.reason, request.due)
        }
        meetResourceTargets(incident.id)
    }

    mutating func assignResource(_ id: RequestID) throws(Refusal) {
        let (incident, _) = try find(id, in: [.mobilised], to: "assign")
        _ = try person()
        emit(.resourceAssigned(incident.id, id))
    }

    mutating func releaseResource(_ id: RequestID) throws(Refusal) {
        let (incident, request) = try find(
            id, in: [.provisional, .committed, .mobilised, .assigned], to: "release")
        _ = try person()
        emit(.resourceReleased(incident.id, id))
        dropResourceTargets(of: request)
    }

    mutating func returnResource(_ id: RequestID, _ used: Int) throws(Refusal) {
        let (incident, request) = try find(id, in: [.released], to: "return")
        _ = try person()
        let model = try pool(request.pool)
        guard used == 0 || model.isConsumable else {
            throw Refusal(
                .invalid, "Units of pool \(request.pool) come back; none is used up.",
                help: "Return with no used units, or take broken ones out of service.")
        }
        guard (0...request.committed).contains(used) else {
            throw Refusal(
                .invalid, "\(used) of \(request.committed) units cannot have been used.",
                help: "Give 0 to \(request.committed).")
        }
        emit(.resourceReturned(incident.id, id, used: used))
        serve(request.pool, because: .queue)
    }

    mutating func setOutOfService(
        _ id: PoolID, _ units: Int, _ why: String
    ) throws(Refusal) {
        _ = try pool(id)
        try check(why, "The reason", isRequired: units > 0)
        let held = state.pools[id] ?? PoolState(total: 0)
        let range = min(0, -held.outOfService)...max(0, held.available)
        guard units != 0, range.contains(units) else {
            throw Refusal(
                .invalid,
                "\(units) units of \(id) cannot change: \(held.available) are available, "
                    + "\(held.outOfService) are out of service.",
                help: "Give a number of available units, or a negative one to bring units back. "
                    + "Units that an incident holds are returned first.")
        }
        emit(.poolOutOfService(id, units: units, why: why))
        if units < 0 { serve(id, because: .queue) } else { orderRestock(of: id) }
    }

    mutating func restock(_ id: PoolID, _ units: Int, _ note: String) throws(Refusal) {
        _ = try pool(id)
        try check(note, "The note", isRequired: false)
        guard (1...Limits.unitsPerRequest).contains(units) else {
            throw Refusal(
                .invalid, "\(units) units cannot be added.",
                help: "Give 1 to \(Limits.unitsPerRequest).")
        }
        emit(.poolRestocked(id, units: units, note: note))
        serve(id, because: .queue)
    }
}

extension ResourceRequest {
    /// Whether the plan asked for it.
    var isPlanned: Bool { if case .plan = reason { true } else { false } }

    /// Whether it is for a need of the plan and still counts for it.
    fileprivate func serves(_ need: ResourceNeed) -> Bool {
        guard isPlanned, pool == need.pool, skills == need.skills else { return false }
        switch status {
        case .requested, .provisional, .committed, .mobilised, .assigned: return true
        case .released, .returned, .declined: return false
        }
    }
}
