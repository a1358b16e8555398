// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Looks at all plans together: can the two that ask most of a pool be served at once?
struct PoolLint {
    let plans: [(plan: Plan, root: Field)]
    let organization: Organization

    private struct Demand {
        var plan: PlanID
        var units: Int
        var field: Field
    }

    /// Reports, once a pool, the two plans that need more of it at level 1 than it has.
    func report() {
        var demands: [PoolID: [Demand]] = [:]
        for (plan, root) in plans where plan.revisionState != .retired {
            for demand in Self.demands(of: plan, root) {
                demands[demand.key, default: []].append(demand.value)
            }
        }
        for pool in organization.pools.all {
            let two = (demands[pool.id] ?? []).enumerated()
                .sorted { ($0.element.units, $1.offset) > ($1.element.units, $0.offset) }
                .prefix(2).sorted { $0.offset < $1.offset }.map(\.element)
            // One plan that asks too much is reported by itself.
            guard two.count == 2, two[0].units + two[1].units > pool.units,
                two.allSatisfy({ $0.units <= pool.units })
            else { continue }
            report(pool, two[0], two[1])
        }
    }

    private static func demands(of plan: Plan, _ root: Field) -> [(key: PoolID, value: Demand)] {
        let fields = root.find("resources")?.parts ?? []
        guard fields.count == plan.resources.count else { return [] }
        var demands: [(key: PoolID, value: Demand)] = []
        for (need, field) in zip(plan.resources, fields) {
            guard let units = need.quantity[1], units > 0 else { continue }
            if let index = demands.firstIndex(where: { $0.key == need.pool }) {
                demands[index].value.units += units
            } else {
                let place = field.find("quantity") ?? field
                demands.append((need.pool, Demand(plan: plan.id, units: units, field: place)))
            }
        }
        return demands
    }

    private func report(_ pool: ResourcePool, _ first: Demand, _ second: Demand) {
        second.field.report(
            .poolNeededTwice,
            "at level 1 \"\(first.plan)\" (\(first.units)) and \"\(second.plan)\""
                + " (\(second.units)) together need more of \"\(pool.id)\" than its \(pool.units)",
            help: "Enlarge the pool, ask for less, or say in a silence how both would be served.")
    }
}
