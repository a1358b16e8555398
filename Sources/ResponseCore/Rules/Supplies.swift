// SPDX-License-Identifier: Apache-2.0
// The stock of pools: what is out of service and why, orders at the reorder point, arrivals, lots
// that expire, regular assessment (S059-S061).

package import Notation
package import ResponseModel

extension Decision {
    mutating func setOutOfService(
        _ id: PoolID, _ units: Int, _ why: String
    ) throws(Refusal) {
        let model = try pool(id)
        try check(why, "The reason", isRequired: units > 0)
        let held = state.pools[id] ?? PoolState(total: 0)
        let range = min(0, held.expired - held.outOfService)...max(0, held.available)
        guard units != 0, range.contains(units) else {
            throw Refusal(
                .invalid,
                "\(units) units of \(id) cannot change: \(held.available) are available, "
                    + "\(held.outOfService) are out of service"
                    + (held.expired > 0 ? ", \(held.expired) of them expired." : "."),
                help: "Give a number of available units, or a negative one to bring units back. "
                    + "Units that an incident holds are returned first; expired stock is discarded."
            )
        }
        let people = membersToChange(units, of: model)
        emit(.pool(id, .outOfService(units: units, why: why)))
        for person in people {
            emit(.pool(id, .memberOutOfService(person, why: units > 0 ? why : nil)))
        }
        if units < 0 { serve(id, because: .queue) } else { orderRestock(of: id) }
    }

    // Where units have names, those who would be called last stay away, and who stayed away first
    // comes back first.
    private func membersToChange(_ units: Int, of pool: ResourcePool) -> [PersonID] {
        if units < 0 {
            let away = pool.members.filter { state.members[$0]?.outOfServicePool == pool.id }
            return Array(away.prefix(units == .min ? .max : -units))
        }
        let free = pool.members.filter {
            state.members[$0]?.holder == nil && state.members[$0]?.outOfService == nil
        }
        return Array(state.inOrderOfCall(free, of: pool, at: now).suffix(units))
    }

    mutating func setMemberOutOfService(
        _ id: PoolID, _ person: PersonID, _ why: String?
    ) throws(Refusal) {
        let model = try pool(id)
        guard model.members.contains(person) else {
            throw .unknown("member of \(id)", person.raw, among: model.members.map(\.raw))
        }
        let member = state.members[person]
        guard let why else {
            guard member?.outOfServicePool == id else {
                throw Refusal(
                    .alreadyDone, "\(person) is not out of service in \(id).",
                    help: "Nothing to do.")
            }
            emit(.pool(id, .outOfService(units: -1, why: "")))
            emit(.pool(id, .memberOutOfService(person, why: nil)))
            return serve(id, because: .queue)
        }
        try check(why, "The reason")
        if let known = member?.outOfService {
            throw Refusal(
                .alreadyDone, "\(person) is out of service already: \(known)",
                help: "Bring them back first to change the reason.")
        }
        if let holder = member?.holder {
            throw Refusal(
                .resources, "\(person) is committed to \(holder).",
                help: "Release and return the request, or take the person off it first.")
        }
        guard (state.pools[id]?.available ?? 0) > 0 else {
            throw Refusal(
                .resources, "No unit of \(id) is available.",
                help: "Units out of service without a name come back first.")
        }
        emit(.pool(id, .outOfService(units: 1, why: why)))
        emit(.pool(id, .memberOutOfService(person, why: why)))
        orderRestock(of: id)
    }

    // MARK: Coming and going

    mutating func restock(
        _ id: PoolID, _ units: Int, _ note: String, expires: Timestamp? = nil
    ) throws(Refusal) {
        let model = try pool(id)
        try check(note, "The note", isRequired: false)
        guard (1...Limits.unitsPerRequest).contains(units) else {
            throw Refusal(
                .invalid, "\(units) units cannot be added.",
                help: "Give 1 to \(Limits.unitsPerRequest).")
        }
        if let expires { try checkLot(expires, of: model) }
        emit(.pool(id, .restocked(units: units, note: note)))
        if let expires { emit(.pool(id, .lotStored(StockLot(units: units, expires: expires)))) }
        serve(id, because: .queue)
    }

    private func checkLot(_ expires: Timestamp, of pool: ResourcePool) throws(Refusal) {
        guard pool.isConsumable else {
            throw Refusal(
                .invalid, "Units of \(pool.id) come back; they have no lots.",
                help: "Restock without a date, or make the pool consumable.")
        }
        guard expires > now else {
            throw Refusal(
                .invalid, "The lot has expired at \(expires).", help: "Do not take it in.")
        }
        guard (state.pools[pool.id]?.lots.count ?? 0) < Limits.lotsPerPool else {
            throw .limit("The number of lots of \(pool.id)", Limits.lotsPerPool, "lots")
        }
    }

    mutating func useSupplies(_ id: RequestID, _ units: Int) throws(Refusal) {
        let (incident, request) = try find(id, in: [.mobilised, .assigned], to: "use units of")
        guard try pool(request.pool).isConsumable else {
            throw Refusal(
                .invalid, "Units of pool \(request.pool) come back; none is used up.",
                help: "Release and return the request.")
        }
        guard (1...max(1, request.committed)).contains(units) else {
            throw Refusal(
                .invalid, "\(id) holds \(request.committed) units, not \(units).",
                help: "Give 1 to \(request.committed).")
        }
        emit(.resource(incident.id, .suppliesUsed(id, units: units)))
        orderRestock(of: request.pool)
    }

