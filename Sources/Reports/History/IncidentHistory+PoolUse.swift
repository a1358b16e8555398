// SPDX-License-Identifier: Apache-2.0
// Call-up efficiency, idle time, waste and cost of each pool (S063, S085). Whole numbers
// throughout, so that a sum is the same on every machine.

import Notation
import ResponseCore
import ResponseModel

extension IncidentHistory {
    var resourceUse: Evaluation.ResourceUse {
        let all = requests.values
        var pools: [Evaluation.PoolUse] = []
        for request in all where !pools.contains(where: { $0.pool.id == request.pool.id }) {
            pools.append(use(of: request.pool, all.filter { $0.pool.id == request.pool.id }))
        }
        return Evaluation.ResourceUse(
            requests: all, pools: pools, cost: total(pools), decisions: decisions)
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
            wasted: sum(unused, \.kept),
            wastedTime: span(unused) { $0.heldMilliseconds(until: asOf) },
            largestShortage: requests.flatMap(\.shortages).map(\.missing).max() ?? 0)
        use.lost = sum(requests, \.preempted)
        use.taken = sum(requests) { $0.committed { $0.isFromOthers } }
        use.forced = sum(requests) { $0.committed { $0.isForced } }
        use.assessmentDue = names.assessmentDue(PoolID(pool.id))
        measureSubstitution(&use, requests, model)
        guard let model, let price = model.cost else { return use }
        let spent = requests.map { model.isConsumable ? $0.consumed : $0.committed }
        let wasted = model.isConsumable ? 0 : use.wasted
        use.cost = price.of(units: spent.reduce(0, +), time: use.heldTime)
        use.wastedCost = price.of(units: wasted, time: use.wastedTime)
        return use
    }

    private func measureSubstitution(
        _ use: inout Evaluation.PoolUse, _ requests: [Evaluation.RequestOutcome],
        _ model: ResourcePool?
    ) {
        var extra: Int64 = 0
        for request in requests {
            guard case .substitute(let first) = request.reason, request.committed > 0 else {
                continue
            }
            let own = names.request(first).flatMap { names.poolModel($0.pool) }
            let way = (model?.leadTime(to: nil) ?? .zero) - (own?.leadTime(to: nil) ?? .zero)
            use.stoodIn += request.committed
            extra &+= way.milliseconds &* Int64(request.committed)
        }
        guard use.stoodIn > 0 else { return }
        use.substitutionDistance = TimeSpan(milliseconds: extra / Int64(use.stoodIn))
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
        assignedAt == nil && kept > 0 && (releasedAt != nil || returnedAt != nil)
    }

    /// Units of a consumable that are gone, as far as is known: while they are out, all of them.
    var consumed: Int { returnedAt == nil ? used + kept : used }

    /// Units that others took.
    var preempted: Int {
        losses.reduce(0) { sum, loss in
            if case .preempted = loss.because { sum + loss.units } else { sum }
        }
    }

    /// Units committed for a reason.
    func committed(because isMeant: (CommitReason) -> Bool) -> Int {
        commitments.reduce(0) { isMeant($1.because) ? $0 + $1.units : $0 }
    }

    func heldMilliseconds(until end: Timestamp) -> Int64 {
        let last = returnedAt ?? end
        let held = commitments.reduce(0) { $0 &+ (last - $1.at).milliseconds &* Int64($1.units) }
        return losses.reduce(held) { $0 &- (last - $1.at).milliseconds &* Int64($1.units) }
    }

    func workedMilliseconds(until end: Timestamp) -> Int64 {
        guard let assignedAt else { return 0 }
        let last = releasedAt ?? returnedAt ?? end
        let worked = (last - assignedAt).milliseconds &* Int64(committed)
        return losses.reduce(worked) { sum, loss in
            let unworked = last - max(assignedAt, loss.at)
            return sum &- max(0, unworked.milliseconds) &* Int64(loss.units)
        }
    }
}

extension CommitReason {
    fileprivate var isFromOthers: Bool {
        switch self {
        case .preempted, .taken: true
        case .available, .queue, .hand, .forced: false
        }
    }

    fileprivate var isForced: Bool {
        switch self {
        case .forced, .taken: true
        case .available, .queue, .hand, .preempted: false
        }
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
