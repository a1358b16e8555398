// SPDX-License-Identifier: Apache-2.0
// A demand or a pool changes: the next answer starts from the last one, whose units are committed.

/// What a change did to commitments.
///
/// A unit that changes between the open part and the reserve of its pool has not moved.
package struct AllocationChange: Sendable, Equatable {
    /// Units that were committed and are not where they were, those of the changed demand or pool
    /// among them.
    package var movedUnits: Int
    /// The same unit by unit: what each line has lost at each pool.
    package var moves: [AllocationAnswer.Assignment]
}

extension UnitsAllocation {
    /// Puts another demand in the place of one and mends the answer.
    ///
    /// A demand that is over gets a `maxLeadMinutes` that no pool can meet, or one unit of a kind
    /// that no pool has.
    /// - Throws: `InstanceError` when a number is out of range; then nothing has changed.
    package mutating func replace(
        demand place: Int, by demand: AllocationInstance.Demand
    ) throws(InstanceError) -> AllocationChange {
        try demand.check(at: "demand", in: .units)
        network.commit()
        eligibility.replace(demand: place, by: demand)
        // In mode `units` a demand has one line.
        let line = eligibility.firstLine[place]
        let before = network.takeOut(line)
        network.lines[line].units = demand.lines[0].units
        network.lines[line].weight = weights.missing(severity: demand.severity)
        network.setArcs(of: line, arcs(ofLine: line, kept: before))
        network.serve(line)
        return change(before: [(line, before)])
    }

    /// Puts another pool in the place of one and mends the answer.
    ///
    /// - Throws: `InstanceError` when a number is out of range; then nothing has changed.
    package mutating func replace(
        pool place: Int, by pool: AllocationInstance.Pool
    ) throws(InstanceError) -> AllocationChange {
        try pool.check(at: "pool")
        network.commit()
        let old = eligibility.instance.pools[place]
        eligibility.replace(pool: place, by: pool)
        if Self.isOnlySize(old, pool) {
            resize(place)
            return change(before: [])
        }
        return change(before: rebuild(place))
    }

    /// Whether two pools differ in their units only, so that all arcs stay.
    private static func isOnlySize(
        _ old: AllocationInstance.Pool, _ new: AllocationInstance.Pool
    ) -> Bool {
        var same = old
        same.units = new.units
        if old.reserve > 0 && new.reserve > 0 { same.reserve = new.reserve }
        return same == new
    }

    private mutating func resize(_ pool: Int) {
        for source in [2 * pool, 2 * pool + 1] {
            network.sources[source].capacity = eligibility.capacity(source)
        }
        for source in [2 * pool, 2 * pool + 1] { network.relieve(source) }
        for source in [2 * pool, 2 * pool + 1] { network.giveAway(source) }
    }

    /// The pool gives up all its units, gets new arcs, and gives its units again: whoever gains
    /// most
    /// by them is whoever had them, unless something better is possible.
    ///
    /// Returns the units that lines had of it, by source.
    private mutating func rebuild(_ pool: Int) -> [(line: Int, units: [Int: Int])] {
        let both = 2 * pool..<2 * pool + 2
        let able = network.lines.indices.filter { eligibility.canServe(pool, line: $0) }
        let before = committedUnits(of: both)
        let involved = Set(able).union(linesWithArcs(to: both))
        let touched = involved.sorted()
        for source in both {
            network.sources[source].capacity = 0
            network.relieve(source)
        }
        for line in touched {
            let kept = before[line] ?? [:]
            let new = arcs(ofLine: line, kept: kept).filter { both.contains($0.source) }
            network.replaceArcs(of: line, to: both, new)
        }
        for source in both {
            network.sources[source].capacity = eligibility.capacity(source)
            network.pricePastAll(source)
        }
        for source in both { network.giveAway(source) }
        return touched.compactMap { line in before[line].map { (line, $0) } }
    }

    private func linesWithArcs(to sources: Range<Int>) -> [Int] {
        var lines: [Int] = []
        for source in sources {
            var next = network.sources[source].firstArc
            while next >= 0 {
                lines.append(Int(network.arcs[Int(next)].line))
                next = network.links[Int(next)].nextOfSource
            }
        }
        return lines
    }

    /// What is committed from some sources, by line and source.
    private func committedUnits(of sources: Range<Int>) -> [Int: [Int: Int]] {
        var units: [Int: [Int: Int]] = [:]
        for line in linesWithArcs(to: sources) {
            for arc in network.lines[line].arcs where network.arcs[arc].kept > 0 {
                let source = Int(network.arcs[arc].source)
                if sources.contains(source) {
                    units[line, default: [:]][source] = Int(network.arcs[arc].kept)
                }
            }
        }
        return units
    }

    private func arcs(
        ofLine line: Int, kept: [Int: Int]
    ) -> [(source: Int, cost: Int, kept: Int)] {
        eligibility.choices(ofLine: line).map { choice in
            (choice.source, choice.score * weights.scoreFactor, kept[choice.source] ?? 0)
        }
    }

    /// What was committed and is not there any more.
    ///
    /// - Parameter before: Lines that got new arcs, in order, with the units that they had: an
    ///   arc to a pool
    ///   that can no longer serve them is gone.
    private mutating func change(
        before: [(line: Int, units: [Int: Int])]
    ) -> AllocationChange {
        var moves: [AllocationAnswer.Assignment] = []
        var next = 0
        for (number, line) in network.lines.enumerated() {
            var lost: [(pool: Int, units: Int)] = []
            for arc in line.arcs where network.arcs[arc].kept != network.arcs[arc].flow {
                let arc = network.arcs[arc]
                lost.append((Int(arc.source) / 2, Int(arc.kept - arc.flow)))
            }
            if next < before.count, before[next].line == number {
                let present = Set(line.arcs.map { Int(network.arcs[$0].source) })
                for (source, units) in before[next].units.sorted(by: { $0.key < $1.key })
                where !present.contains(source) { lost.append((source / 2, units)) }
                next += 1
            }
            add(lost, ofLine: number, to: &moves)
        }
        network.compactIfSparse()
        return AllocationChange(movedUnits: moves.reduce(0) { $0 + $1.units }, moves: moves)
    }

    /// Joins what the open part and the reserve of a pool have lost and won.
    private func add(
        _ lost: [(pool: Int, units: Int)], ofLine number: Int,
        to moves: inout [AllocationAnswer.Assignment]
    ) {
        guard !lost.isEmpty else { return }
        let place = eligibility.lines[number]
        var units: [Int: Int] = [:]
        for (pool, count) in lost { units[pool, default: 0] += count }
        for (pool, count) in units.sorted(by: { $0.key < $1.key }) where count > 0 {
            moves.append(
                .init(demand: place.demand, line: place.line, pool: pool, units: count))
        }
    }
}
