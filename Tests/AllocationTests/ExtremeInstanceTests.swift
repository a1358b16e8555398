// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite("Instances at the edge")
struct ExtremeInstanceTests {
    @Test("with values at their bounds are answered as trying all answers would")
    func bounds() throws {
        for seed in 0..<600 {
            for mode in AllocationInstance.Mode.allCases {
                let instance = AllocationInstance.extreme(seed: UInt64(seed), mode: mode)
                let answer = try answer(instance)
                let best = Exhaustion(instance).best
                #expect(answer.coverage == best.coverage, "seed \(seed), \(mode)")
                #expect(answer.score == best.score, "seed \(seed), \(mode)")
                #expect(faults(of: answer, for: instance) == [], "seed \(seed), \(mode)")
            }
        }
    }

    @Test("with 250,000 times the units have that many times the answer")
    func manyUnits() throws {
        let factor = 250_000
        for seed in 0..<400 {
            for mode in AllocationInstance.Mode.allCases {
                let small = AllocationInstance.tiny(seed: UInt64(seed), mode: mode)
                var large = small
                for demand in large.demands.indices {
                    for line in large.demands[demand].lines.indices {
                        large.demands[demand].lines[line].units *= factor
                    }
                }
                for pool in large.pools.indices {
                    large.pools[pool].units *= factor
                    large.pools[pool].reserve *= factor
                }
                let (one, other) = (try answer(small), try answer(large))
                #expect(other.score == factor * one.score, "seed \(seed), \(mode)")
                let expected = mode == .units ? one.coverage.map { $0 * factor } : one.coverage
                #expect(other.coverage == expected, "seed \(seed), \(mode)")
            }
        }
    }

    /// A strange instance and what it covers.
    struct Strange: CustomTestStringConvertible, Sendable {
        var name: String
        var coverage: [Int]
        var spoil: @Sendable (inout AllocationInstance) -> Void
        var testDescription: String { name }
    }

    static let strangeRows = [
        Strange(name: "nobody wants anything", coverage: [0, 0, 0, 0]) { $0.demands = [] },
        Strange(name: "there is no pool", coverage: [0, 0, 0, 0]) { $0.pools = [] },
        Strange(name: "all pools are empty", coverage: [0, 0, 0, 0]) { instance in
            for pool in instance.pools.indices {
                instance.pools[pool].units = 0
                instance.pools[pool].reserve = 0
            }
        },
        Strange(name: "all units are reserve", coverage: [3, 0, 0, 0]) { instance in
            for pool in instance.pools.indices {
                instance.pools[pool].reserve = instance.pools[pool].units
            }
        },
        Strange(name: "a skill that is named twice", coverage: [3, 3, 0, 0]) { instance in
            instance.demands[0].lines[0].skills = [5, 5]
            for pool in instance.pools.indices { instance.pools[pool].skills = [7, 5, 7] }
        },
        Strange(name: "greatest kinds and skills", coverage: [3, 3, 0, 0]) { instance in
            let greatest = Int(Int32.max)
            for demand in instance.demands.indices {
                instance.demands[demand].lines[0].kind = greatest
                instance.demands[demand].lines[0].skills = [greatest]
            }
            for pool in instance.pools.indices {
                instance.pools[pool].kind = greatest
                instance.pools[pool].skills = [0, greatest]
            }
        },
        Strange(name: "one wants more than there is", coverage: [6, 0, 0, 0]) {
            $0.demands[0].lines[0].units = AllocationLimits.units
        },
        Strange(name: "nobody may wait", coverage: [3, 3, 0, 0]) { instance in
            for demand in instance.demands.indices { instance.demands[demand].maxLeadMinutes = 0 }
        },
        Strange(name: "ids that differ in case and in nothing else", coverage: [3, 3, 0, 0]) {
            $0.demands[0].id = "D1"
            $0.pools[0].id = "P1"
        },
    ]

    @Test("are answered however strange they are", arguments: strangeRows)
    func strange(_ row: Strange) throws {
        // Two pools of three units; severity 1 and 2 want three each, severity 3 and 4 too.
        var instance = AllocationInstance(
            mode: .units,
            demands: (1...4).map { severity in
                .init(
                    id: "d\(severity)", severity: severity, x: 0, y: 0, maxLeadMinutes: 5,
                    lines: [.init(kind: 0, skills: [], units: 3)])
            },
            pools: (1...2).map { number in
                .init(
                    id: "p\(number)", kind: 0, skills: [], units: 3, cost: number,
                    readyMinutes: 0, x: 0, y: 0)
            })
        row.spoil(&instance)
        let solved = try UnitsAllocation(instance)
        #expect(solved.answer.coverage == row.coverage)
        #expect(faults(of: solved.answer, for: instance) == [])
        _ = solved.explanation(of: solved.answer)
        instance.mode = .whole
        let whole = try WholeAllocation(instance)
        #expect(faults(of: whole.answer, for: instance) == [])
        #expect(whole.answer.isOptimal)
        #expect(whole.explanation().shortages.count == whole.answer.unserved.count)
    }

    private func answer(_ instance: AllocationInstance) throws(InstanceError) -> AllocationAnswer {
        switch instance.mode {
        case .units: try UnitsAllocation(instance).answer
        case .whole: try WholeAllocation(instance).answer
        }
    }
}

extension AllocationInstance {
    /// A tiny instance whose costs, ways and deadlines lie at their bounds or beside them.
    static func extreme(seed: UInt64, mode: Mode) -> AllocationInstance {
        var stream = InstanceStream(seed: seed &+ 9_000_000)
        var instance = tiny(seed: seed, mode: mode)
        let places = [
            -AllocationLimits.coordinate, -1, 0, 7, 8, AllocationLimits.coordinate,
        ]
        let minutes = [0, 1, 250_000, 500_000, AllocationLimits.minutes]
        for demand in instance.demands.indices {
            instance.demands[demand].x = places[stream.below(places.count)]
            instance.demands[demand].y = places[stream.below(places.count)]
            instance.demands[demand].maxLeadMinutes = minutes[1 + stream.below(4)]
        }
        for pool in instance.pools.indices {
            instance.pools[pool].x = places[stream.below(places.count)]
            instance.pools[pool].y = places[stream.below(places.count)]
            instance.pools[pool].readyMinutes = minutes[stream.below(minutes.count)]
            instance.pools[pool].cost = [0, 1, AllocationLimits.cost][stream.below(3)]
        }
        return instance
    }
}
