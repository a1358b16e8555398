// SPDX-License-Identifier: Apache-2.0

import Allocation

/// SplitMix64: the same numbers for the same seed, everywhere.
struct InstanceStream {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func skills(_ draws: Int, of count: Int) -> [Int] {
        var skills: Set<Int> = []
        for _ in 0..<draws { skills.insert(below(count)) }
        return skills.sorted()
    }
}

extension AllocationInstance {
    /// A tiny instance, full of ties and shortage, that all answers can be tried on.
    static func tiny(seed: UInt64, mode: Mode) -> AllocationInstance {
        var stream = InstanceStream(seed: seed)
        let demands = (0..<(1 + stream.below(5))).map { number in
            tinyDemand(number, mode, &stream)
        }
        let pools = (0..<(1 + stream.below(3))).map { tinyPool($0, &stream) }
        return AllocationInstance(mode: mode, demands: demands, pools: pools)
    }

    static func tinyDemand(
        _ number: Int, _ mode: Mode, _ stream: inout InstanceStream
    ) -> Demand {
        let lines = mode == .units ? 1 : 1 + stream.below(2)
        return Demand(
            id: "d\(number)", severity: 1 + stream.below(4), x: stream.below(40),
            y: stream.below(40), maxLeadMinutes: 3 + stream.below(8),
            lines: (0..<lines).map { _ in
                Line(
                    kind: stream.below(2), skills: stream.skills(stream.below(2), of: 3),
                    units: 1 + stream.below(3))
            })
    }

    static func tinyPool(_ number: Int, _ stream: inout InstanceStream) -> Pool {
        let units = stream.below(5)
        return Pool(
            id: "p\(number)", kind: stream.below(2), skills: stream.skills(3, of: 3), units: units,
            reserve: stream.below(3) == 0 ? stream.below(units + 1) : 0, cost: stream.below(6),
            readyMinutes: stream.below(4), x: stream.below(40), y: stream.below(40))
    }

    /// An instance of the benchmark: see Benchmarks/allocation.
    static func benchmark(
        _ mode: Mode, demands: Int, pools: Int, kinds: Int, seed: Int
    ) -> AllocationInstance {
        let start = seed * 1_000_003 + demands * 7_919 + pools * 104_729
        var stream = InstanceStream(seed: UInt64(start + (mode == .units ? 0 : 1)))
        let wishes = (0..<demands).map { benchmarkDemand($0, mode, kinds, &stream) }
        let wanted = wishes.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.units } }
        let mean = max(1, wanted * 17 / (20 * pools))
        let stock = (0..<pools).map { number in
            let kind = stream.below(kinds)
            let draws = 2 + stream.below(7)
            let skills = stream.skills(draws, of: 16)
            let units = 1 + stream.below(2 * mean)
            let cost = 10 + stream.below(990)
            let ready = stream.below(21)
            let (x, y) = (stream.below(1_000), stream.below(1_000))
            return Pool(
                id: "p\(number)", kind: kind, skills: skills, units: units, cost: cost,
                readyMinutes: ready, x: x, y: y)
        }
        return AllocationInstance(mode: mode, demands: wishes, pools: stock)
    }

    private static func benchmarkDemand(
        _ number: Int, _ mode: Mode, _ kinds: Int, _ stream: inout InstanceStream
    ) -> Demand {
        let draw = stream.below(10)
        let severity = draw < 1 ? 1 : draw < 3 ? 2 : draw < 6 ? 3 : 4
        let lines = mode == .units ? 1 : 1 + stream.below(3)
        let wishes = (0..<lines).map { _ in
            let units = 1 + stream.below(mode == .units ? 8 : 4)
            let kind = stream.below(kinds)
            let draws = stream.below(3)
            return Line(kind: kind, skills: stream.skills(draws, of: 16), units: units)
        }
        let (x, y) = (stream.below(1_000), stream.below(1_000))
        return Demand(
            id: "d\(number)", severity: severity, x: x, y: y,
            maxLeadMinutes: [60, 90, 150, 240][severity - 1], lines: wishes)
    }
}
