// SPDX-License-Identifier: Apache-2.0
// A line comes, or a source has to give up units: units go along the cheapest chain to where there
// is one left, or to the line that can best do without.

extension FlowNetwork {
    /// Where a chain begins.
    private enum Start {
        case line(Int)
        case source(Int)
    }

    /// Where a chain ends.
    private enum End {
        /// A source with units left, over an arc into it; the arc that the unit leaves is -1 when
        /// it comes from the line.
        case source(Int, entry: Int, exit: Int32)
        /// A unit of the arc goes without.
        case arc(Int)
        /// The new line itself goes without.
        case line
    }

    /// Serves a line that has no units yet, and moves others where that is best.
    mutating func serve(_ line: Int) {
        var left = lines[line].units
        while left > 0 {
            let (end, length) = cheapestChain(from: .line(line))
            liftPrices(to: length)
            if case .line = end {
                miss(left, line)
                return
            }
            left -= move(along: end, from: .line(line), atMost: left)
        }
    }

    /// Serves a line that has no units yet if nobody has to go without for it.
    ///
    /// - Returns: False when it cannot have all its units; then it has some, and wants `takeBack`.
    mutating func serveWholly(_ line: Int) -> Bool {
        var left = lines[line].units
        while left > 0 {
            let (end, length) = cheapestChain(from: .line(line))
            // Nothing is moved, so the prices stay: lifted ones would have to come down again.
            guard case .source = end else { return false }
            liftPrices(to: length)
            left -= move(along: end, from: .line(line), atMost: left)
        }
        return true
    }

    /// Takes units from a source until it is within its capacity.
    mutating func relieve(_ source: Int) {
        while sources[source].used > sources[source].capacity {
            let (end, length) = cheapestChain(from: .source(source))
            liftPrices(to: length)
            let excess = sources[source].used - sources[source].capacity
            _ = move(along: end, from: .source(source), atMost: excess)
        }
    }

    private mutating func cheapestChain(from start: Start) -> (End, Int) {
        search.begin()
        var end = End.line
        var limit = Int.max
        switch start {
        case .line(let line):
            limit = lines[line].weight
            reachArcs(of: line, without: -1, base: 0, &end, &limit)
        case .source(let source):
            search.reach(source, 0, entry: -1, exit: -1)
        }
        while let source = search.settleNearest(below: limit) {
            work &+= search.frontier.count
            leave(source, &end, &limit)
        }
        return (end, limit)
    }

    /// Looks at every unit that a settled source could give up.
    private mutating func leave(_ source: Int, _ end: inout End, _ limit: inout Int) {
        let base = search.distance[source] - sources[source].price
        var served = sources[source].firstServed
        while served >= 0 {
            let arc = arcs[Int(served)]
            let line = Int(arc.line)
            let start = base - costOfLess(arc)
            if start + lines[line].weight < limit {
                limit = start + lines[line].weight
                end = .arc(Int(served))
            }
            reachArcs(of: line, without: served, base: start, &end, &limit)
            served = links[Int(served)].nextServed
        }
    }

    private mutating func reachArcs(
        of line: Int, without exit: Int32, base: Int, _ end: inout End, _ limit: inout Int
    ) {
        let range = lines[line].arcs
        work &+= range.count
        for place in range {
            let arc = arcs[place]
            let source = Int(arc.source)
            let length = base + costOfMore(arc) + sources[source].price
            guard length < limit else { continue }
            if sources[source].used < sources[source].capacity {
                limit = length
                end = .source(source, entry: place, exit: exit)
            } else {
                search.reach(source, length, entry: place, exit: exit)
            }
        }
    }

    /// Keeps sentence 3 of the network true for the chain that is about to be moved along.
    private mutating func liftPrices(to length: Int) {
        for source in search.settled {
            raisePrice(of: source, by: length - search.distance[Int(source)])
        }
    }

    /// The arcs of a chain from its end to its start, each with +1 where it gets a unit.
    private mutating func steps(of end: End, from start: Start) -> [(arc: Int, isMore: Bool)] {
        var steps: [(arc: Int, isMore: Bool)] = []
        var exit: Int32
        switch end {
        case .line: return []
        case .arc(let arc): exit = Int32(truncatingIfNeeded: arc)
        case .source(_, let entry, let last):
            steps.append((entry, true))
            exit = last
        }
        while exit >= 0 {
            steps.append((Int(exit), false))
            let source = Int(arcs[Int(exit)].source)
            guard search.entry[source] >= 0 else { break }
            steps.append((Int(search.entry[source]), true))
            exit = search.exit[source]
        }
        return steps
    }

    private mutating func move(along end: End, from start: Start, atMost most: Int) -> Int {
        let steps = steps(of: end, from: start)
        var units = most
        if case .source(let source, _, _) = end {
            units = min(units, sources[source].capacity - sources[source].used)
        }
        for step in steps { units = min(units, unitsAtOneCost(step.arc, isMore: step.isMore)) }
        for step in steps { shift(step.isMore ? units : -units, over: step.arc) }
        if case .arc(let arc) = end { miss(units, Int(arcs[arc].line)) }
        return units
    }

    /// Units that an arc can take or give before its cost changes.
    func unitsAtOneCost(_ place: Int, isMore: Bool) -> Int {
        let arc = arcs[place]
        if isMore { return arc.flow < arc.kept ? Int(arc.kept - arc.flow) : .max }
        return Int(arc.flow > arc.kept ? arc.flow - arc.kept : arc.flow)
    }
}
