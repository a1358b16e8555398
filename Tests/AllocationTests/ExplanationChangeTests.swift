// SPDX-License-Identifier: Apache-2.0
// Every reason and every change of an explanation is held against the instance and a new answer.

import Allocation
import Testing

@Suite("What explanations promise")
struct ExplanationChangeTests {
    @Test("every change of mode units serves its class that many units more")
    func unitsChanges() throws {
        var tried: Set<String> = []
        for seed in 0..<600 {
            let instance = AllocationInstance.tiny(seed: UInt64(seed), mode: .units)
            let solved = try UnitsAllocation(instance)
            let answer = solved.answer
            for shortage in solved.explanation(of: answer).shortages {
                var changed = instance
                changed.apply(shortage)
                let after = try UnitsAllocation(changed).answer
                let severity = instance.demands[shortage.demand].severity
                let expected = answer.coverage.prefix(severity).enumerated().map { number, count in
                    number == severity - 1 ? count + shortage.units : count
                }
                let isKept = !after.coverage.prefix(severity).lexicographicallyPrecedes(expected)
                #expect(isKept, "seed \(seed): \(shortage)")
                tried.insert(shortage.change.name)
            }
        }
        #expect(tried.count == 5, "all kinds of change must occur, not only \(tried)")
    }

    @Test("the changes of all lines of a whole demand together let it be served")
    func wholeChanges() throws {
        var tried: Set<String> = []
        for seed in 0..<600 {
            let instance = AllocationInstance.tiny(seed: UInt64(seed), mode: .whole)
            let solved = try WholeAllocation(instance)
            let shortages = solved.explanation().shortages
            for demand in Set(shortages.map(\.demand)).sorted() {
                var changed = instance
                for shortage in shortages where shortage.demand == demand {
                    changed.apply(shortage)
                    tried.insert(shortage.change.name)
                }
                let after = try WholeAllocation(changed).answer
                var expected = solved.answer.coverage
                expected[instance.demands[demand].severity - 1] += 1
                #expect(
                    !after.coverage.lexicographicallyPrecedes(expected),
                    "seed \(seed), demand \(demand): \(shortages)")
            }
        }
        #expect(tried.count == 6, "all kinds of change must occur, not only \(tried)")
    }

    @Test("more units are never more than needed")
    func fewest() throws {
        for seed in 0..<300 {
            let instance = AllocationInstance.tiny(seed: UInt64(seed), mode: .units)
            let solved = try UnitsAllocation(instance)
            for shortage in solved.explanation(of: solved.answer).shortages {
                guard case .moreUnits(let pool, let units) = shortage.change else { continue }
                var changed = solved
                var larger = instance.pools[pool]
                larger.units += units - 1
                _ = try changed.replace(pool: pool, by: larger)
                let isServed = !changed.answer.unserved.contains { $0.demand == shortage.demand }
                #expect(!isServed, "seed \(seed): \(shortage)")
            }
        }
    }

    @Test("every reason is true of the instance", arguments: AllocationInstance.Mode.allCases)
    func reasons(_ mode: AllocationInstance.Mode) throws {
        var seen: Set<String> = []
        for seed in 0..<600 {
            let instance = AllocationInstance.tiny(seed: UInt64(seed), mode: mode)
            let (answer, shortages): (AllocationAnswer, [Shortage])
            switch mode {
            case .units:
                let solved = try UnitsAllocation(instance)
                answer = solved.answer
                shortages = solved.explanation(of: answer).shortages
            case .whole:
                let solved = try WholeAllocation(instance)
                answer = solved.answer
                shortages = solved.explanation().shortages
            }
            for shortage in shortages {
                let check = ReasonCheck(instance: instance, answer: answer, shortage: shortage)
                #expect(check.isTrue, "seed \(seed): \(shortage)")
                seen.insert(check.name)
            }
        }
        #expect(seen.count >= 6, "all kinds of reason must occur, not only \(seen)")
    }

    @Test("every runner-up is able, and the next in score among those with units left")
    func runnersUp() throws {
        for seed in 0..<300 {
            let instance = AllocationInstance.tiny(seed: UInt64(seed), mode: .units)
            let solved = try UnitsAllocation(instance)
            let answer = solved.answer
            let explanation = solved.explanation(of: answer)
            for (choice, next) in zip(answer.assignments, explanation.runnersUp) {
                let demand = instance.demands[choice.demand]
                let others = instance.ablePools(choice.demand, choice.line)
                    .filter { $0 != choice.pool }
                #expect((next == nil) == others.isEmpty, "seed \(seed)")
                guard let next else { continue }
                #expect(others.contains(next.pool), "seed \(seed)")
                let own = instance.pools[choice.pool].score(for: demand)
                let extra = instance.pools[next.pool].score(for: demand) - own
                #expect(next.extraScore == extra, "seed \(seed)")
                if next.freeUnits > 0 {
                    // Who is cheaper and has units left would have been chosen.
                    #expect(next.extraScore >= 0, "seed \(seed)")
                }
            }
        }
    }

    @Test("explain 5,000 × 500 with less work than ten times solving it")
    func atSize() throws {
        let instance = AllocationInstance.benchmark(
            .units, demands: 5_000, pools: 500, kinds: 20, seed: 2)
        let solved = try UnitsAllocation(instance)
        let explanation = solved.explanation(of: solved.answer)
        #expect(explanation.shortages.count == solved.answer.unserved.count)
        #expect(explanation.runnersUp.count == solved.answer.assignments.count)
        #expect(explanation.work < 10 * solved.work)
    }
}
