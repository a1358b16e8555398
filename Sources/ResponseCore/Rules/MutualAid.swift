// SPDX-License-Identifier: Apache-2.0
// What stands in for units that a pool has not: its substitutes, pools whose units can do the same,
// then partners, who are asked by the authority of their pool (vocabulary 40).

import Allocation
import Notation
import ResponseModel

/// A pool that could stand in.
private struct Candidate {
    var pool: ResourcePool
    var source: ResourceOffer.Source
    var free: Int
}

extension Decision {
    /// Says which pools could serve what a request misses; allocates nothing.
    mutating func offerSubstitutes(for id: RequestID) {
        guard let request = state.request(id), request.missing > 0 else { return }
        for offer in offers(for: request, missing: request.missing)
        where request.offers.count < Limits.offersPerRequest {
            emit(.resource(request.incident, .offered(id, offer)))
        }
    }

    /// The best division of the free units of other pools among a request and those before it that
    /// miss units of the same pool: severity first, then cost, then lead time; partners last.
    ///
    /// - Returns: what the request gets of it: own pools first, then the cheaper, then the nearer.
    func offers(for request: ResourceRequest, missing: Int) -> [ResourceOffer] {
        let candidates = candidates(for: request)
        guard missing > 0, candidates.contains(where: { $0.free > 0 }) else { return [] }
        let demands = before(request) + [demand(of: request, missing)]
        let pools = candidates.enumerated().map { supply($1, place: $0) }
        let answer = solve(AllocationInstance(mode: .units, demands: demands, pools: pools))
        let own = answer.filter { $0.demand == demands.count - 1 }.sorted {
            pools[$0.pool].rank < pools[$1.pool].rank
        }
        return own.map { assignment in
            offer(candidates[assignment.pool], units: assignment.units, among: candidates)
        }
    }

    private func candidates(for request: ResourceRequest) -> [Candidate] {
        guard let organization = state.organization, let own = organization.pools[request.pool]
        else { return [] }
        let named = own.substitutes.enumerated().compactMap { place, id in
            organization.pools[id].map { ($0, ResourceOffer.Source.substitute(rank: place + 1)) }
        }
        let wanted = own.skills + request.skills.filter { !own.skills.contains($0) }
        let alike = organization.pools.all.filter { pool in
            pool.id != own.id && pool.kind == own.kind && !wanted.isEmpty
                && pool.isConsumable == own.isConsumable && !own.substitutes.contains(pool.id)
                && wanted.allSatisfy { pool.skills.contains($0) } && pool.isAsStrong(as: own)
        }.map { ($0, ResourceOffer.Source.sameSkills) }
        return (named + alike).compactMap { pool, source in
            let isAble = request.skills.allSatisfy { pool.skills.contains($0) }
            guard isAble || !pool.members.isEmpty, pool.id != own.id else { return nil }
            return Candidate(pool: pool, source: source, free: free(of: pool, for: request))
        }
    }

    /// Units that a request could have of a pool, leaving the reserve where it must.
    private func free(of pool: ResourcePool, for request: ResourceRequest) -> Int {
        guard let held = state.pools[pool.id] else { return 0 }
        let level = state.incidents[request.incident]?.level
        let reserve = level == 1 ? 0 : state.reserve(of: pool.id)
        guard !pool.members.isEmpty else { return max(0, held.available - reserve) }
        let able = state.fitMembers(of: pool, skills: request.skills, at: now)
        return max(0, min(able.count, held.available) - reserve)
    }

    // Requests that miss units of the same pool and stand before this one.
    private func before(_ request: ResourceRequest) -> [AllocationInstance.Demand] {
        guard let pool = state.pools[request.pool] else { return [] }
        let waiting = waitingRequests(of: pool, onlyLevelOne: false).enumerated().sorted {
            ($0.element.level, $0.offset) < ($1.element.level, $1.offset)
        }.map(\.element.request)
        let ahead = waiting.prefix { $0.id != request.id }.prefix(Limits.requestsDivided)
        guard ahead.count < waiting.count else { return [] }
        return ahead.filter { $0.skills == request.skills }.map { demand(of: $0, $0.missing) }
    }

    private func demand(of request: ResourceRequest, _ units: Int) -> AllocationInstance.Demand {
        let level = state.incidents[request.incident]?.level ?? 4
        return AllocationInstance.Demand(
            id: request.id.raw, severity: min(4, max(1, level)), x: 0, y: 0,
            maxLeadMinutes: AllocationLimits.minutes,
            lines: [.init(kind: 0, skills: [], units: units)])
    }

