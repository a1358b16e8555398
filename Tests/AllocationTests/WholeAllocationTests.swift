// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite("Allocation of whole demands")
struct WholeAllocationTests {
    @Test("finds and proves what trying all answers finds, on 3,000 tiny instances")
    func exhaustion() throws {
        for seed in 0..<3_000 {
            let instance = AllocationInstance.tiny(seed: UInt64(seed), mode: .whole)
            let answer = try WholeAllocation(instance).answer
            let best = Exhaustion(instance).best
            #expect(answer.coverage == best.coverage, "seed \(seed)")
            #expect(answer.score == best.score, "seed \(seed)")
            #expect(answer.isOptimal, "seed \(seed)")
            #expect(faults(of: answer, for: instance) == [], "seed \(seed)")
        }
    }

    @Test("reaches and proves the optimum that other solvers found", arguments: KnownOptimum.whole)
    func known(_ row: KnownOptimum) throws {
        let solved = try WholeAllocation(row.instance)
        #expect(solved.answer.coverage == row.coverage)
        #expect(solved.answer.score == row.score)
        #expect(solved.answer.isOptimal)
        #expect(faults(of: solved.answer, for: row.instance) == [])
        #expect(solved.work < row.mostWork, "looks at pairs of a line and a pool")
    }

    @Test("gives a true answer and true bounds when its work is cut short", arguments: 0..<12)
    func cutShort(_ seed: Int) throws {
        let instance = AllocationInstance.benchmark(
            .whole, demands: 60, pools: 24, kinds: 3, seed: seed)
        let best = try WholeAllocation(instance).answer
        #expect(best.isOptimal)
        for work in [0, 100, 2_000, 20_000] {
            let answer = try WholeAllocation(instance, work: work).answer
            #expect(faults(of: answer, for: instance) == [])
            let found = Worth(coverage: answer.coverage, score: answer.score)
            #expect(found <= Worth(coverage: best.coverage, score: best.score))
            #expect(isBounded(best, by: answer), "\(answer.coverageBound) at \(work)")
            if answer.isOptimal { #expect(answer.score == best.score) }
        }
    }

    /// The first class in which the best answer has more must lie within the bound.
    private func isBounded(_ best: AllocationAnswer, by answer: AllocationAnswer) -> Bool {
        for number in 0..<4 where best.coverage[number] != answer.coverage[number] {
            return best.coverage[number] <= answer.coverageBound[number]
        }
        return best.score >= answer.scoreBound
    }

    @Test("stops at the same place on every run")
    func repetition() throws {
        let instance = AllocationInstance.benchmark(
            .whole, demands: 150, pools: 40, kinds: 4, seed: 5)
        let first = try WholeAllocation(instance, work: 200_000)
        let second = try WholeAllocation(instance, work: 200_000)
        #expect(first.answer == second.answer)
        #expect(first.work == second.work)
    }

    @Test("prefers one demand of a class to all of the next")
    func classesFirst() throws {
        let line = AllocationInstance.Line(kind: 0, skills: [], units: 3)
        let small = AllocationInstance.Line(kind: 0, skills: [], units: 1)
        let severe = AllocationInstance.Demand(
            id: "severe", severity: 1, x: 0, y: 0, maxLeadMinutes: 9, lines: [line])
        let others = (0..<3).map {
            AllocationInstance.Demand(
                id: "d\($0)", severity: 2, x: 0, y: 0, maxLeadMinutes: 9, lines: [small])
        }
        let pool = AllocationInstance.Pool(
            id: "p", kind: 0, skills: [], units: 3, cost: 1, readyMinutes: 0, x: 0, y: 0)
        let answer = try WholeAllocation(
            .init(mode: .whole, demands: others + [severe], pools: [pool])
        ).answer
        #expect(answer.coverage == [1, 0, 0, 0])
        #expect(answer.unserved.map(\.demand) == [0, 1, 2])
    }
}
