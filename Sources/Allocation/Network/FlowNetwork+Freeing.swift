// SPDX-License-Identifier: Apache-2.0
// A line goes, or a source gets units: what became free goes to whoever gains most by it, and the
// price of the source falls.

extension FlowNetwork {
    private enum End {
        /// Nobody gains.
        case nobody
        /// A source whose own units are then free.
        case source(Int)
        /// A line that lacks units, over an arc.
        case arc(Int)
    }

    /// Takes all units from a line, and gives what becomes free to others.
    mutating func clear(_ line: Int) {
        miss(-lines[line].missing, line)
        for arc in lines[line].arcs where arcs[arc].flow > 0 {
            shift(-Int(arcs[arc].flow), over: arc)
        }
        // The line is still there for the others; with no units it must not ask for any.
        for arc in lines[line].arcs { giveAway(Int(arcs[arc].source)) }
    }

    /// Gives units that a source has left, until its price is 0 or it has none left.
    mutating func giveAway(_ source: Int) {
        while sources[source].used < sources[source].capacity, sources[source].price > 0 {
            let (end, length) = dearestNeed(of: source)
            lowerPrices(by: length)
            move(to: end, from: source)
        }
    }

    /// Lowers all prices as far as the flow stays best: what one unit more at a source would save.
    mutating func leastPrices() -> [Int] {
        for source in sources.indices where sources[source].price > 0 {
            let (_, length) = dearestNeed(of: source)
            lowerPrices(by: length)
        }
        return sources.map(\.price)
    }

    private mutating func dearestNeed(of source: Int) -> (End, Int) {
        search.begin()
        var end = End.nobody
        var limit = sources[source].price
        search.reach(source, 0, entry: -1, exit: -1)
        while let next = search.settleNearest(below: limit) { attract(to: next, &end, &limit) }
        return (end, limit)
    }

    /// Looks at every unit that could come to a settled source.
    private mutating func attract(to source: Int, _ end: inout End, _ limit: inout Int) {
        let base = search.distance[source] + sources[source].price
        var entry = sources[source].firstArc
        while entry >= 0 {
            let into = arcs[Int(entry)]
            let line = lines[Int(into.line)]
            let start = base + costOfMore(into)
            if line.missing > 0, start - line.weight < limit {
                limit = start - line.weight
                end = .arc(Int(entry))
            }
            work &+= line.arcs.count
            for place in line.arcs where arcs[place].flow > 0 && place != Int(entry) {
                let other = Int(arcs[place].source)
                let length = start - costOfLess(arcs[place]) - sources[other].price
                guard length < limit else { continue }
                search.reach(other, length, entry: Int(entry), exit: Int32(place))
                if length + sources[other].price < limit {
                    limit = length + sources[other].price
                    end = .source(other)
                }
            }
            entry = links[Int(entry)].nextOfSource
        }
    }

    private mutating func lowerPrices(by length: Int) {
        for source in search.settled {
            raisePrice(of: source, by: search.distance[Int(source)] - length)
        }
    }

    private mutating func move(to end: End, from source: Int) {
        var steps: [(arc: Int, isMore: Bool)] = []
        var units = sources[source].capacity - sources[source].used
        var place: Int
        switch end {
        case .nobody: return
        case .arc(let arc):
            steps.append((arc, true))
            units = min(units, lines[Int(arcs[arc].line)].missing)
            place = Int(arcs[arc].source)
        case .source(let last): place = last
        }
        while search.entry[place] >= 0 {
            steps.append((Int(search.exit[place]), false))
            steps.append((Int(search.entry[place]), true))
            place = Int(arcs[Int(search.entry[place])].source)
        }
        for step in steps { units = min(units, unitsAtOneCost(step.arc, isMore: step.isMore)) }
        for step in steps { shift(step.isMore ? units : -units, over: step.arc) }
        if case .arc(let arc) = end { miss(-units, Int(arcs[arc].line)) }
    }
}
