// SPDX-License-Identifier: Apache-2.0
// Good prices for counting. Let parts of a demand count: a unit of a line then has a fixed share of
// what the demand is worth, and the most that all can be worth is a transport problem, which the
// network solves exactly; its prices are the best for these shares. The shares move towards the
// line
// of a demand that gets least, since that line decides.

/// The transport problem of one stage, kept from place to place of the search.
struct CountingRelaxation {
    private var network: FlowNetwork
    private let classes: [Int]
    private let firstLine: [Int]
    private let stage: Int
    /// Parts of `PriceBounds.unit` that a line has of its demand.
    private var shares: [Int]
    /// What a unit of each line is worth now; 0 is not in the problem.
    private var worth: [Int]

    /// What a demand counts more that has to be served.
    private static let obligation = 64

    /// A problem without demands.
    init(_ model: FlowNetwork, classes: [Int], firstLine: [Int], stage: Int) {
        self.classes = classes
        self.firstLine = firstLine
        self.stage = stage
        let lines = model.lines.map {
            FlowNetwork.Line(units: $0.units, weight: 0, arcs: 0..<0)
        }
        let sources = model.sources.map { FlowNetwork.Source(capacity: $0.capacity) }
        network = FlowNetwork(sources: sources, lines: lines, keepBonus: 0)
        for line in model.lines.indices {
            network.setArcs(
                of: line, model.lines[line].arcs.map { (Int(model.arcs[$0].source), 0, 0) })
        }
        shares = Array(repeating: PriceBounds.unit, count: lines.count)
        worth = Array(repeating: 0, count: lines.count)
        for demand in classes.indices {
            let own = firstLine[demand]..<firstLine[demand + 1]
            for line in own { shares[line] = PriceBounds.unit / own.count }
        }
    }

    /// Arcs looked at.
    var work: Int { network.work }

    /// The prices of the sources at the present shares.
    var prices: [Int] { network.sources.map(\.price) }

    /// Brings the problem to the decisions of a place; beyond the budget only to some of them, for
    /// prices of another problem give true bounds too.
    mutating func follow(_ decisions: [WholeSearch.Decision], budget: Int) {
        for demand in classes.indices where network.work < budget {
            let factor = factor(of: demand, decisions[demand])
            for line in firstLine[demand]..<firstLine[demand + 1] {
                let wanted =
                    factor == 0 ? 0 : max(1, shares[line] * factor / network.lines[line].units)
                if wanted != worth[line] { setWorth(of: line, wanted) }
            }
        }
    }

    private func factor(of demand: Int, _ decision: WholeSearch.Decision) -> Int {
        switch decision {
        case .isOut: 0
        case .isIn: Self.obligation
        case .open: classes[demand] > stage ? 0 : classes[demand] == stage ? 1 : 4
        }
    }

    private mutating func setWorth(of line: Int, _ wanted: Int) {
        if worth[line] > 0 { network.clear(line) }
        worth[line] = wanted
        network.lines[line].weight = wanted
        if wanted > 0 { network.serve(line) }
    }

    /// Moves shares of open demands towards their lines that get least.
    ///
    /// - Returns: Whether any share was moved.
    mutating func shiftShares(_ decisions: [WholeSearch.Decision]) -> Bool {
        var hasMoved = false
        for demand in classes.indices where decisions[demand] == .open {
            let own = firstLine[demand]..<firstLine[demand + 1]
            guard own.count > 1, classes[demand] <= stage else { continue }
            let got = own.map { line in
                let line = network.lines[line]
                return (line.units - line.missing) * PriceBounds.unit / line.units
            }
            guard let least = got.min(), let most = got.max(), least < most else { continue }
            var left = PriceBounds.unit
            let scarce = got.firstIndex(of: least) ?? 0
            for (place, line) in own.enumerated() where place != scarce {
                if got[place] > least { shares[line] /= 2 }
                left -= shares[line]
            }
            shares[own.lowerBound + scarce] = left
            hasMoved = true
        }
        return hasMoved
    }
}
