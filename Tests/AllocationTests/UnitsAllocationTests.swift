// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite("Allocation of units")
struct UnitsAllocationTests {
    @Test("finds what trying all answers finds, on 3,000 tiny instances")
    func exhaustion() throws {
        for seed in 0..<3_000 {
            let instance = AllocationInstance.tiny(seed: UInt64(seed), mode: .units)
            let answer = try UnitsAllocation(instance).answer
            let best = Exhaustion(instance).best
            #expect(answer.coverage == best.coverage, "seed \(seed)")
            #expect(answer.score == best.score, "seed \(seed)")
            #expect(faults(of: answer, for: instance) == [], "seed \(seed)")
            #expect(answer.isOptimal && answer.gapMillionths == 0)
        }
    }

    @Test("reaches the optimum that other solvers have found", arguments: KnownOptimum.units)
    func known(_ row: KnownOptimum) throws {
        let solved = try UnitsAllocation(row.instance)
        #expect(solved.answer.coverage == row.coverage)
        #expect(solved.answer.score == row.score)
        #expect(faults(of: solved.answer, for: row.instance) == [])
        #expect(solved.work < row.mostWork, "looks at pairs of a line and a pool")
    }

    @Test("gives the same answer to the same instance")
    func repetition() throws {
        let instance = AllocationInstance.benchmark(
            .units, demands: 300, pools: 40, kinds: 4, seed: 9)
        let first = try UnitsAllocation(instance)
        let second = try UnitsAllocation(instance)
        #expect(first.answer == second.answer)
        #expect(first.work == second.work)
    }

    @Test("does not depend on the order of pools in what it covers and scores")
    func order() throws {
        for seed in 0..<20 {
            var instance = AllocationInstance.benchmark(
                .units, demands: 60, pools: 12, kinds: 2, seed: seed)
            let before = try UnitsAllocation(instance).answer
            instance.pools.reverse()
            instance.demands.reverse()
            let after = try UnitsAllocation(instance).answer
            #expect(before.coverage == after.coverage && before.score == after.score)
        }
    }

    @Test("takes the pool that stands first among equals")
    func ties() throws {
        let pools = ["a", "b"].map {
            AllocationInstance.Pool(
                id: $0, kind: 0, skills: [], units: 1, cost: 1, readyMinutes: 0, x: 0, y: 0)
        }
        let demand = AllocationInstance.Demand(
            id: "d", severity: 4, x: 0, y: 0, maxLeadMinutes: 1,
            lines: [.init(kind: 0, skills: [], units: 1)])
        let instance = AllocationInstance(mode: .units, demands: [demand], pools: pools)
        let answer = try UnitsAllocation(instance).answer
        #expect(answer.assignments == [.init(demand: 0, line: 0, pool: 0, units: 1)])
    }

    @Test("has an answer to nothing")
    func nothing() throws {
        let answer = try UnitsAllocation(.init(mode: .units, demands: [], pools: [])).answer
        #expect(answer.coverage == [0, 0, 0, 0] && answer.assignments.isEmpty)
    }

    @Test("refuses an instance that needs more work than is allowed")
    func work() {
        let instance = AllocationInstance.benchmark(
            .units, demands: 300, pools: 40, kinds: 1, seed: 1)
        #expect(throws: InstanceError.self) { try UnitsAllocation(instance, work: 1_000) }
    }
}

/// An optimum found with OR-tools (units) or HiGHS (whole).
struct KnownOptimum: CustomTestStringConvertible, Sendable {
    let name: String
    let instance: AllocationInstance
    let coverage: [Int]
    let score: Int
    let mostWork: Int
    var testDescription: String { name }

    init(
        _ mode: AllocationInstance.Mode, _ demands: Int, _ pools: Int, kinds: Int, seed: Int,
        _ coverage: [Int], _ score: Int, mostWork: Int
    ) {
        name = "\(mode) \(demands) × \(pools), seed \(seed)"
        instance = .benchmark(mode, demands: demands, pools: pools, kinds: kinds, seed: seed)
        self.coverage = coverage
        self.score = score
        self.mostWork = mostWork
    }

    static let units = [
        KnownOptimum(
            .units, 10, 10, kinds: 2, seed: 1, [0, 0, 20, 8], 14_439, mostWork: 1_000),
        KnownOptimum(
            .units, 100, 50, kinds: 6, seed: 1, [35, 92, 76, 86], 164_116, mostWork: 10_000),
        KnownOptimum(
            .units, 100, 50, kinds: 6, seed: 2, [10, 23, 99, 145], 134_075, mostWork: 10_000),
        KnownOptimum(
            .units, 1_000, 200, kinds: 8, seed: 1, [370, 660, 1_099, 1_139], 1_678_141,
            mostWork: 1_000_000),
        KnownOptimum(
            .units, 1_000, 200, kinds: 8, seed: 3, [283, 848, 1_295, 1_212], 1_941_533,
            mostWork: 1_000_000),
        KnownOptimum(
            .units, 5_000, 500, kinds: 20, seed: 1, [1_552, 3_693, 6_362, 6_710], 9_723_648,
            mostWork: 8_000_000),
    ]

    static let whole = [
        KnownOptimum(.whole, 10, 10, kinds: 2, seed: 2, [0, 2, 0, 2], 7_425, mostWork: 10_000),
        KnownOptimum(
            .whole, 100, 50, kinds: 6, seed: 1, [1, 10, 13, 26], 80_588, mostWork: 1_000_000),
        KnownOptimum(
            .whole, 100, 50, kinds: 6, seed: 2, [2, 7, 19, 24], 115_175, mostWork: 1_000_000),
        KnownOptimum(
            .whole, 100, 50, kinds: 6, seed: 3, [3, 8, 12, 32], 100_351, mostWork: 1_000_000),
    ]
}
