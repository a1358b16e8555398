// SPDX-License-Identifier: Apache-2.0
// The question of headroom as an instance for the solver: each need of the plan is a demand for as
// many units as all its incidents want together, which is the same as all of them at once, since
// needs may be served in parts by several pools. How many incidents fit is found by halving.

import Allocation
import ResponseCore
import ResponseModel

/// Looks for the greatest number of incidents that the pools can take.
struct HeadroomSearch {
    private let state: State
    private let organization: Organization
    private let question: HeadroomQuestion
    /// What one incident asks for: each pool and set of skills once, in the order of the plan.
    private let needs: [Wish]
    /// Pools that a need names, or that can stand in for one of these.
    private let supplies: [HeadroomSupply]
    /// Their units and people, as the solver gets them.
    private let sources: [HeadroomSource]

    /// Units of a pool for one incident.
    private struct Wish {
        var pool: PoolID
        var skills: [String]
        var units: Int
    }

    init(
        _ state: State, _ organization: Organization, _ plan: Plan, _ question: HeadroomQuestion
    ) {
        self.state = state
        self.organization = organization
        self.question = question
        var needs: [Wish] = []
        for need in plan.resources {
            let units = need.quantity[question.level] ?? 0
            guard units > 0 else { continue }
            let same = needs.firstIndex { $0.pool == need.pool && $0.skills == need.skills }
            if let same {
                // As the plan is carried out: what was asked for once counts for both.
                needs[same].units = max(needs[same].units, units)
            } else {
                needs.append(Wish(pool: need.pool, skills: need.skills, units: units))
            }
        }
        self.needs = needs
        supplies = organization.pools.all.compactMap { model in
            let isWanted = needs.contains { need in
                need.pool == model.id
                    || organization.pools[need.pool]?.substitutes.contains(model.id) == true
            }
            return isWanted ? HeadroomSupply(model, state, question) : nil
        }
        sources = HeadroomSource.all(of: supplies, in: organization)
    }

    /// The answer.
    func headroom() throws(Refusal) -> Headroom {
        var answer = Headroom(
            question: question, most: nil, mostWithSubstitutes: nil, needs: [], breaksFirst: nil)
        guard !needs.isEmpty else { return answer }
        let most = try most(from: 0, withSubstitutes: false)
        answer.most = most
        answer.mostWithSubstitutes = try self.most(from: most, withSubstitutes: true)
        answer.needs = try needHeadrooms()
        if most < Limits.openIncidents { answer.breaksFirst = try firstBreak(at: most + 1) }
        return answer
    }

    // MARK: How many fit

    private func most(from known: Int, withSubstitutes: Bool) throws(Refusal) -> Int {
        var fitting = known
        var failing =
            1
            + needs.map { ceiling($0, withSubstitutes) }.reduce(
                Limits.openIncidents
            ) { min($0, $1) }
        while failing - fitting > 1 {
            let middle = (fitting + failing) / 2
            let solved = try solve(middle, withSubstitutes: withSubstitutes)
            if solved.answer.unserved.isEmpty { fitting = middle } else { failing = middle }
        }
        return fitting
    }

    /// No more incidents than this can get the need served, whatever the others get.
    private func ceiling(_ need: Wish, _ withSubstitutes: Bool) -> Int {
        let able = sources.filter { isAble($0, need, withSubstitutes) }
        let units = able.reduce(0) { $0 + $1.units - (question.level == 1 ? 0 : $1.reserve) }
        return min(units, AllocationLimits.units) / need.units
    }

    // MARK: What each need gets

    private func needHeadrooms() throws(Refusal) -> [Headroom.Need] {
        let own = try solve(question.count, withSubstitutes: false)
        let shared =
            own.answer.unserved.isEmpty
            ? own : try solve(question.count, withSubstitutes: true)
        let shortages = own.explanation(of: own.answer).shortages
        return needs.enumerated().map { place, need in
            let granted = shares(place, in: own).reduce(0) { $0 + $1.units }
            return Headroom.Need(
                pool: need.pool, skills: need.skills, units: need.units,
                wanted: need.units * question.count, granted: granted,
                substitutes: shares(place, in: shared).filter { $0.pool != need.pool },
                shortage: shortages.first { $0.demand == place }.map { shortage($0, need) })
        }
    }

    /// Who gives to a need, each pool once. Whoever is in the pool that the need names comes as one
    /// of it.
    private func shares(_ place: Int, in solved: UnitsAllocation) -> [Headroom.Share] {
        var shares: [Headroom.Share] = []
        for choice in solved.answer.assignments where choice.demand == place {
            let pools = sources[choice.pool].supplies.map { supplies[$0].model.id }
            let pool = pools.contains(needs[place].pool) ? needs[place].pool : pools[0]
            if let same = shares.firstIndex(where: { $0.pool == pool }) {
                shares[same].units += choice.units
            } else {
                shares.append(Headroom.Share(pool: pool, units: choice.units))
            }
        }
        return shares
    }

