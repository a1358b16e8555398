// SPDX-License-Identifier: Apache-2.0

/// The best allocation of an instance of mode `whole` that a budget finds, with how far it may be
/// from the best there is.
///
/// Ties: the first of equal answers that the search meets stays; the search takes demands and pools
/// in an order that depends on the instance alone.
package struct WholeAllocation: Sendable {
    /// What was found, and the bounds.
    package let answer: AllocationAnswer
    /// Looks at pairs of a line and a source.
    package let work: Int
    let eligibility: Eligibility
    let network: FlowNetwork

    /// Solves an instance of mode `whole`.
    ///
    /// - Parameter work: Looks at pairs that may be spent before the best so far is the answer.
    /// - Throws: `InstanceError` when a number is out of range.
    package init(
        _ instance: AllocationInstance, work: Int = AllocationLimits.wholeWork
    ) throws(InstanceError) {
        try instance.check()
        eligibility = Eligibility(instance)
        let weights = Weights(
            sources: eligibility.sourceCount,
            greatestScore: AllocationLimits.cost + AllocationLimits.minutes,
            stability: .movesBeforeScore)
        var network = try FlowNetwork(eligibility, weights: weights)
        // Whoever lacks a unit gets nothing, so no class counts more than another here.
        for line in network.lines.indices { network.lines[line].weight = weights.classStep }
        var search = WholeSearch(eligibility, network, budget: work)
        search.run()
        for demand in search.decisions.indices { search.take(demand) }
        self.network = search.network
        self.work = search.work
        answer = search.answer()
    }
}

extension WholeSearch {
    /// Serves a demand if the best answer does.
    mutating func take(_ demand: Int) {
        guard best.isServed[demand] else { return }
        let fits = insert(demand)
        precondition(fits, "demand \(demand) of the best answer does not fit")
    }

    /// The best answer, which is what the network serves now, with its bounds.
    mutating func answer() -> AllocationAnswer {
        var answer = AllocationAnswer(
            coverage: best.counts, score: network.cost, coverageBound: best.counts,
            scoreBound: best.score, assignments: [], unserved: [])
        if !isComplete { loosenBounds(&answer) }
        for (number, line) in network.lines.enumerated() {
            let place = eligibility.lines[number]
            guard best.isServed[place.demand] else {
                answer.unserved.append(
                    .init(demand: place.demand, line: place.line, units: line.units))
                continue
            }
            for arc in line.arcs where network.arcs[arc].flow > 0 {
                answer.add(
                    place, Int(network.arcs[arc].source) / 2, Int(network.arcs[arc].flow))
            }
        }
        return answer
    }

    /// Without a proof, the bounds are those of the prices where nothing is decided.
    private mutating func loosenBounds(_ answer: inout AllocationAnswer) {
        bounds.extendBudget()
        let goal = BoundGoal(counts: best.counts, score: best.score, stage: 4)
        _ = bounds.tighten(goal, decisions, rounds: 60)
        let limit = bounds.limit(goal, decisions) ?? 0
        answer.scoreBound = max(0, min(max(rootScoreBound, limit), best.score))
        guard !isCoverageProven else { return }
        for stage in 0..<4 {
            let goal = BoundGoal(counts: best.counts, score: best.score, stage: stage)
            _ = bounds.tighten(goal, decisions, rounds: 10)
            let possible = classes.indices.count {
                classes[$0] == stage && decisions[$0] == .open
            }
            let limit = bounds.limit(goal, decisions) ?? possible
            answer.coverageBound[stage] = max(min(limit, possible), best.counts[stage])
        }
    }
}
