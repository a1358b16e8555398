// SPDX-License-Identifier: Apache-2.0
// What people do with requests, from the wish to the return. Each act refuses with its reason or
// emits events; only committing allocates (vocabulary 35).

import Notation
import ResponseModel

extension Decision {
    func find(
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

    func pool(_ id: PoolID) throws(Refusal) -> ResourcePool {
        guard let pool = try organization().pools[id] else {
            throw .unknown("pool", id.raw, among: try organization().pools.all.map(\.id.raw))
        }
        return pool
    }

    mutating func requestResource(
        _ id: IncidentID, _ pool: PoolID, _ units: Int, _ skills: [String], _ reason: String
    ) throws(Refusal) {
        let incident = try openIncident(id)
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
        guard lacking.isEmpty || hasMember(with: skills, in: model) else {
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
        ask(id, pool, units, skills, .hand(reason), nil)
    }

    private func hasMember(with skills: [String], in pool: ResourcePool) -> Bool {
        pool.members.contains { person in
            let own = state.organization?.people[person]?.skills ?? []
            return skills.allSatisfy { pool.skills.contains($0) || own.contains($0) }
        }
    }

    mutating func commitResource(
        _ id: RequestID, _ units: Int?, _ force: Bool, _ reason: String
    ) throws(Refusal) {
        let (incident, request) = try find(
            id, in: [.requested, .offered, .provisional], to: "commit")
        let person = try person()
        let wanted = units ?? request.missing
        guard (1...request.missing).contains(wanted) else {
            throw Refusal(
                .invalid, "Request \(id) misses \(request.missing) units, not \(wanted).",
                help: "Commit 1 to \(request.missing) units.")
        }
        try check(reason, "The reason", isRequired: force)
        let model = try pool(request.pool)
        let people = callable(for: request, of: model, isForced: force)
        try checkFree(wanted, of: model, for: request, in: incident, people: people, force)
        if force, wanted > (state.pools[model.id]?.available ?? 0) - state.reserve(of: model.id),
            incident.level != 1, !may(person, .openReserve, in: incident)
        {
            throw Refusal(
                .notPermitted, "\(person) may not open the reserve of \(request.pool).",
                help: "Ask somebody who may, such as the incident commander.")
        }
        commit(
            request, wanted, because: force ? .forced(reason) : .hand(reason),
            people: people.map { Array($0.prefix(wanted)) })
        orderRestock(of: request.pool)
    }

    // Named people who can be committed; by force also those at their limit or off duty, last.
    private func callable(
        for request: ResourceRequest, of pool: ResourcePool, isForced: Bool
    ) -> [PersonID]? {
        guard !pool.members.isEmpty else { return nil }
        let fit = state.fitMembers(of: pool, skills: request.skills, at: now)
        guard isForced else { return fit }
        let tired = pool.members.filter { person in
            switch state.unfitness(of: person, in: pool, skills: request.skills, at: now) {
            case .resting, .offDuty: true
            case .elsewhere, .outOfService, .lacksSkills, nil: false
            }
        }
        return fit + state.inOrderOfCall(tired, of: pool, at: now)
    }

    private func checkFree(
        _ wanted: Int, of pool: ResourcePool, for request: ResourceRequest, in incident: Incident,
        people: [PersonID]?, _ force: Bool
    ) throws(Refusal) {
        let held = state.pools[pool.id] ?? PoolState(total: 0)
        let reserve = state.reserve(of: pool.id)
        let ready = min(held.available, people?.count ?? held.available)
        let keepsReserve = incident.level != 1 && !force
        let free = max(0, ready - (keepsReserve ? reserve : 0))
        guard wanted > free else { return }
        var help = "Release units of another incident, or use a substitute pool."
        if keepsReserve, wanted <= ready {
            help = "The authority may open the reserve: commit with --force and a reason."
        } else if ready < held.available {
            help =
                "People are off duty, at their fatigue limit or without the skills: "
                + "--force with a reason calls those who need rest."
        }
        throw Refusal(
            .resources,
            "Pool \(pool.id) has \(free) free units, not \(wanted): total \(held.total), "
                + "assigned \(held.assigned), out of service \(held.outOfService), "
                + "reserve \(reserve)"
                + (people == nil ? "." : ", ready people \(people?.count ?? 0)."),
            help: help)
    }

    mutating func declineResource(_ id: RequestID, _ reason: String) throws(Refusal) {
        let (incident, request) = try find(
            id, in: [.requested, .offered, .provisional], to: "decline")
        try check(reason, "The reason")
        emit(.resource(incident.id, .declined(id, reason: reason)))
        dropResourceTargets(of: request)
        meetResourceTargets(incident.id)
    }

    // What a request still misses will not come: that is no commitment.
    mutating func dropResourceTargets(of request: ResourceRequest) {
        guard request.missing > 0 else { return }
        drop(request.incident, TargetKey(.resource, request.id.raw))
        if request.isPlanned { drop(request.incident, TargetKey(.resourcesCommitted)) }
    }

    mutating func mobiliseResource(_ id: RequestID, _ arrivesIn: TimeSpan?) throws(Refusal) {
        let (incident, request) = try find(id, in: [.committed, .provisional], to: "mobilise")
        if let arrivesIn, arrivesIn < .zero {
            throw Refusal(.invalid, "Units cannot arrive in the past.", help: "Give a time ahead.")
        }
        let usual = try pool(request.pool).leadTime(to: nil)
        let lead = arrivesIn ?? usual
        let missing = request.missing
        emit(.resource(incident.id, .mobilised(id, estimatedArrival: now + lead)))
        if missing > 0, incident.requests.count < Limits.requestsPerIncident {
            drop(incident.id, TargetKey(.resource, id.raw))
            ask(
                incident.id, request.pool, missing, request.skills, request.reason, request.due)
        }
        meetResourceTargets(incident.id)
    }

    mutating func assignResource(_ id: RequestID) throws(Refusal) {
        let (incident, request) = try find(id, in: [.mobilised], to: "assign")
        try checkPreparation(of: request)
        emit(.resource(incident.id, .assigned(id)))
    }

    mutating func releaseResource(_ id: RequestID) throws(Refusal) {
        let (incident, request) = try find(
            id, in: [.provisional, .committed, .mobilised, .assigned], to: "release")
        emit(.resource(incident.id, .released(id)))
        dropResourceTargets(of: request)
    }

    mutating func returnResource(_ id: RequestID, _ used: Int) throws(Refusal) {
        let (incident, request) = try find(id, in: [.released], to: "return")
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
        emit(.resource(incident.id, .returned(id, used: used)))
        serve(request.pool, because: .queue)
    }
}
