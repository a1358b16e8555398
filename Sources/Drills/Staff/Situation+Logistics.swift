// SPDX-License-Identifier: Apache-2.0
// Resources: called as soon as they are committed, at work when they have come, sent home when
// service is restored, back in the pool some time later (vocabulary 35-37). Nobody waits for the
// last unit: what is there is called, and the core keeps asking for the rest.

import Notation
import ResponseCore
import ResponseModel

extension Situation {
    /// Looks at every request.
    mutating func considerResources() {
        let isOver = incident.phase >= .recovered
        for request in incident.requests.values {
            switch request.status {
            case .requested where isOver, .offered where isOver: decline(request)
            case .provisional where isOver, .committed where isOver: sendHome(request)
            case .requested: break
            case .offered: accept(request)
            case .provisional, .committed: call(request)
            case .mobilised where isOver: sendHome(request)
            case .mobilised: receive(request)
            case .assigned: if isOver { sendHome(request) }
            case .released: takeBack(request)
            case .declined, .returned: break
            }
        }
    }

    /// The authority that the pool names for its call-up, then others who may commit resources;
    /// the commander, who has other things to do, after them.
    private func logistician(_ request: ResourceRequest, for name: String) -> PersonID? {
        let authority = organization.pools[request.pool]?.callUp?.authority.flatMap(present)
        let commander = present(Role.incidentCommander)
        let allowed = allowed(.commitResources).filter { $0 != authority && $0 != commander }
        var candidates = (authority.map { [$0] } ?? []) + allowed
        if let lead, !candidates.contains(lead) { candidates.append(lead) }
        return next(of: candidates, for: name)
    }

    private mutating func call(_ request: ResourceRequest) {
        let name = name("mobilise", request.id.raw)
        guard let person = logistician(request, for: name) else { return }
        decide(name, .resource(.mobilise(request.id, arrivesIn: nil)), by: person)
    }

    // The first offer whose pool still has units by what the core says; partners are asked by the
    // authority of their pool.
    private mutating func accept(_ request: ResourceRequest) {
        let names = request.offers.map { name("accept", "\(request.id) \($0.pool)") }
        let place = names.firstIndex { agenda.refusals(of: $0) == 0 } ?? 0
        guard names.indices.contains(place) else { return }
        let (offer, purpose) = (request.offers[place], names[place])
        let authority = organization.pools[offer.pool]?.callUp?.authority.flatMap(present)
        let others = offer.isMutualAid ? [] : allowed(.commitResources)
        let candidates = [authority, lead].compactMap { $0 } + others
        guard let person = next(of: candidates, for: purpose) else { return }
        decide(
            purpose,
            .resource(
                .acceptOffer(
                    request.id, pool: offer.pool, units: nil, reason: StaffWording.accepted)),
            by: person)
    }

    // Documents, tools and permissions, before the units are there.
    private mutating func prepare(_ request: ResourceRequest) {
        let lines = organization.pools[request.pool]?.checklist.count ?? 0
        guard request.prepared.count < lines else { return }
        let name = name("prepare", request.id.raw)
        guard let person = logistician(request, for: name) else { return }
        decide(
            name, .resource(.confirmPreparation(request.id, items: Array(0..<lines))), by: person)
    }

    private mutating func receive(_ request: ResourceRequest) {
        prepare(request)
        let name = name("assign", request.id.raw)
        guard isFree(name), let person = logistician(request, for: name) else { return }
        intend(
            name, .resource(.assign(request.id)), by: person,
            at: request.estimatedArrival ?? now)
    }

    private mutating func decline(_ request: ResourceRequest) {
        let name = name("decline", request.id.raw)
        guard let person = logistician(request, for: name) else { return }
        decide(name, .resource(.decline(request.id, reason: StaffWording.restored)), by: person)
    }

    private mutating func sendHome(_ request: ResourceRequest) {
        let name = name("release", request.id.raw)
        guard let person = logistician(request, for: name) else { return }
        decide(name, .resource(.release(request.id)), by: person)
    }

    // The way back takes as long as the way there. Supplies that were at work are used up.
    private mutating func takeBack(_ request: ResourceRequest) {
        let name = name("return", request.id.raw)
        guard isFree(name), let person = logistician(request, for: name) else { return }
        let pool = organization.pools[request.pool]
        let wasUsed = pool?.isConsumable == true && request.assignedAt != nil
        let way = request.assignedAt == nil ? .zero : pool?.leadTime(to: nil) ?? .zero
        let settling = people.decisionTime(of: person, on: name, at: now)
        intend(
            name, .resource(.giveBack(request.id, used: wasUsed ? request.committed : 0)),
            by: person,
            at: now + way + settling)
    }
}
