// SPDX-License-Identifier: Apache-2.0

/// Who gets what, and how good that is.
package struct AllocationAnswer: Sendable, Equatable {
    /// Units, or in mode `whole` demands, that are covered: severity 1 to 4.
    package var coverage: [Int]
    /// Cost and lead time of all units that are given.
    package var score: Int
    /// Units, or demands, beyond which no answer can cover a class while the classes before it are
    /// covered as here; equal to `coverage` where that is proven best.
    package var coverageBound: [Int]
    /// Below this no answer with this coverage can score.
    package var scoreBound: Int
    /// Given units, in the order of demands, lines and pools.
    package var assignments: [Assignment]
    /// Lines that lack units, in the order of demands and lines.
    package var unserved: [Unserved]

    /// Units of a pool for a line.
    package struct Assignment: Sendable, Hashable {
        /// Places in the instance.
        package var demand: Int
        package var line: Int
        package var pool: Int
        /// At least 1.
        package var units: Int

        /// An assignment by its parts.
        package init(demand: Int, line: Int, pool: Int, units: Int) {
            self.demand = demand
            self.line = line
            self.pool = pool
            self.units = units
        }
    }

    /// A line that lacks units.
    package struct Unserved: Sendable, Hashable {
        /// Places in the instance.
        package var demand: Int
        package var line: Int
        /// At least 1.
        package var units: Int

        /// A lack by its parts.
        package init(demand: Int, line: Int, units: Int) {
            self.demand = demand
            self.line = line
            self.units = units
        }
    }

    /// Whether no better answer exists.
    package var isOptimal: Bool { coverage == coverageBound && score == scoreBound }

    /// How far the answer may be from the best, in millionths, of the first part of the objective
    /// that is not proven: a class of severity, else the score. 0 when proven.
    package var gapMillionths: Int {
        for (found, bound) in zip(coverage, coverageBound) where found != bound {
            return (bound - found) * 1_000_000 / max(1, bound)
        }
        return (score - scoreBound) * 1_000_000 / max(1, score)
    }
}

extension UnitsAllocation {
    /// The answer; O(pairs).
    package var answer: AllocationAnswer {
        var answer = AllocationAnswer(
            coverage: [0, 0, 0, 0], score: 0, coverageBound: [], scoreBound: 0, assignments: [],
            unserved: [])
        for (number, line) in network.lines.enumerated() {
            let place = eligibility.lines[number]
            let demand = eligibility.instance.demands[place.demand]
            var given = 0
            for arc in line.arcs where network.arcs[arc].flow > 0 {
                let units = Int(network.arcs[arc].flow)
                let pool = Int(network.arcs[arc].source) / 2
                given += units
                answer.score += units * eligibility.instance.pools[pool].score(for: demand)
                answer.add(place, pool, units)
            }
            answer.coverage[demand.severity - 1] += given
            let missing = demand.lines[place.line].units - given
            if missing > 0 {
                answer.unserved.append(
                    .init(demand: place.demand, line: place.line, units: missing))
            }
        }
        answer.coverageBound = answer.coverage
        answer.scoreBound = answer.score
        return answer
    }
}

extension AllocationAnswer {
    /// Adds units; what a pool gives from its reserve joins what it gives openly.
    mutating func add(_ place: Eligibility.LinePlace, _ pool: Int, _ units: Int) {
        if let last = assignments.last, last.demand == place.demand, last.line == place.line,
            last.pool == pool
        {
            assignments[assignments.count - 1].units += units
        } else {
            assignments.append(
                Assignment(demand: place.demand, line: place.line, pool: pool, units: units))
        }
    }
}