    private func firstBreak(at incidents: Int) throws(Refusal) -> Headroom.Break? {
        let solved = try solve(incidents, withSubstitutes: false)
        return solved.explanation(of: solved.answer).shortages.first.map { first in
            let need = needs[first.demand]
            return Headroom.Break(
                pool: need.pool, skills: need.skills, incidents: incidents, missing: first.units,
                shortage: shortage(first, need))
        }
    }

    private func shortage(_ found: Shortage, _ need: Wish) -> HeadroomShortage {
        guard let supply = supplies.first(where: { $0.model.id == need.pool }) else {
            return HeadroomShortage(reason: .tooSmall(total: 0), remedy: nil)
        }
        let lacking = need.skills.filter { !supply.has($0, in: organization) }
        guard lacking.isEmpty else {
            return HeadroomShortage(reason: .lacksSkills(lacking), remedy: nil)
        }
        let remedy: HeadroomShortage.Remedy? =
            switch found.change {
            case .moreUnits(_, let units): .moreUnits(units)
            case .openReserve(_, let units): .openReserve(units)
            case .longerLead, .fewerSkills, .newPool, .none: nil
            }
        return HeadroomShortage(
            reason: reason(supply, need, missing: found.units), remedy: remedy)
    }

    private func reason(
        _ supply: HeadroomSupply, _ need: Wish, missing: Int
    ) -> HeadroomShortage.Reason {
        let units = supply.units
        if need.units > units.total { return .tooSmall(total: units.total) }
        if question.level > 1, supply.reserve >= missing { return .reserve(units: supply.reserve) }
        let obstacles: [(units: Int, reason: HeadroomShortage.Reason)] = [
            (units.assigned, .taken(by: holders(of: units), units: units.assigned)),
            (
                units.outOfService,
                .outOfService(units: units.outOfService, why: units.outOfServiceReason)
            ),
            (supply.notAtHand, .notAtHand(units: supply.notAtHand)),
            (supply.waiting, .waiting(units: supply.waiting)),
        ]
        let greatest = obstacles.map(\.units).max() ?? 0
        return greatest == 0
            ? .usedUp : obstacles.first { $0.units == greatest }?.reason ?? .usedUp
    }

    // Each once, in the order in which they got units.
    private func holders(of units: PoolState) -> [IncidentID] {
        let incidents = units.holders.compactMap { state.request($0)?.incident }
        return incidents.enumerated().filter { !incidents[..<$0.offset].contains($0.element) }
            .map(\.element)
    }

    // MARK: The instance

    private func solve(
        _ incidents: Int, withSubstitutes: Bool
    ) throws(Refusal) -> UnitsAllocation {
        do throws(InstanceError) {
            return try UnitsAllocation(instance(incidents, withSubstitutes))
        } catch {
            throw Refusal(
                .invalid, "The needs of plan \(question.plan) are too many: \(error.description)",
                help: "Ask for fewer incidents at once, or divide the plan.")
        }
    }

    /// Needs are skills, which the pools have that may serve them. A pool lies at a place of its
    /// own and a need at that of its pool, so that the own pool is always the nearest.
    private func instance(_ incidents: Int, _ withSubstitutes: Bool) -> AllocationInstance {
        let demands = needs.enumerated().map { number, need in
            AllocationInstance.Demand(
                id: "\(number)", severity: question.level == 1 ? 1 : 2,
                x: place(of: need.pool), y: 0, maxLeadMinutes: AllocationLimits.minutes,
                lines: [
                    .init(
                        kind: 0, skills: [number],
                        units: min(AllocationLimits.units, need.units * incidents))
                ])
        }
        let pools = sources.enumerated().map { number, source in
            AllocationInstance.Pool(
                id: "\(number)", kind: 0,
                skills: needs.indices.filter { isAble(source, needs[$0], withSubstitutes) },
                units: source.units, reserve: source.reserve, cost: 0, readyMinutes: 0,
                x: 8 * source.supplies[0], y: 0)
        }
        return AllocationInstance(mode: .units, demands: demands, pools: pools)
    }

    // Eight to a minute's way, so that each place counts one.
    private func place(of pool: PoolID) -> Int {
        8 * (supplies.firstIndex { $0.model.id == pool } ?? 0)
    }

    private func isAble(_ source: HeadroomSource, _ need: Wish, _ withSubstitutes: Bool) -> Bool {
        let substitutes = withSubstitutes ? organization.pools[need.pool]?.substitutes ?? [] : []
        return source.supplies.contains { place in
            let model = supplies[place].model
            return (model.id == need.pool || substitutes.contains(model.id))
                && need.skills.allSatisfy {
                    model.skills.contains($0) || source.skills.contains($0)
                }
        }
    }
}
