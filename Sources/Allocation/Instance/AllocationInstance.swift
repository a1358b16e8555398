// SPDX-License-Identifier: Apache-2.0
// What is to be allocated: who wants units, and which pools have some. All numbers are whole, so
// that two machines reach the same answer. The format of files with these fields is alloc-1, see
// docs/benchmarks/allocation.md.

/// Demands and pools, and how a demand counts as covered.
package struct AllocationInstance: Sendable, Equatable {
    package var mode: Mode
    /// At most `AllocationLimits.demands`; the order breaks ties.
    package var demands: [Demand]
    /// At most `AllocationLimits.pools`; the order breaks ties.
    package var pools: [Pool]

    /// An instance by its parts; nothing is checked before it is solved.
    package init(mode: Mode, demands: [Demand], pools: [Pool]) {
        self.mode = mode
        self.demands = demands
        self.pools = pools
    }

    /// What counts as covered.
    package enum Mode: String, Sendable, Hashable, CaseIterable {
        /// Every unit that is given counts.
        case units
        /// A demand counts once if all its lines get all their units, else it gets nothing.
        case whole
    }

    /// One wish of one incident.
    package struct Demand: Sendable, Equatable {
        /// Unique among the demands.
        package var id: String
        /// 1...4; 1 is the most severe.
        package var severity: Int
        /// Place, in eighths of a minute's way.
        package var x: Int
        package var y: Int
        /// Minutes within which every unit has to be there.
        package var maxLeadMinutes: Int
        /// At least one.
        package var lines: [Line]

        /// A demand by its parts.
        package init(
            id: String, severity: Int, x: Int, y: Int, maxLeadMinutes: Int, lines: [Line]
        ) {
            self.id = id
            self.severity = severity
            self.x = x
            self.y = y
            self.maxLeadMinutes = maxLeadMinutes
            self.lines = lines
        }
    }

    /// Units of one kind with some skills.
    package struct Line: Sendable, Equatable {
        /// The number of the kind.
        package var kind: Int
        /// Numbers of skills that every unit must have.
        package var skills: [Int]
        /// Units wanted, at least 1.
        package var units: Int

        /// A line by its parts.
        package init(kind: Int, skills: [Int], units: Int) {
            self.kind = kind
            self.skills = skills
            self.units = units
        }
    }

    /// Units of one kind at one place.
    package struct Pool: Sendable, Equatable {
        /// Unique among the pools.
        package var id: String
        package var kind: Int
        /// Skills that every unit has.
        package var skills: [Int]
        /// Units that may be given, the reserve among them.
        package var units: Int
        /// Units of them that only severity 1 gets, at most `units`; what severity 1 takes counts
        /// first against these.
        package var reserve: Int
        /// Score of one unit, before its way.
        package var cost: Int
        /// Minutes before a unit can leave.
        package var readyMinutes: Int
        package var x: Int
        package var y: Int

        /// A pool by its parts.
        package init(
            id: String, kind: Int, skills: [Int], units: Int, reserve: Int = 0, cost: Int,
            readyMinutes: Int, x: Int, y: Int
        ) {
            self.id = id
            self.kind = kind
            self.skills = skills
            self.units = units
            self.reserve = reserve
            self.cost = cost
            self.readyMinutes = readyMinutes
            self.x = x
            self.y = y
        }

        /// Minutes until a unit is at a demand: readiness and an eighth of the way along x and y.
        package func leadMinutes(to demand: Demand) -> Int {
            readyMinutes + (abs(demand.x - x) + abs(demand.y - y)) / 8
        }

        /// What one unit for a demand adds to the score.
        package func score(for demand: Demand) -> Int { cost + leadMinutes(to: demand) }
    }
}