    mutating func discardStock(
        _ id: PoolID, _ units: Int, _ reason: String
    ) throws(Refusal) {
        let model = try pool(id)
        try check(reason, "The reason")
        let away = state.pools[id]?.outOfService ?? 0
        guard model.members.isEmpty, units >= 1, units <= away else {
            throw Refusal(
                .invalid,
                model.members.isEmpty
                    ? "\(units) units of \(id) cannot be discarded: \(away) are out of service."
                    : "The people of \(id) are not discarded.",
                help: "Give 1 to the units that are out of service.")
        }
        emit(.pool(id, .stockDiscarded(units: units, reason: reason)))
        orderRestock(of: id)
    }

    /// Puts what has expired out of service; what incidents hold is theirs to look at.
    mutating func expireStock() {
        for id in state.pools.keys {
            while let pool = state.pools[id], let lot = pool.lots.first, lot.expires <= now {
                emit(.pool(id, .stockExpired(lot, units: min(lot.units, max(0, pool.available)))))
                orderRestock(of: id)
            }
        }
    }

    // MARK: Looking after pools

    mutating func assessPool(
        _ id: PoolID, _ availability: Int, _ effectiveness: Int, _ note: String
    ) throws(Refusal) {
        _ = try pool(id)
        let person = try person()
        try check(note, "The note", isRequired: false)
        guard (0...100).contains(availability), (0...100).contains(effectiveness) else {
            throw Refusal(
                .invalid, "\(availability) and \(effectiveness) are not both shares in percent.",
                help: "Give availability and effectiveness as 0 to 100.")
        }
        emit(
            .pool(
                id,
                .assessed(
                    PoolAssessment(
                        at: now, by: person, availability: availability,
                        effectiveness: effectiveness,
                        note: note))))
    }

    mutating func openReserve(
        _ id: PoolID, _ units: Int, _ reason: String
    ) throws(Refusal) {
        let model = try pool(id)
        let person = try person()
        try check(reason, "The reason")
        guard mayOpenReserve(of: model, person) else {
            throw Refusal(
                .notPermitted, "\(person) may not open the reserve of \(id).",
                help: model.callUp?.authority.map { "Ask a holder of \($0)." }
                    ?? "Ask somebody who may open a reserve.")
        }
        guard (0...model.reserve).contains(units) else {
            throw Refusal(
                .invalid, "\(id) keeps \(model.reserve) units in reserve, not \(units).",
                help: "Give 0 to close it, up to \(model.reserve).")
        }
        guard units != state.pools[id]?.openedReserve else {
            throw Refusal(
                .alreadyDone, "\(units) units of the reserve of \(id) are open.",
                help: "Nothing to do.")
        }
        emit(.pool(id, .reserveOpened(units: units, reason: reason)))
        serve(id, because: .queue)
    }

    // The authority of the pool, by their post or in an incident; where it names none, whoever may
    // open reserves.
    private func mayOpenReserve(of pool: ResourcePool, _ person: PersonID) -> Bool {
        guard let organization = state.organization else { return false }
        let roles =
            pool.callUp?.authority.map { [$0] }
            ?? organization.roles.all.filter { $0.permissions.contains(.openReserve) }.map(\.id)
        if roles.isEmpty { return true }
        let posts = organization.people[person]?.roles ?? []
        return roles.contains { role in
            posts.contains(role)
                || state.openIncidents.contains { $0.roles[role]?.person == person }
        }
    }
}

extension State {
    /// When the next lot of any pool expires.
    var nextExpiry: Timestamp? { pools.values.compactMap { $0.lots.first?.expires }.min() }

    /// When units of a pool come back, by what is known: the earliest of an order, of people who
    /// rest, of units on their way home, and of incidents that should have recovered by then.
    package func nextReturn(to id: PoolID, at now: Timestamp) -> (at: Timestamp, units: Int)? {
        guard let units = pools[id], let pool = organization?.pools[id] else { return nil }
        var found: [(at: Timestamp, units: Int)] = []
        if let due = units.restockDue {
            found.append((due, max(1, pool.units - units.available)))
        }
        for person in pool.members {
            if case .resting(let rested) = unfitness(of: person, in: pool, at: now) {
                found.append((rested, 1))
            }
        }
        for holder in units.holders {
            guard let request = request(holder), let moment = expectedReturn(of: request, pool)
            else { continue }
            found.append((moment, request.holds))
        }
        let ahead = found.map { (at: max($0.at, now), units: $0.units) }
        return ahead.min { $0.at < $1.at }
    }

    /// When the units of a request should be back: after the way home, or after the time in which
    /// the incident has to recover; nil: nobody knows.
    package func expectedReturn(of request: ResourceRequest, _ pool: ResourcePool) -> Timestamp? {
        let way = pool.leadTime(to: nil)
        if let released = request.releasedAt { return released + way }
        let target = incidents[request.incident]?.targets[TargetKey(.recover)]
        guard let target, target.status.isOpen else { return nil }
        return target.due + way
    }
}
