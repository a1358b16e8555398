// SPDX-License-Identifier: Apache-2.0

import Allocation
import Notation
import ResponseCore
import ResponseModel

/// Changes of an instance, one after the other, each answered from the last answer.
struct AllocationTrial {
    private(set) var milliseconds: [Double] = []
    private(set) var movedUnits = 0
    /// Whether an answer from nothing covers, at the end, the same.
    private(set) var agrees = false

    /// Solves an instance of mode `units` and changes it in a way that depends on the count alone:
    /// in turn the units and severity of a demand, its place, the units of a pool, its place.
    init(_ instance: AllocationInstance, count: Int) throws(InstanceError) {
        var allocation = try UnitsAllocation(instance)
        let clock = ContinuousClock()
        guard !instance.demands.isEmpty, !instance.pools.isEmpty else { return }
        for number in 0..<count {
            var demand = allocation.instance.demands[number * 7_919 % instance.demands.count]
            var pool = allocation.instance.pools[number * 104_729 % instance.pools.count]
            switch number % 4 {
            case 0:
                demand.lines[0].units = 1 + (demand.lines[0].units + number) % 8
                demand.severity = 1 + (demand.severity + number) % 4
            case 1: demand.x = (demand.x + 300) % AllocationLimits.coordinate
            case 2: pool.units = max(pool.reserve, pool.units + (number % 8 == 2 ? 10 : -10))
            default: pool.y = (pool.y + 300) % AllocationLimits.coordinate
            }
            let start = clock.now
            let change =
                number % 4 < 2
                ? try allocation.replace(
                    demand: number * 7_919 % instance.demands.count, by: demand)
                : try allocation.replace(
                    pool: number * 104_729 % instance.pools.count, by: pool)
            milliseconds.append((clock.now - start) / .microseconds(1) / 1_000)
            movedUnits += change.movedUnits
        }
        let fresh = try UnitsAllocation(allocation.instance)
        agrees = fresh.answer.coverage == allocation.answer.coverage
    }

    /// The time of the change in the middle, and of the slowest.
    private var figures: (median: Double, worst: Double) {
        let sorted = milliseconds.sorted()
        return sorted.isEmpty ? (0, 0) : (sorted[sorted.count / 2], sorted[sorted.count - 1])
    }

    var json: JSON {
        .object([
            .init("count", .integer(Int64(milliseconds.count))),
            .init("median_ms", AllocationTrial.milliseconds(figures.median)),
            .init("worst_ms", AllocationTrial.milliseconds(figures.worst)),
            .init("moved_units", .integer(Int64(movedUnits))),
            .init("same_coverage_as_new_answer", .bool(agrees)),
        ])
    }

    var text: String {
        "\(milliseconds.count) changes: median \(figures.median) ms, worst \(figures.worst) ms, "
            + "\(movedUnits) units moved, coverage \(agrees ? "as" : "NOT as") in a new answer"
    }

    /// A time with three digits, as a number in its one form.
    static func milliseconds(_ value: Double) -> JSON {
        let rounded = (value * 1_000).rounded() / 1_000
        return Int64(exactly: rounded).map(JSON.integer) ?? .number(rounded)
    }
}
