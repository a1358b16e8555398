// SPDX-License-Identifier: Apache-2.0
// The best answer by trying all. It shares nothing with the solver but the instance: demand after
// demand, for every way in which pools can be left, the best that was reached so far.

import Allocation

/// What an answer is worth.
struct Worth: Equatable, Comparable {
    var coverage = [0, 0, 0, 0]
    var moved = 0
    var score = 0
    /// Whether moves count before the score, or behind it.
    var stability = Stability.scoreBeforeMoves

    /// Less is worse.
    static func < (left: Worth, right: Worth) -> Bool {
        for (own, other) in zip(left.coverage, right.coverage) where own != other {
            return own < other
        }
        if left.stability == .movesBeforeScore {
            return (left.moved, left.score) > (right.moved, right.score)
        }
        return (left.score, left.moved) > (right.score, right.moved)
    }
}

/// Tries all answers of a tiny instance.
struct Exhaustion {
    let instance: AllocationInstance
    let stability: Stability
    /// Units by demand and pool that are committed.
    let committed: [[Int]: Int]

    init(
        _ instance: AllocationInstance, stability: Stability = .scoreBeforeMoves,
        committed: [[Int]: Int] = [:]
    ) {
        self.instance = instance
        self.stability = stability
        self.committed = committed
    }

    /// The worth of the best answer.
    var best: Worth {
        var reached: [[Int]: Worth] = [
            instance.pools.map { $0.units - $0.reserve }: Worth(stability: stability)
        ]
        // Severity 1 comes last, when the reserves are opened.
        let order = instance.demands.indices.sorted {
            instance.demands[$0].severity > instance.demands[$1].severity
        }
        var isOpen = false
        for demand in order {
            if instance.demands[demand].severity == 1, !isOpen {
                isOpen = true
                reached = opened(reached)
            }
            reached = extended(reached, by: demand)
        }
        return reached.values.max() ?? Worth(stability: stability)
    }

    private func opened(_ reached: [[Int]: Worth]) -> [[Int]: Worth] {
        var next: [[Int]: Worth] = [:]
        for (left, worth) in reached {
            next[zip(left, instance.pools).map { $0 + $1.reserve }] = worth
        }
        return next
    }

    private func extended(_ reached: [[Int]: Worth], by demand: Int) -> [[Int]: Worth] {
        var next: [[Int]: Worth] = [:]
        for (left, worth) in reached {
            for (option, after) in options(demand, left, worth) {
                if let known = next[option], known >= after { continue }
                next[option] = after
            }
        }
        return next
    }

    private func options(
        _ demand: Int, _ left: [Int], _ worth: Worth
    ) -> [(left: [Int], worth: Worth)] {
        let model = instance.demands[demand]
        var options = [(left: left, given: [Int](), worth: worth)]
        for line in model.lines {
            options = options.flatMap { option in
                gifts(line, model, option.left).map { gift in
                    var worth = option.worth
                    for (pool, units) in gift.enumerated() {
                        worth.score += units * instance.pools[pool].score(for: model)
                        if instance.mode == .units {
                            worth.moved += max(0, (committed[[demand, pool]] ?? 0) - units)
                        }
                    }
                    return (
                        zip(option.left, gift).map { $0 - $1 }, option.given + [gift.reduce(0, +)],
                        worth
                    )
                }
            }
        }
        if instance.mode == .whole {
            let full = options.filter { $0.given == model.lines.map(\.units) }
            return [(left, worth)]
                + full.map { covered($0.left, $0.worth, model.severity, by: 1) }
        }
        return options.map { covered($0.left, $0.worth, model.severity, by: $0.given[0]) }
    }

    private func covered(
        _ left: [Int], _ worth: Worth, _ severity: Int, by count: Int
    ) -> (left: [Int], worth: Worth) {
        var worth = worth
        worth.coverage[severity - 1] += count
        return (left, worth)
    }

    /// All ways to give units to a line.
    private func gifts(
        _ line: AllocationInstance.Line, _ demand: AllocationInstance.Demand, _ left: [Int]
    ) -> [[Int]] {
        var gifts: [[Int]] = [[]]
        for (place, pool) in instance.pools.enumerated() {
            let isAble =
                pool.kind == line.kind && line.skills.allSatisfy { pool.skills.contains($0) }
                && pool.leadMinutes(to: demand) <= demand.maxLeadMinutes
            gifts = gifts.flatMap { gift in
                let most = isAble ? min(left[place], line.units - gift.reduce(0, +)) : 0
                return (0...max(0, most)).map { gift + [$0] }
            }
        }
        return gifts
    }
}
