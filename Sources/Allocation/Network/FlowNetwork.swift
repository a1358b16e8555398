// SPDX-License-Identifier: Apache-2.0
// The transport problem behind both modes: lines take units from sources over arcs. A source is a
// pool, or the reserve of one, which only lines of severity 1 reach. What a line lacks counts with
// its weight.
//
// The network keeps prices of sources that prove its flow best. With u = arc.cost + price of its
// source, these sentences hold whenever no method is running:
//
//  1. A source gives at most its capacity, a line takes at most its units.
//  2. A price is never below 0, and is 0 where a source has units left.
//  3. Every unit of a line that is served comes over an arc of least u, and u is at most the
//     line's weight; a line that lacks units has no arc whose u is below its weight.
//
// Each change (a line comes, a line goes, a capacity changes) breaks one sentence at one place;
// a search for the cheapest chain of moves mends it, one chain at a time, and lifts or lowers the
// prices of the few sources that it has seen. A chain visits each source at most once.
//
// Literature: successive shortest paths with node potentials, Ahuja, Magnanti, Orlin, "Network
// Flows" (1993), chapter 9.7; here the lines are no nodes of the search.

/// Sources, lines and arcs with a flow that is always best for the lines that are in it.
struct FlowNetwork: Sendable {
    /// A way from a source to a line.
    struct Arc: Sendable {
        var source: Int32
        var line: Int32
        var flow: Int32 = 0
        /// Units that were committed in the answer before; each that stays saves `keepBonus`.
        var kept: Int32 = 0
        /// Per unit.
        var cost: Int
    }

    /// Places in the lists of a source; -1 ends a list.
    struct Links: Sendable {
        var nextServed: Int32 = -1
        var previousServed: Int32 = -1
        var nextOfSource: Int32 = -1
        var previousOfSource: Int32 = -1
    }

    struct Source: Sendable {
        var capacity: Int
        var used = 0
        var price = 0
        var firstServed: Int32 = -1
        var firstArc: Int32 = -1
    }

    struct Line: Sendable {
        /// Units wanted; 0 takes the line out.
        var units: Int
        var missing = 0
        /// What a missing unit costs.
        var weight: Int
        var arcs: Range<Int>
    }

    var sources: [Source]
    var lines: [Line]
    private(set) var arcs: [Arc] = []
    private(set) var links: [Links] = []
    /// Arcs that belong to no line any more.
    private var droppedArcs = 0
    /// What a unit saves that stays where it was committed.
    let keepBonus: Int
    /// Units that all lines lack together.
    private(set) var missing = 0
    /// What the flow costs, without missing units and savings.
    private(set) var cost = 0
    /// Arcs looked at since the beginning: time, but the same on every machine.
    var work = 0

    /// Every change, when a search wants to take changes back; else empty.
    var history: [Change] = []
    var keepsHistory = false

    /// The state of one search, kept so that none allocates memory.
    var search: SearchState

    /// Sources and lines without arcs.
    init(sources: [Source], lines: [Line], keepBonus: Int) {
        self.sources = sources
        self.lines = lines
        self.keepBonus = keepBonus
        search = SearchState(sources: sources.count)
    }

    /// Puts the arcs of a line behind all others; the line has none yet.
    mutating func setArcs(of line: Int, _ new: [(source: Int, cost: Int, kept: Int)]) {
        let start = arcs.count
        for (source, cost, kept) in new {
            append(
                Arc(
                    source: Int32(truncatingIfNeeded: source),
                    line: Int32(truncatingIfNeeded: line),
                    kept: Int32(truncatingIfNeeded: kept), cost: cost))
        }
        lines[line].arcs = start..<arcs.count
    }

    /// Takes the arcs of a line out of the lists, with what they carry.
    mutating func dropArcs(of line: Int) {
        for arc in lines[line].arcs {
            let link = links[arc]
            if arcs[arc].flow > 0 { unlinkServed(arc) }
            if link.previousOfSource >= 0 {
                links[Int(link.previousOfSource)].nextOfSource = link.nextOfSource
            } else {
                sources[Int(arcs[arc].source)].firstArc = link.nextOfSource
            }
            if link.nextOfSource >= 0 {
                links[Int(link.nextOfSource)].previousOfSource = link.previousOfSource
            }
        }
        droppedArcs += lines[line].arcs.count
        lines[line].arcs = 0..<0
    }

    /// Gives a line other arcs to some sources, which give it nothing now; its other arcs stay as
    /// they are. All are put behind all arcs of other lines.
    mutating func replaceArcs(
        of line: Int, to changed: Range<Int>, _ new: [(source: Int, cost: Int, kept: Int)]
    ) {
        let staying = arcs[lines[line].arcs].filter { !changed.contains(Int($0.source)) }
        dropArcs(of: line)
        setArcs(of: line, new)
        for arc in staying { append(arc) }
        lines[line].arcs = lines[line].arcs.lowerBound..<arcs.count
    }

