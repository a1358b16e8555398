// SPDX-License-Identifier: Apache-2.0
// Call-up efficiency, idle time, waste and cost of each pool (S063, S085). Whole numbers
// throughout, so that a sum is the same on every machine.

import ResponseCore

extension IncidentHistory {
    var resourceUse: Evaluation.ResourceUse {
        let all = requests.values
        var pools: [Evaluation.PoolUse] = []
        for request in all where !pools.contains(where: { $0.pool.id == request.pool.id }) {
            pools.append(use(of: request.pool, all.filter { $0.pool.id == request.pool.id }))
        }
        return Evaluation.ResourceUse(requests: all, pools: pools, cost: total(pools))
    }

    private func use(
        of pool: Evaluation.Named, _ requests: [Evaluation.RequestOutcome]
    ) -> Evaluation.PoolUse {
        let model = names.poolModel(PoolID(pool.id))
        let unused = requests.filter(\.isWasted)
        var use = Evaluation.PoolUse(
            pool: pool, kind: model?.kind,
            requested: sum(requests, \.units), committed: sum(requests, \.committed),
            assigned: sum(requests.filter { $0.assignedAt != nil }, \.committed),
            used: sum(requests, \.used), stillHeld: sum(requests, \.holds),
            slowestCallUp: requests.compactMap(\.callUp).max(),
            heldTime: span(requests) { $0.heldMilliseconds(until: asOf) },
            workedTime: span(requests) { $0.workedMilliseconds(until: asOf) },
            wasted: sum(unused, \.committed),
            wastedTime: span(unused) { $0.heldMilliseconds(until: asOf) },
            largestShortage: requests.flatMap(\.shortages).map(\.missing).max() ?? 0)
        guard let model, let price = model.cost else { return use }
        let spent = requests.map { model.isConsumable ? $0.consumed : $0.committed }
        let wasted = model.isConsumable ? 0 : use.wasted
        use.cost = price.of(units: spent.reduce(0, +), time: use.heldTime)
        use.wastedCost = price.of(units: wasted, time: use.wastedTime)
        return use
    }

    private func sum(
        _ requests: [Evaluation.RequestOutcome], _ count: (Evaluation.RequestOutcome) -> Int
    ) -> Int {
        requests.reduce(0) { $0 + count($1) }
    }

    private func span(
        _ requests: [Evaluation.RequestOutcome], _ length: (Evaluation.RequestOutcome) -> Int64
    ) -> TimeSpan {
        TimeSpan(milliseconds: requests.reduce(0) { $0 &+ length($1) })
    }

    private func total(_ pools: [Evaluation.PoolUse]) -> [Evaluation.Money] {
        var sums = Register<String, Int64>()
        for cost in pools.compactMap(\.cost) {
            sums[cost.currency] = (sums[cost.currency] ?? 0) &+ cost.minorUnits
        }
        return sums.keys.sorted().map {
            Evaluation.Money(minorUnits: sums[$0] ?? 0, currency: $0)
        }
    }
}

extension Evaluation.RequestOutcome {
    /// Committed, never at work, and given up.
    var isWasted: Bool {
        assignedAt == nil && committed > 0 && (releasedAt != nil || returnedAt != nil)
    }

    /// Units of a consumable that are gone, as far as is known: while they are out, all of them.
    var consumed: Int { returnedAt == nil ? committed : used }

    func heldMilliseconds(until end: Timestamp) -> Int64 {
        commitments.reduce(0) {
            $0 &+ ((returnedAt ?? end) - $1.at).milliseconds &* Int64($1.units)
        }
    }

    func workedMilliseconds(until end: Timestamp) -> Int64 {
        guard let assignedAt else { return 0 }
        let span = (releasedAt ?? returnedAt ?? end) - assignedAt
        return span.milliseconds &* Int64(committed)
    }
}

extension ResourcePool.Cost {
    /// The price of units, or of unit-time rounded half up to a hundredth.
    func of(units: Int, time: TimeSpan) -> Evaluation.Money {
        let amount: Int128 =
            switch basis {
            case .perUnit: Int128(minorUnits) * Int128(units)
            case .perHour:
                (Int128(minorUnits) * Int128(time.milliseconds) + 1_800_000) / 3_600_000
            }
        return Evaluation.Money(minorUnits: Int64(clamping: amount), currency: currency)
    }
}
