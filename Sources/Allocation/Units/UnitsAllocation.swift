// SPDX-License-Identifier: Apache-2.0
// Mode `units`: every unit that is given counts, and the answer is exact.
//
// Why adding up classes with weights 4 : 3 : 2 : 1 gives the answer that serves severity 1 first
// whatever that costs the others: sets of units that can be served together are the independent
// sets of a matroid, and a heaviest basis is lexicographically greatest for any falling weights.

/// The best allocation of an instance, kept so that a change costs little.
///
/// Ties: lines of a kind are served in the order of severity, then of how many pools they can
/// choose from, fewest first, and then of the instance; among chains of moves of equal length the
/// one that was found first counts, where pools are tried in the order of the instance. Equal
/// instances with equal changes give equal answers on every machine.
package struct UnitsAllocation: Sendable {
    var eligibility: Eligibility
    var network: FlowNetwork
    let weights: Weights
    /// What counts first when something changes.
    package let stability: Stability

    /// Solves an instance of mode `units`.
    ///
    /// - Parameters:
    ///   - stability: How later changes weigh moved units; the first answer is the same.
    ///   - work: Looks at a pair of line and source that may be spent.
    /// - Throws: `InstanceError` when a number is out of range, or the work is used up.
    package init(
        _ instance: AllocationInstance, stability: Stability = .movesBeforeScore,
        work: Int = AllocationLimits.unitsWork
    ) throws(InstanceError) {
        try instance.check()
        guard instance.mode == .units else {
            throw InstanceError(.range, at: "mode", "A whole instance needs WholeAllocation.")
        }
        eligibility = Eligibility(instance)
        self.stability = stability
        weights = Weights(
            sources: eligibility.sourceCount, greatestScore: Self.greatestScore,
            stability: stability)
        network = try FlowNetwork(eligibility, weights: weights)
        for line in eligibility.servingOrder(choices: network.lines.map(\.arcs.count)) {
            network.serve(line)
            try check(work)
        }
        network.commit()
    }

    /// The greatest score of a unit within the limits: readiness, half a side of the square along
    /// x and y, and cost. Taken from the limits, so that a change never needs other weights.
    private static let greatestScore =
        AllocationLimits.cost + AllocationLimits.minutes

    private func check(_ work: Int) throws(InstanceError) {
        guard network.work <= work else {
            throw InstanceError(
                .tooMuchWork, at: "demands",
                "The instance needs more than \(work) looks at pairs of a line and a pool.")
        }
    }

    /// The instance with all its changes.
    package var instance: AllocationInstance { eligibility.instance }

    /// Looks at pairs so far: time, but the same on every machine.
    package var work: Int { network.work }
}

extension FlowNetwork {
    /// The network of an instance, with arcs and without flow.
    init(_ eligibility: Eligibility, weights: Weights) throws(InstanceError) {
        let sources = (0..<eligibility.sourceCount).map {
            Source(capacity: eligibility.capacity($0))
        }
        let lines = eligibility.lines.map { place in
            let demand = eligibility.instance.demands[place.demand]
            return Line(
                units: demand.lines[place.line].units,
                weight: weights.missing(severity: demand.severity), arcs: 0..<0)
        }
        self.init(sources: sources, lines: lines, keepBonus: weights.keepBonus)
        for line in eligibility.linesByKind {
            let choices = eligibility.choices(ofLine: line)
            guard arcs.count + choices.count <= AllocationLimits.pairs else {
                throw InstanceError(
                    .tooLarge, at: "demands",
                    "More than \(AllocationLimits.pairs) pairs of a line and a pool fit.")
            }
            setArcs(of: line, choices.map { ($0.source, $0.score * weights.scoreFactor, 0) })
        }
    }
}
