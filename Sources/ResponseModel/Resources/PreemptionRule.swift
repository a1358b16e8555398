// SPDX-License-Identifier: Apache-2.0
// Who may take units from whom (key `preemption: {1: 3}`).

/// Levels that may take units of a pool from incidents that hold them.
package struct PreemptionRule: Sendable, Equatable {
    /// By level of the taker: the most severe level that has to give.
    package private(set) var rights: [Right]

    /// One line of the rule.
    package struct Right: Sendable, Equatable {
        /// Level of the incident that takes.
        package var taker: Int
        /// Incidents of this level and of less severe ones give.
        package var giver: Int
        /// A line by its parts.
        package init(taker: Int, giver: Int) {
            self.taker = taker
            self.giver = giver
        }
    }

    /// A rule by its lines; one that lets somebody take from an equal or a more severe one counts
    /// from the next level on.
    package init(_ rights: [Right]) {
        self.rights = rights.map { Right(taker: $0.taker, giver: max($0.giver, $0.taker + 1)) }
    }

    /// A level-1 incident may take from a level-3 one.
    package static let usual = PreemptionRule([Right(taker: 1, giver: 3)])
    /// Nobody takes from anybody.
    package static let never = PreemptionRule([])

    /// Whether an incident of one level may take from one of another.
    package func lets(_ taker: Int, takeFrom giver: Int) -> Bool {
        rights.contains { $0.taker == taker && $0.giver <= giver }
    }

    /// Whether an incident of the level may take from any.
    package func concerns(_ taker: Int) -> Bool { rights.contains { $0.taker == taker } }
}
