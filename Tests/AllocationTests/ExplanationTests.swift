// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite("Explanations")
struct ExplanationTests {
    @Test("say why a line lacks units, and what would serve it", arguments: Explained.all)
    func reasons(_ row: Explained) throws {
        let solved = try UnitsAllocation(row.instance)
        let shortages = solved.explanation(of: solved.answer).shortages
        let shortage = try #require(shortages.first { $0.demand == row.demand })
        #expect(shortage.reason == row.reason)
        #expect(shortage.change == row.change)
        #expect(solved.reasons(of: solved.answer) == shortages.map(\.reason))
    }

    @Test("offer only more units that are enough")
    func changesHelp() throws {
        var tried = 0
        for seed in 0..<60 {
            let instance = AllocationInstance.benchmark(
                .units, demands: 40, pools: 10, kinds: 2, seed: seed)
            let solved = try UnitsAllocation(instance)
            for shortage in solved.explanation(of: solved.answer).shortages {
                guard case .moreUnits(let pool, let units) = shortage.change else { continue }
                var changed = solved
                var larger = instance.pools[pool]
                larger.units += units
                _ = try changed.replace(pool: pool, by: larger)
                let missing = changed.answer.unserved
                #expect(!missing.contains { $0.demand == shortage.demand }, "seed \(seed)")
                tried += 1
            }
        }
        #expect(tried > 50, "there must be something to try")
    }

    @Test("of whole demands offer changes that serve the demand together")
    func wholeChangesHelp() throws {
        var tried = 0
        for seed in 0..<20 {
            let instance = AllocationInstance.benchmark(
                .whole, demands: 40, pools: 16, kinds: 2, seed: seed)
            let solved = try WholeAllocation(instance)
            let shortages = solved.explanation().shortages
            #expect(shortages.map(\.demand) == solved.answer.unserved.map(\.demand))
            for demand in Set(shortages.map(\.demand)).sorted() {
                var larger = instance
                var isTried = true
                for shortage in shortages where shortage.demand == demand {
                    switch shortage.change {
                    case .moreUnits(let pool, let units): larger.pools[pool].units += units
                    case .none: break
                    default: isTried = false
                    }
                }
                guard isTried else { continue }
                tried += 1
                let after = try WholeAllocation(larger).answer
                let before = Worth(coverage: solved.answer.coverage, score: 0)
                #expect(before < Worth(coverage: after.coverage, score: 0), "seed \(seed)")
            }
        }
        #expect(tried > 20, "there must be something to try")
    }

    @Test("name the pool that was next")
    func runnersUp() throws {
        let instance = Explained.scene(
            [.init(0, severity: 2, units: 1)],
            [.init(units: 1, cost: 5), .init(units: 0, cost: 1), .init(units: 3, cost: 8)])
        let solved = try UnitsAllocation(instance)
        let explanation = solved.explanation(of: solved.answer)
        #expect(explanation.runnersUp == [RunnerUp(pool: 2, extraScore: 3, freeUnits: 3)])
    }
}

/// A small scene with one line that lacks units.
struct Explained: CustomTestStringConvertible, Sendable {
    let name: String
    let instance: AllocationInstance
    let demand: Int
    let reason: Shortage.Reason
    let change: Shortage.Change
    var testDescription: String { name }

    struct Wish {
        var x: Int
        var severity: Int
        var units: Int
        var kind = 0
        var skills: [Int] = []

        init(_ x: Int, severity: Int, units: Int, kind: Int = 0, skills: [Int] = []) {
            self.x = x
            self.severity = severity
            self.units = units
            self.kind = kind
            self.skills = skills
        }
    }

    struct Stock {
        var units: Int
        var cost = 1
        var reserve = 0
        var skills: [Int] = []
        var x = 0
    }

    static func scene(_ wishes: [Wish], _ stocks: [Stock]) -> AllocationInstance {
        AllocationInstance(
            mode: .units,
            demands: wishes.enumerated().map { number, wish in
                .init(
                    id: "d\(number)", severity: wish.severity, x: wish.x, y: 0, maxLeadMinutes: 10,
                    lines: [.init(kind: wish.kind, skills: wish.skills, units: wish.units)])
            },
            pools: stocks.enumerated().map { number, stock in
                .init(
                    id: "p\(number)", kind: 0, skills: stock.skills, units: stock.units,
                    reserve: stock.reserve, cost: stock.cost, readyMinutes: 0, x: stock.x, y: 0)
            })
    }

    static let all = [
        Explained(
            name: "no pool of the kind",
            instance: scene([.init(0, severity: 1, units: 2, kind: 7)], [.init(units: 5)]),
            demand: 0, reason: .noPool, change: .newPool(units: 2)),
        Explained(
            name: "no pool with the skills",
            instance: scene(
                [.init(0, severity: 1, units: 1, skills: [1, 2])],
                [.init(units: 5, skills: [3]), .init(units: 5, skills: [2])]),
            demand: 0, reason: .noSkill(pool: 1, lacking: [1]),
            change: .fewerSkills(pool: 0, skills: [1, 2])),
        Explained(
            name: "too far",
            instance: scene(
                [.init(160, severity: 1, units: 1)], [.init(units: 5), .init(units: 5, x: 40)]),
            demand: 0, reason: .tooFar(pool: 1, minutes: 5),
            change: .longerLead(pool: 1, minutes: 5)),
        Explained(
            name: "only the reserve is left",
            instance: scene(
                [.init(0, severity: 3, units: 2)], [.init(units: 3, reserve: 3)]),
            demand: 0, reason: .reserve(pool: 0, units: 3),
            change: .openReserve(pool: 0, units: 2)),
        Explained(
            name: "a more severe demand has the units",
            instance: scene(
                [.init(0, severity: 3, units: 1), .init(0, severity: 1, units: 1)],
                [.init(units: 1)]),
            demand: 0, reason: .taken(by: [1]), change: .moreUnits(pool: 0, units: 1)),
        Explained(
            name: "a more severe demand would take the first units too",
            instance: scene(
                [.init(0, severity: 3, units: 1), .init(0, severity: 1, units: 3)],
                [.init(units: 1)]),
            demand: 0, reason: .taken(by: [1]), change: .moreUnits(pool: 0, units: 3)),
        Explained(
            name: "the pool is too small for one demand alone",
            instance: scene([.init(0, severity: 1, units: 4)], [.init(units: 1)]),
            demand: 0, reason: .tooFew(pool: 0), change: .moreUnits(pool: 0, units: 3)),
    ]
}
