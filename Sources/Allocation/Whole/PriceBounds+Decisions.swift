// SPDX-License-Identifier: Apache-2.0
// What follows from a bound: how to move the prices, and which demands have no choice left.

extension PriceBounds {
    /// The least score that a value allows, rounded up.
    static func score(_ value: Int) -> Int {
        let parts = -value
        return parts >= 0 ? (parts + Self.parts - 1) / Self.parts : -(-parts / Self.parts)
    }

    func outcome(_ goal: BoundGoal, _ value: Int) -> Outcome {
        guard goal.stage < 4 else {
            return Self.score(value) >= goal.score ? .cannotWin : .mayBeBetter
        }
        let count = goal.counts[goal.stage]
        if value < count * Self.unit { return .cannotWin }
        return value < (count + 1) * Self.unit ? .canTie : .mayBeBetter
    }

    /// Open demands that a better answer must have in, or out.
    mutating func forced(
        _ goal: BoundGoal, _ decisions: [WholeSearch.Decision]
    ) -> [(demand: Int, decision: WholeSearch.Decision)] {
        guard let evaluation = evaluate(goal, decisions) else { return [] }
        var forced: [(demand: Int, decision: WholeSearch.Decision)] = []
        for demand in classes.indices where decisions[demand] == .open {
            let (isChosen, loss) = lossOfOther(demand, goal.stage, evaluation)
            if outcome(goal, evaluation.value - loss) == .cannotWin {
                forced.append((demand, isChosen ? .isIn : .isOut))
            }
        }
        return forced
    }

    /// What a demand does at the prices, and what is lost if it does the other.
    private func lossOfOther(
        _ demand: Int, _ stage: Int, _ evaluation: Evaluation
    ) -> (isChosen: Bool, loss: Int) {
        let number = classes[demand]
        let payment = payments[demand]
        if number == stage {
            return (payment < Self.unit, abs(Self.unit - payment))
        }
        if number > stage { return (false, self.payment(at: stage, demand)) }
        // An open demand at the edge could be on either side; both have the same payment.
        if payment <= evaluation.chosenUpTo[number] {
            let next = evaluation.othersFrom[number]
            return (true, next == .max ? .max / 4 : next - payment)
        }
        let last = evaluation.chosenUpTo[number]
        return (false, last <= .min / 4 ? .max / 4 : payment - last)
    }

    /// The open demand of a class whose decision is worth least at the prices of a stage, and
    /// whether it would be in.
    mutating func mostDoubtful(
        of number: Int, _ goal: BoundGoal, _ decisions: [WholeSearch.Decision]
    ) -> (demand: Int, isLikely: Bool) {
        let evaluation = evaluate(goal, decisions)
        var best = (demand: 0, isLikely: true)
        var least = Int.max
        for demand in classes.indices
        where classes[demand] == number && decisions[demand] == .open {
            guard let evaluation else { return (demand, true) }
            let (isChosen, loss) = lossOfOther(demand, goal.stage, evaluation)
            if loss < least {
                least = loss
                best = (demand, isChosen)
            }
        }
        return best
    }

    /// Demands, the cheapest at the prices of a stage first; where these say nothing, those that
    /// take the fewest units.
    func inOrder(_ demands: [Int], stage: Int) -> [Int] {
        let keys = demands.map { demand in
            let sum = units[firstLine[demand]..<firstLine[demand + 1]].reduce(0, +)
            return (payment(at: stage, demand), sum, demand)
        }
        return keys.sorted { $0 < $1 }.map(\.2)
    }

    /// What a demand pays at the prices of a stage, at least: sizes of sources are left out.
    private func payment(at stage: Int, _ demand: Int) -> Int {
        var sum = 0
        for line in firstLine[demand]..<firstLine[demand + 1] {
            var least = Int.max
            for place in waysOfLine[line] {
                least = min(least, prices[stage][Int(ways[place].source)])
            }
            sum += least * units[line]
        }
        return sum
    }
}
