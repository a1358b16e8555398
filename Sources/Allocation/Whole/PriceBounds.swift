// SPDX-License-Identifier: Apache-2.0
// Bounds by prices: whoever pays for what he takes cannot take more than there is worth. With
// prices
// of the sources each demand decides alone, which is easy, and what all gain together is never less
// than what the best answer gains. Prices are moved towards what is taken too much. Any prices
// give a bound, good ones a narrow one; they are whole numbers, so that each bound is exact.
//
// Literature: Lagrangian relaxation, Fisher, Management Science 27 (1981); step length after
// Polyak.

/// What a bound is asked for.
struct BoundGoal {
    /// The best answer so far.
    var counts: [Int]
    var score: Int
    /// 0...3: how many of this class at most, when the classes before have their counts; 4: the
    /// least score, when all classes have their counts.
    var stage: Int
}

/// Prices for each stage, and the bounds that follow.
struct PriceBounds {
    /// What a bound says about answers that are better than the best so far.
    enum Outcome {
        /// There are none.
        case cannotWin
        /// None has more in this stage; the next stage decides.
        case canTie
        case mayBeBetter
    }

    /// The value of a demand in the stages of counting, and the parts of a point of score.
    static let unit = 1 << 20
    static let parts = 1 << 8

    /// A way from a source to a line.
    struct Way {
        var source: Int32
        /// Score of a unit; below 2^21 within `AllocationLimits`.
        var score: Int32
    }

    let classes: [Int]
    let firstLine: [Int]
    /// Ways of all lines, and where those of each line lie.
    let ways: [Way]
    let waysOfLine: [Range<Int>]
    let units: [Int]
    let capacities: [Int]
    /// For each stage, a price for each source.
    var prices: [[Int]]
    /// What each demand pays at the prices of the last evaluation.
    var payments: [Int]
    /// The one source of each line at these prices, -1 when it takes from several.
    private var sourceOfLine: [Int32]
    /// For each stage of counting, where its prices begin.
    private var relaxations: [CountingRelaxation]
    private var ownWork = 0
    private var budget: Int
    /// Arcs looked at.
    var work: Int { relaxations.reduce(ownWork) { $0 + $1.work } }

    init(_ network: FlowNetwork, classes: [Int], firstLine: [Int], budget: Int) {
        self.budget = budget
        self.classes = classes
        self.firstLine = firstLine
        ways = network.arcs.map {
            Way(source: $0.source, score: Int32(truncatingIfNeeded: $0.cost))
        }
        waysOfLine = network.lines.map(\.arcs)
        units = network.lines.map(\.units)
        capacities = network.sources.map(\.capacity)
        prices = Array(repeating: Array(repeating: 0, count: capacities.count), count: 5)
        payments = Array(repeating: 0, count: classes.count)
        sourceOfLine = Array(repeating: -1, count: units.count)
        relaxations = (0..<4).map {
            CountingRelaxation(network, classes: classes, firstLine: firstLine, stage: $0)
        }
    }

    /// Gives half of the budget again, for the bounds of an answer without proof.
    mutating func extendBudget() { budget += budget / 2 }

    /// Sets the prices with which bounds of the score begin.
    mutating func begin(scorePrices: [Int]) {
        prices[4] = scorePrices.map { min($0 * Self.parts, PriceWalk.greatestPrice) }
    }

    /// Moves the prices of a stage until its bound says something, or the rounds are over.
    mutating func tighten(
        _ goal: BoundGoal, _ decisions: [WholeSearch.Decision], rounds: Int
    ) -> Outcome {
        let stage = goal.stage
        var best = prices[stage]
        var least = Int.max
        var outcome = Outcome.mayBeBetter
        var walk = PriceWalk(sources: capacities.count)
        for round in 0..<rounds {
            if stage < 4 {
                relaxations[stage].follow(decisions, budget: budget)
                prices[stage] = relaxations[stage].prices
            }
            guard let evaluation = evaluate(goal, decisions) else { return .cannotWin }
            let hasGained = evaluation.value < least
            if hasGained {
                least = evaluation.value
                best = prices[stage]
            }
            outcome = self.outcome(goal, least)
            if outcome == .cannotWin || outcome == .canTie && round >= 4 || work > budget { break }
            if stage < 4 {
                guard relaxations[stage].shiftShares(decisions) else { break }
            } else {
                let target = -goal.score * Self.parts
                walk.follow(evaluation.slack, hasGained: hasGained)
                guard walk.move(&prices[4], by: evaluation.value - target) else { break }
            }
        }
        prices[stage] = best
        return outcome
    }

