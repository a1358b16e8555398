// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
import ResponseModel

/// No unit of a pool is committed twice: what incidents hold and what is out of service never
/// exceeds what there is. Counted anew from the events, without `PoolState`.
package struct BookingChecker: DrillChecker {
    /// Its name, in findings.
    package static let name = "bookings"

    private struct Pool {
        var total: Int
        /// What `plansInstalled` said last, so that a change of plans is a change of the total.
        var planned: Int
        var outOfService = 0
        var held = 0
    }

    // Only ever looked up, never walked through.
    private var pools: [PoolID: Pool] = [:]
    private var poolOf: [RequestID: PoolID] = [:]
    private var asked: [RequestID: Int] = [:]
    private var held: [RequestID: Int] = [:]

    /// A judge that has seen nothing.
    package init() {}

    /// Looks at the next record and says what is wrong with it.
    package mutating func check(_ record: Record) -> [String] {
        switch record.event {
        case .plansInstalled(let planSet):
            for model in planSet.organization.pools.all { resize(model) }
            return []
        case .resource(_, .requested(let request)):
            poolOf[request.id] = request.pool
            asked[request.id] = request.units
            return []
        case .resource(_, .committed(let request, let units, _)): return commit(units, to: request)
        case .resource(_, .returned(let request, let used)): return giveBack(request, used: used)
        case .pool(let pool, .outOfService(let units, _)):
            pools[pool]?.outOfService += units
            return overbooked(pool)
        case .pool(let pool, .restocked(let units, _)):
            pools[pool]?.total += units
            return []
        case .resource(_, .preempted(let request, let loss)): return lose(request, loss.units)
        case .resource(_, .memberStoodDown(let request, _)): return lose(request, 1)
        case .resource(_, .suppliesUsed(let request, let units)):
            if let pool = poolOf[request] { pools[pool]?.total -= units }
            return lose(request, units)
        case .pool(let pool, .stockExpired(_, let units)):
            pools[pool]?.outOfService += units
            return overbooked(pool)
        case .pool(let pool, .stockDiscarded(let units, _)):
            pools[pool]?.outOfService -= units
            pools[pool]?.total -= units
            return overbooked(pool)
        case .resource(_, .short), .resource(_, .declined), .resource(_, .mobilised),
            .resource(_, .assigned), .resource(_, .released), .resource(_, .offered),
            .resource(_, .substituted), .resource(_, .membersCommitted),
            .resource(_, .fatigueNear), .resource(_, .preparationConfirmed),
            .resource(_, .preparationWaived), .pool(_, .restockOrdered), .pool(_, .divided),
            .pool(_, .reserveOpened), .pool(_, .memberOutOfService), .pool(_, .lotStored),
            .pool(_, .assessed), .plan, .drill, .incident, .signal, .fact, .level, .role,
            .page, .step, .notice, .target, .review:
            return []
        }
    }

    private mutating func resize(_ model: ResourcePool) {
        if let known = pools[model.id] {
            pools[model.id]?.total += model.units - known.planned
            pools[model.id]?.planned = model.units
        } else {
            pools[model.id] = Pool(total: model.units, planned: model.units)
        }
    }

    private mutating func commit(_ units: Int, to request: RequestID) -> [String] {
        guard let pool = poolOf[request] else {
            return ["\(units) units are committed to \(request), which nobody has asked for"]
        }
        held[request, default: 0] += units
        pools[pool]?.held += units
        var found = overbooked(pool)
        if let wanted = asked[request], let has = held[request], has > wanted {
            found.append("request \(request) holds \(has) units and asked for \(wanted)")
        }
        return found
    }

    private mutating func lose(_ request: RequestID, _ units: Int) -> [String] {
        guard let pool = poolOf[request], let has = held[request], has >= units else {
            return ["request \(request) loses \(units) units and has not so many"]
        }
        held[request] = has - units
        pools[pool]?.held -= units
        return []
    }

    private mutating func giveBack(_ request: RequestID, used: Int) -> [String] {
        guard let pool = poolOf[request], let units = held[request], units > 0 else {
            return ["request \(request) gives back what it does not hold"]
        }
        held[request] = 0
        pools[pool]?.held -= units
        pools[pool]?.total -= used
        return used > units ? ["request \(request) used \(used) of \(units) units"] : []
    }

    private func overbooked(_ id: PoolID) -> [String] {
        guard let pool = pools[id], pool.held + pool.outOfService > pool.total else { return [] }
        return [
            "pool \(id) has \(pool.total) units, but \(pool.held) are committed and "
                + "\(pool.outOfService) are out of service"
        ]
    }
}
