// SPDX-License-Identifier: Apache-2.0

/// Why a line lacks units, and what would help at the least score.
package struct Shortage: Sendable, Equatable {
    /// Places in the instance.
    package var demand: Int
    package var line: Int
    /// Units that are missing, at least 1.
    package var units: Int
    package var reason: Reason
    package var change: Change
    /// What the missing units would score with the change.
    package var changeScore: Int

    /// Why there are no units; pools and demands are places in the instance.
    package enum Reason: Sendable, Hashable {
        /// No pool has the kind.
        case noPool
        /// No pool of the kind has all skills; the nearest one lacks these.
        case noSkill(pool: Int, lacking: [Int])
        /// Every able pool is too far; the nearest one by these minutes.
        case tooFar(pool: Int, minutes: Int)
        /// Able pools in reach have units left, but keep them for severity 1.
        case reserve(pool: Int, units: Int)
        /// Others have the units of able pools in reach; those with the most units first.
        case taken(by: [Int])
        /// Able pools in reach have no units for anybody beside this demand.
        case tooFew(pool: Int)
        /// In mode `whole`: this line could be served, but another one of the demand could not.
        case otherLine(Int)
    }

    /// The cheapest change that would serve the missing units.
    package enum Change: Sendable, Hashable {
        /// More units in a pool.
        case moreUnits(pool: Int, units: Int)
        /// The reserve of a pool is opened for that many units.
        case openReserve(pool: Int, units: Int)
        /// The demand waits longer, by these minutes.
        case longerLead(pool: Int, minutes: Int)
        /// The demand takes units of a pool without these skills.
        case fewerSkills(pool: Int, skills: [Int])
        /// A pool that does not exist yet.
        case newPool(units: Int)
        /// Nothing for this line: another one of its demand decides.
        case none
    }
}

/// The pool that would have been next for a choice.
package struct RunnerUp: Sendable, Equatable {
    /// Place in the instance.
    package var pool: Int
    /// What a unit would score more than it does now; below 0 where the pool is cheaper, and was
    /// needed by others.
    package var extraScore: Int
    /// Units that the pool has left for this demand.
    package var freeUnits: Int

    /// A runner-up by its parts.
    package init(pool: Int, extraScore: Int, freeUnits: Int) {
        self.pool = pool
        self.extraScore = extraScore
        self.freeUnits = freeUnits
    }
}