    /// The greatest count, or the least score, that the prices of a stage allow.
    mutating func limit(_ goal: BoundGoal, _ decisions: [WholeSearch.Decision]) -> Int? {
        guard let evaluation = evaluate(goal, decisions) else { return nil }
        return goal.stage < 4
            ? evaluation.value / Self.unit : Self.score(evaluation.value)
    }

    /// What all gain together, in parts, never less than the best answer does.
    struct Evaluation {
        var value: Int
        /// Units that each source has left, below 0 where more is taken.
        var slack: [Int]
        /// For each class up to the stage whose count is set: the greatest payment of those that
        /// were chosen, and the least of those that were not.
        var chosenUpTo: [Int]
        var othersFrom: [Int]
    }

    /// Lets each demand decide at the prices of the stage; nil when a count cannot be reached.
    mutating func evaluate(
        _ goal: BoundGoal, _ decisions: [WholeSearch.Decision]
    ) -> Evaluation? {
        let stage = goal.stage
        var result = Evaluation(
            value: 0, slack: capacities, chosenUpTo: [0, 0, 0, 0],
            othersFrom: [.max, .max, .max, .max])
        for (capacity, price) in zip(capacities, prices[stage]) { result.value += capacity * price }
        var open: [[Int]] = [[], [], [], []]
        var needed = goal.counts
        for demand in classes.indices where decisions[demand] != .isOut {
            let number = classes[demand]
            if decisions[demand] == .isIn {
                needed[number] -= 1
                payments[demand] = payment(of: demand, stage: stage)
                choose(demand, stage, &result)
            } else if number <= stage {
                payments[demand] = payment(of: demand, stage: stage)
                if number < stage {
                    open[number].append(demand)
                } else if payments[demand] < Self.unit {
                    choose(demand, stage, &result)
                }
            }
        }
        for number in 0..<min(stage, 4) {
            guard needed[number] >= 0, needed[number] <= open[number].count else { return nil }
            let order = open[number].sorted { (payments[$0], $0) < (payments[$1], $1) }
            for demand in order.prefix(needed[number]) { choose(demand, stage, &result) }
            if needed[number] > 0 {
                result.chosenUpTo[number] = payments[order[needed[number] - 1]]
            } else {
                result.chosenUpTo[number] = .min / 4
            }
            if needed[number] < order.count {
                result.othersFrom[number] = payments[order[needed[number]]]
            }
        }
        return result
    }

    private mutating func choose(_ demand: Int, _ stage: Int, _ result: inout Evaluation) {
        result.value -= payments[demand]
        if classes[demand] == stage { result.value += Self.unit }
        for line in firstLine[demand]..<firstLine[demand + 1] {
            if sourceOfLine[line] >= 0 {
                result.slack[Int(sourceOfLine[line])] -= units[line]
            } else {
                for (_, source, units) in cheapest(line, stage) { result.slack[source] -= units }
            }
        }
    }

    // MARK: What a demand pays

    /// What the lines of a demand pay at the prices of a stage.
    mutating func payment(of demand: Int, stage: Int) -> Int {
        var sum = 0
        for line in firstLine[demand]..<firstLine[demand + 1] {
            let (least, source) = cheapestUnit(line, stage)
            ownWork &+= waysOfLine[line].count
            if capacities[source] >= units[line] {
                sourceOfLine[line] = Int32(truncatingIfNeeded: source)
                sum += least * units[line]
            } else {
                sourceOfLine[line] = -1
                sum += cheapest(line, stage).reduce(0) { $0 + $1.value * $1.units }
            }
        }
        return sum
    }

    private func cheapestUnit(_ line: Int, _ stage: Int) -> (value: Int, source: Int) {
        let factor = stage == 4 ? Self.parts : 0
        var least = Int.max
        var best = 0
        for place in waysOfLine[line] {
            let source = Int(ways[place].source)
            let value = Int(ways[place].score) &* factor &+ prices[stage][source]
            if value < least {
                least = value
                best = source
            }
        }
        return (least, best)
    }

    /// What a line whose cheapest source is too small takes, each source up to its capacity.
    private func cheapest(
        _ line: Int, _ stage: Int
    ) -> [(value: Int, source: Int, units: Int)] {
        let factor = stage == 4 ? Self.parts : 0
        let order = waysOfLine[line].map { place in
            let source = Int(ways[place].source)
            return (Int(ways[place].score) * factor + prices[stage][source], source)
        }
        var left = units[line]
        var taken: [(value: Int, source: Int, units: Int)] = []
        for (value, source) in order.sorted(by: { $0 < $1 }) where left > 0 {
            let units = min(left, capacities[source])
            if units > 0 { taken.append((value, source, units)) }
            left -= units
        }
        return taken
    }
}