    // What the files name as a substitute comes before what only has the same skills, and a partner
    // is asked when one's own pools are short; the tiers are further apart than any price.
    private func supply(_ candidate: Candidate, place: Int) -> AllocationInstance.Pool {
        let step = AllocationLimits.cost / 4
        var tier = candidate.pool.isMutualAid ? 2 : 0
        if case .sameSkills = candidate.source { tier += 1 }
        let price = Int(clamping: (candidate.pool.cost?.minorUnits ?? 0) / 100)
        let minutes = candidate.pool.leadTime(to: nil).milliseconds / 60_000
        return AllocationInstance.Pool(
            id: "\(place)", kind: 0, skills: [],
            units: min(candidate.free, AllocationLimits.units),
            cost: min(price, step - 1) + tier * step,
            readyMinutes: min(Int(clamping: minutes), AllocationLimits.minutes), x: 0, y: 0)
    }

    private func offer(
        _ chosen: Candidate, units: Int, among candidates: [Candidate]
    ) -> ResourceOffer {
        let rivals = candidates.filter { $0.pool.id != chosen.pool.id }.map { rival in
            ResourceOffer.Rival(
                pool: rival.pool.id, free: rival.free, leadTime: rival.pool.leadTime(to: nil),
                cost: rival.pool.cost?.minorUnits)
        }
        return ResourceOffer(
            pool: chosen.pool.id, units: units, leadTime: chosen.pool.leadTime(to: nil),
            isMutualAid: chosen.pool.isMutualAid, source: chosen.source,
            rivals: Array(rivals.prefix(Limits.offersPerRequest)))
    }

    // MARK: What people do

    mutating func offerResource(
        _ id: RequestID, _ other: PoolID, _ units: Int, _ note: String
    ) throws(Refusal) {
        let (incident, request) = try find(
            id, in: [.requested, .offered, .provisional], to: "offer units for")
        let model = try pool(other)
        try check(note, "The note")
        guard other != request.pool, (1...request.missing).contains(units) else {
            throw Refusal(
                .invalid, "\(units) units of \(other) cannot be offered for \(id).",
                help: "Offer 1 to \(request.missing) units of another pool than \(request.pool).")
        }
        guard request.offers.count < Limits.offersPerRequest else {
            throw .limit("The number of offers for \(id)", Limits.offersPerRequest, "offers")
        }
        emit(
            .resource(
                incident.id,
                .offered(
                    id,
                    ResourceOffer(
                        pool: other, units: units, leadTime: model.leadTime(to: nil),
                        isMutualAid: model.isMutualAid, source: .hand(note)))))
    }

    mutating func acceptOffer(
        _ id: RequestID, _ other: PoolID, _ units: Int?, _ reason: String
    ) throws(Refusal) {
        let (incident, request) = try find(
            id, in: [.requested, .offered, .provisional], to: "accept an offer for")
        let model = try pool(other)
        try checkAuthority(over: model, in: incident)
        try check(reason, "The reason", isRequired: false)
        guard let offer = request.offers.first(where: { $0.pool == other }) else {
            throw .unknown(
                "offer for \(id) of pool", other.raw, among: request.offers.map(\.pool.raw))
        }
        let wanted = units ?? min(offer.units, request.missing)
        let free = free(of: model, for: request)
        guard (1...min(offer.units, request.missing)).contains(wanted), wanted <= free else {
            throw Refusal(
                .resources,
                "\(wanted) units of \(other) cannot be taken for \(id): "
                    + "\(offer.units) are offered, \(free) are free, "
                    + "\(request.missing) are missing.",
                help: "Take fewer, or wait until some are free.")
        }
        guard incident.requests.count < Limits.requestsPerIncident else {
            throw .limit("The number of requests", Limits.requestsPerIncident, "requests")
        }
        let stand = record(
            incident.id, other, wanted, request.skills, .substitute(for: id), nil)
        emit(.resource(incident.id, .substituted(id, by: stand.id, units: wanted)))
        commit(stand, wanted, because: .hand(reason))
        if state.request(id)?.missing == 0 { meet(incident.id, TargetKey(.resource, id.raw)) }
        orderRestock(of: other)
    }

    // Partners are called by the authority that their pool names; own pools by whoever commits.
    private func checkAuthority(
        over pool: ResourcePool, in incident: Incident
    ) throws(Refusal) {
        guard pool.isMutualAid, let authority = pool.callUp?.authority else {
            try permitted(.commitResources, in: incident)
            return
        }
        let person = try person()
        let isTheirs =
            incident.commander == person || incident.roles[authority]?.person == person
            || state.organization?.people[person]?.roles.contains(authority) == true
        guard isTheirs else {
            throw Refusal(
                .notPermitted, "\(person) may not ask the partner of \(pool.id).",
                help: "Ask a holder of \(authority): \(pool.callUp?.procedure.en ?? "")")
        }
    }
}

extension AllocationInstance.Pool {
    fileprivate var rank: (Int, Int, String) { (cost, readyMinutes, id) }
}

extension ResourcePool {
    /// Whether its units are of the same NIMS type or a stronger one.
    fileprivate func isAsStrong(as other: ResourcePool) -> Bool {
        guard let wanted = other.type else { return true }
        return type.map { $0 <= wanted } ?? false
    }
}
