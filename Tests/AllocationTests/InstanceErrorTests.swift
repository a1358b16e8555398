// SPDX-License-Identifier: Apache-2.0

import Allocation
import Testing

@Suite("Instances that are refused")
struct InstanceErrorTests {
    @Test("name the place and the bound", arguments: Refused.all)
    func refused(_ row: Refused) {
        var instance = AllocationInstance.tiny(seed: 1, mode: .whole)
        row.spoil(&instance)
        #expect {
            try instance.check()
        } throws: { error in
            "\(error)" == row.message
        }
    }

    @Test("are all others, up to the bounds")
    func greatest() throws {
        let most = AllocationLimits.coordinate
        let demands = (0..<40).map { number in
            AllocationInstance.Demand(
                id: "d\(number)", severity: 1 + number % 4, x: -most, y: -most,
                maxLeadMinutes: AllocationLimits.minutes,
                lines: [.init(kind: 0, skills: [], units: AllocationLimits.units)])
        }
        let pools = (0..<40).map { number in
            AllocationInstance.Pool(
                id: "p\(number)", kind: 0, skills: [], units: AllocationLimits.units,
                reserve: number, cost: AllocationLimits.cost, readyMinutes: 500_000,
                x: most, y: most)
        }
        let units = try UnitsAllocation(.init(mode: .units, demands: demands, pools: pools))
        let whole = try WholeAllocation(.init(mode: .whole, demands: demands, pools: pools))
        #expect(units.answer.coverage.reduce(0, +) > 39_000_000)
        #expect(whole.answer.coverage.reduce(0, +) >= 10)
    }
}

/// A mistake and what is said about it.
struct Refused: CustomTestStringConvertible, Sendable {
    let name: String
    let message: String
    let spoil: @Sendable (inout AllocationInstance) -> Void
    var testDescription: String { name }

    static let all = [
        Refused(name: "severity 0", message: "demands[0].severity: 0 is not in 1...4.") {
            $0.demands[0].severity = 0
        },
        Refused(
            name: "no line",
            message: "demands[0].lines: 0 lines; in mode whole a demand has 1 to 32."
        ) {
            $0.demands[0].lines = []
        },
        Refused(
            name: "negative units",
            message: "demands[0].lines[0].units: -1 is not in 1...1000000."
        ) { $0.demands[0].lines[0].units = -1 },
        Refused(
            name: "a coordinate that would overflow",
            message: "pools[0].x: \(Int.min) is not in -1000000...1000000."
        ) { $0.pools[0].x = .min },
        Refused(
            name: "an endless way", message: "pools[0].ready_min: \(Int.max) is not in 0...1000000."
        ) { $0.pools[0].readyMinutes = .max },
        Refused(name: "a cost below 0", message: "pools[0].cost: -5 is not in 0...1000000.") {
            $0.pools[0].cost = -5
        },
        Refused(name: "a reserve above the units", message: "pools[0].reserve: 9 is not in 0...2.")
        {
            $0.pools[0].units = 2
            $0.pools[0].reserve = 9
        },
        Refused(name: "an id twice", message: "pools[1].id: \"p\" occurs twice.") {
            $0.pools = [$0.pools[0], $0.pools[0]]
            for place in 0..<2 { $0.pools[place].id = "p" }
        },
        Refused(name: "too many pools", message: "pools: 2001 entries; at most 2000 are allowed.") {
            $0.pools = Array(repeating: $0.pools[0], count: 2_001)
        },
        Refused(
            name: "too many units in all",
            message: "demands: 51000000 units in all; at most 50000000 are allowed."
        ) { instance in
            var demand = instance.demands[0]
            demand.lines = [.init(kind: 0, skills: [], units: 1_000_000)]
            instance.demands = (0..<51).map { number in
                demand.id = "d\(number)"
                return demand
            }
        },
        Refused(
            name: "too many skills",
            message: "demands[0].lines[0].skills: 65 skills; at most 64 are allowed."
        ) { $0.demands[0].lines[0].skills = Array(0..<65) },
    ]
}
