// SPDX-License-Identifier: Apache-2.0

/// What a search for a chain of moves knows of the sources that it has seen.
struct SearchState: Sendable {
    /// Length of the best chain to each source; counts only where `seen` has the present round.
    var distance: [Int]
    var seen: [Int32]
    /// The arc that takes a unit into a source, or, searching backwards, out of it.
    var entry: [Int32]
    /// The arc that the moved unit leaves, -1 at the beginning of a chain.
    var exit: [Int32]
    /// Sources that are seen and not settled.
    var frontier: [Int32] = []
    /// Sources whose chain is final, nearest first.
    var settled: [Int32] = []
    private(set) var round: Int32 = 0

    init(sources: Int) {
        distance = Array(repeating: 0, count: sources)
        seen = Array(repeating: 0, count: sources)
        entry = Array(repeating: -1, count: sources)
        exit = Array(repeating: -1, count: sources)
        frontier.reserveCapacity(sources)
        settled.reserveCapacity(sources)
    }

    /// Forgets everything in constant time.
    mutating func begin() {
        if round == .max {
            round = 0
            for source in seen.indices { seen[source] = 0 }
        }
        round += 1
        frontier.removeAll(keepingCapacity: true)
        settled.removeAll(keepingCapacity: true)
    }

    /// Takes a chain to a source if it is the first or a shorter one.
    @inline(__always)
    mutating func reach(_ source: Int, _ length: Int, entry arc: Int, exit: Int32) {
        if seen[source] != round {
            seen[source] = round
            frontier.append(Int32(truncatingIfNeeded: source))
        } else if distance[source] <= length {
            return
        }
        distance[source] = length
        entry[source] = Int32(truncatingIfNeeded: arc)
        self.exit[source] = exit
    }

    /// Settles the nearest source, among equals the one seen first; nil when none is nearer than a
    /// limit.
    mutating func settleNearest(below limit: Int) -> Int? {
        var best = -1
        var least = limit
        for place in frontier.indices where distance[Int(frontier[place])] < least {
            best = place
            least = distance[Int(frontier[place])]
        }
        guard best >= 0 else { return nil }
        let source = frontier[best]
        frontier.swapAt(best, frontier.count - 1)
        frontier.removeLast()
        settled.append(source)
        return Int(source)
    }
}