    /// Lifts the price of a source, which gives nothing now, until no line would rather take from
    /// it
    /// than from where it takes now; `giveAway` then finds who gains most.
    mutating func pricePastAll(_ source: Int) {
        sources[source].price = 0
        var next = sources[source].firstArc
        while next >= 0 {
            let arc = arcs[Int(next)]
            let price = dearest(Int(arc.line)) - costOfMore(arc)
            sources[source].price = max(sources[source].price, price)
            next = links[Int(next)].nextOfSource
        }
    }

    /// What the dearest unit of a line costs at the present prices, or the lack of one.
    private func dearest(_ line: Int) -> Int {
        if lines[line].missing > 0 { return lines[line].weight }
        var dearest = Int.min / 2
        for place in lines[line].arcs where arcs[place].flow > 0 {
            let price = sources[Int(arcs[place].source)].price
            dearest = max(dearest, costOfLess(arcs[place]) + price)
        }
        return dearest
    }

    /// Takes a line with its arcs out, and says what was committed to it by source. Its flow may be
    /// another by now, when other lines were taken out before.
    mutating func takeOut(_ line: Int) -> [Int: Int] {
        var units: [Int: Int] = [:]
        for arc in lines[line].arcs where arcs[arc].kept > 0 {
            units[Int(arcs[arc].source)] = Int(arcs[arc].kept)
        }
        clear(line)
        dropArcs(of: line)
        return units
    }

    /// Writes the arcs anew, in their order, when half of them belong to no line any more.
    mutating func compactIfSparse() {
        guard droppedArcs > 1_024, droppedArcs * 2 > arcs.count else { return }
        let old = arcs
        let ranges = lines.map(\.arcs)
        arcs.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        droppedArcs = 0
        for source in sources.indices {
            sources[source].firstArc = -1
            sources[source].firstServed = -1
        }
        for line in lines.indices { lines[line].arcs = 0..<0 }
        for (place, arc) in old.enumerated() {
            let line = Int(arc.line)
            guard ranges[line].contains(place) else { continue }
            if place == ranges[line].lowerBound { lines[line].arcs = arcs.count..<arcs.count }
            append(arc)
            lines[line].arcs = lines[line].arcs.lowerBound..<arcs.count
        }
    }

    /// Puts an arc behind all others and into the lists of its source.
    private mutating func append(_ arc: Arc) {
        let place = arcs.count
        let source = Int(arc.source)
        let head = sources[source].firstArc
        arcs.append(arc)
        links.append(Links(nextOfSource: head))
        if head >= 0 { links[Int(head)].previousOfSource = Int32(truncatingIfNeeded: place) }
        sources[source].firstArc = Int32(truncatingIfNeeded: place)
        if arc.flow > 0 { linkServed(place) }
    }

    /// What one unit more over an arc costs.
    @inline(__always)
    func costOfMore(_ arc: Arc) -> Int { arc.flow < arc.kept ? arc.cost - keepBonus : arc.cost }

    /// What one unit less over an arc, which has some, gives back.
    @inline(__always)
    func costOfLess(_ arc: Arc) -> Int { arc.flow > arc.kept ? arc.cost : arc.cost - keepBonus }

    /// Changes the flow of an arc and what its source has given.
    mutating func shift(_ units: Int, over arc: Int) {
        let before = arcs[arc].flow
        let after = before + Int32(truncatingIfNeeded: units)
        arcs[arc].flow = after
        sources[Int(arcs[arc].source)].used += units
        cost += units * arcs[arc].cost
        if keepsHistory { history.append(.flow(arc: Int32(truncatingIfNeeded: arc), units)) }
        if before == 0, after > 0 { linkServed(arc) }
        if before > 0, after == 0 { unlinkServed(arc) }
    }

    /// Changes what a line lacks.
    mutating func miss(_ units: Int, _ line: Int) {
        lines[line].missing += units
        missing += units
        if keepsHistory { history.append(.missing(line: Int32(truncatingIfNeeded: line), units)) }
    }

    private mutating func linkServed(_ arc: Int) {
        let source = Int(arcs[arc].source)
        let head = sources[source].firstServed
        links[arc].nextServed = head
        links[arc].previousServed = -1
        if head >= 0 { links[Int(head)].previousServed = Int32(truncatingIfNeeded: arc) }
        sources[source].firstServed = Int32(truncatingIfNeeded: arc)
    }

    private mutating func unlinkServed(_ arc: Int) {
        let link = links[arc]
        if link.previousServed >= 0 {
            links[Int(link.previousServed)].nextServed = link.nextServed
        } else {
            sources[Int(arcs[arc].source)].firstServed = link.nextServed
        }
        if link.nextServed >= 0 {
            links[Int(link.nextServed)].previousServed = link.previousServed
        }
    }

    /// From now on the present flow is what is committed. The flow stays best: a unit that stays
    /// only becomes cheaper.
    mutating func commit() {
        for arc in arcs.indices { arcs[arc].kept = arcs[arc].flow }
    }
}
