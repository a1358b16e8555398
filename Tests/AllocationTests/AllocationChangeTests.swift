// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite("A changed demand or pool")
struct AllocationChangeTests {
    @Test(
        "is answered as trying all answers would, moves counted",
        arguments: Stability.allCases)
    func exhaustion(_ stability: Stability) throws {
        for seed in 0..<1_000 {
            // Every other instance has reserves, between which and the open part a unit may change
            // without moving; the solver weighs that like a move, so only coverage is compared.
            let hasReserves = seed.isMultiple(of: 2)
            var stream = InstanceStream(seed: UInt64(seed) &+ 7_000_000)
            var start = AllocationInstance.tiny(seed: UInt64(seed), mode: .units)
            if !hasReserves { for pool in start.pools.indices { start.pools[pool].reserve = 0 } }
            var allocation = try UnitsAllocation(start, stability: stability)
            for step in 0..<4 {
                let before = committed(allocation.answer)
                let change = try changeSomething(&allocation, &stream, hasReserves)
                let answer = allocation.answer
                let best = Exhaustion(
                    allocation.instance, stability: stability, committed: before
                ).best
                let found = Worth(
                    coverage: answer.coverage, moved: change.movedUnits, score: answer.score,
                    stability: stability)
                #expect(found.coverage == best.coverage, "seed \(seed), step \(step)")
                if !hasReserves { #expect(found == best, "seed \(seed), step \(step)") }
                #expect(faults(of: answer, for: allocation.instance) == [], "seed \(seed)")
                #expect(change.moves.reduce(0) { $0 + $1.units } == change.movedUnits)
            }
        }
    }

    private func committed(_ answer: AllocationAnswer) -> [[Int]: Int] {
        var units: [[Int]: Int] = [:]
        for choice in answer.assignments {
            units[[choice.demand, choice.pool]] = choice.units
        }
        return units
    }

    private func changeSomething(
        _ allocation: inout UnitsAllocation, _ stream: inout InstanceStream, _ hasReserves: Bool
    ) throws -> AllocationChange {
        let instance = allocation.instance
        if stream.below(2) == 0 {
            let place = stream.below(instance.demands.count)
            return try allocation.replace(
                demand: place, by: AllocationInstance.tinyDemand(place, .units, &stream))
        }
        let place = stream.below(instance.pools.count)
        guard stream.below(2) == 0 else {
            var pool = AllocationInstance.tinyPool(place, &stream)
            if !hasReserves { pool.reserve = 0 }
            return try allocation.replace(pool: place, by: pool)
        }
        var pool = instance.pools[place]
        pool.units = max(pool.reserve, pool.units - 2 + stream.below(5))
        return try allocation.replace(pool: place, by: pool)
    }

    @Test("keeps the coverage of a new answer through hundreds of changes, and stays small")
    func longRun() throws {
        let start = AllocationInstance.benchmark(
            .units, demands: 400, pools: 60, kinds: 4, seed: 3)
        var allocation = try UnitsAllocation(start, stability: .scoreBeforeMoves)
        var stream = InstanceStream(seed: 5)
        for step in 0..<300 {
            let place = stream.below(400)
            var demand = allocation.instance.demands[place]
            demand.severity = 1 + stream.below(4)
            demand.x = stream.below(1_000)
            demand.lines[0].units = 1 + stream.below(8)
            var pool = allocation.instance.pools[place % 60]
            pool.x = stream.below(1_000)
            pool.kind = stream.below(4)
            let before = allocation.work
            _ = try allocation.replace(demand: place, by: demand)
            _ = try allocation.replace(pool: place % 60, by: pool)
            #expect(allocation.work - before < 400_000, "step \(step)")
            guard step.isMultiple(of: 20) else { continue }
            let fresh = try UnitsAllocation(allocation.instance).answer
            #expect(allocation.answer.coverage == fresh.coverage, "step \(step)")
            #expect(allocation.answer.score == fresh.score, "step \(step)")
        }
    }

    @Test("moves nobody when nothing has changed")
    func nothingChanged() throws {
        let instance = AllocationInstance.benchmark(
            .units, demands: 200, pools: 30, kinds: 3, seed: 2)
        var allocation = try UnitsAllocation(instance)
        let before = allocation.answer
        for place in 0..<30 {
            let change = try allocation.replace(pool: place, by: instance.pools[place])
            #expect(change.movedUnits == 0)
        }
        for place in 0..<30 {
            let change = try allocation.replace(demand: place, by: instance.demands[place])
            #expect(change.movedUnits == 0)
        }
        #expect(Set(allocation.answer.assignments) == Set(before.assignments))
    }

    @Test("does not turn anybody round for a cheaper pool alone")
    func stability() throws {
        func pool(_ id: String, _ units: Int, cost: Int) -> AllocationInstance.Pool {
            .init(
                id: id, kind: 0, skills: [], units: units, cost: cost, readyMinutes: 0, x: 0, y: 0)
        }
        let demand = AllocationInstance.Demand(
            id: "d", severity: 2, x: 0, y: 0, maxLeadMinutes: 5,
            lines: [.init(kind: 0, skills: [], units: 2)])
        let instance = AllocationInstance(
            mode: .units, demands: [demand],
            pools: [pool("dear", 2, cost: 9), pool("cheap", 0, cost: 1)])
        var keeping = try UnitsAllocation(instance)
        #expect(try keeping.replace(pool: 1, by: pool("cheap", 2, cost: 1)).movedUnits == 0)
        var saving = try UnitsAllocation(instance, stability: .scoreBeforeMoves)
        let change = try saving.replace(pool: 1, by: pool("cheap", 2, cost: 1))
        #expect(change.moves == [.init(demand: 0, line: 0, pool: 0, units: 2)])
    }

    @Test("is refused where it breaks a bound, and changes nothing")
    func refusal() throws {
        let instance = AllocationInstance.tiny(seed: 4, mode: .units)
        var allocation = try UnitsAllocation(instance)
        var demand = instance.demands[0]
        demand.severity = 5
        #expect(throws: InstanceError.self) { try allocation.replace(demand: 0, by: demand) }
        #expect(allocation.instance == instance)
    }
}
