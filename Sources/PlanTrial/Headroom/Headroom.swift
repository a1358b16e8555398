// SPDX-License-Identifier: Apache-2.0
// "Can we take one more level-1 incident of this plan, now, at 02:00, two at once?" The answer
// comes from the solver that divides pools, over the pools as they stand: what is assigned stays
// assigned, what waits and goes first gets its units first, the reserve is for level 1. Nothing is
// taken from running incidents, and nothing is counted that is only on order.

package import Notation
package import ResponseCore
package import ResponseModel

/// What is asked about the pools.
package struct HeadroomQuestion: Sendable, Equatable {
    package var plan: PlanID
    /// A level of the organisation's scale.
    package var level: Int
    /// Incidents at once, 1 to `Limits.openIncidents`.
    package var count: Int
    /// When they begin.
    package var at: Timestamp

    /// A question by its parts.
    package init(plan: PlanID, level: Int, count: Int, at: Timestamp) {
        self.plan = plan
        self.level = level
        self.count = count
        self.at = at
    }
}

/// How many more incidents of a plan the pools can take.
package struct Headroom: Sendable, Equatable {
    package var question: HeadroomQuestion
    /// Incidents at once that get all they ask for from the pools that the plan names, up to
    /// `Limits.openIncidents`; nil where the plan asks for nothing at the level.
    package var most: Int?
    /// The same when pools that can stand in do so; never less than `most`.
    package var mostWithSubstitutes: Int?
    /// What the incidents of the question ask for, in the order of the plan.
    package var needs: [Need]
    /// What one incident more than `most` lacks first, in the order of the plan; nil where nothing
    /// breaks before `Limits.openIncidents`.
    package var breaksFirst: Break?

    /// Whether the incidents of the question get all they ask for.
    package var fits: Bool { most.map { $0 >= question.count } ?? true }
    /// Whether they do when pools stand in for each other.
    package var fitsWithSubstitutes: Bool {
        mostWithSubstitutes.map { $0 >= question.count } ?? true
    }

    /// What the incidents ask of one pool.
    package struct Need: Sendable, Equatable {
        package var pool: PoolID
        package var skills: [String]
        /// Units for one incident.
        package var units: Int
        /// Units for all.
        package var wanted: Int
        /// Units that the pool gives.
        package var granted: Int
        /// What others give of the rest when they stand in.
        package var substitutes: [Share]
        /// nil: nothing is missing.
        package var shortage: HeadroomShortage?
    }

    /// Units of a pool.
    package struct Share: Sendable, Equatable {
        package var pool: PoolID
        package var units: Int
    }

    /// Where the pools give way.
    package struct Break: Sendable, Equatable {
        package var pool: PoolID
        package var skills: [String]
        /// Incidents at which it gives way, from 1.
        package var incidents: Int
        /// Units that are missing then.
        package var missing: Int
        package var shortage: HeadroomShortage
    }
}

/// Why a pool has too few units.
package struct HeadroomShortage: Sendable, Equatable {
    package var reason: Reason
    /// The cheapest change after which it would do; nil where units of the pool do not help.
    package var remedy: Remedy?

    /// What would help.
    package enum Remedy: Sendable, Equatable {
        /// So many units more in the pool.
        case moreUnits(Int)
        /// The authority opens so many units of the reserve.
        case openReserve(Int)
    }

    /// What is in the way, most of all.
    package enum Reason: Sendable, Equatable {
        /// The pool does not have these skills.
        case lacksSkills([String])
        /// The pool has fewer in all than one incident asks for.
        case tooSmall(total: Int)
        /// Units are there, and kept for level 1.
        case reserve(units: Int)
        /// Running incidents have units.
        case taken(by: [IncidentID], units: Int)
        /// People are off duty or resting then.
        case notAtHand(units: Int)
        /// Requests of incidents that go first wait for units.
        case waiting(units: Int)
        /// Units are out of service, with the newest reason.
        case outOfService(units: Int, why: String?)
        /// The incidents themselves use all there is.
        case usedUp
    }
}

extension State {
    /// How many more incidents of a plan the pools can take; writes nothing.
    ///
    /// - Throws: `Refusal` when the plan, the level or the count does not exist, or when the plan
    ///   asks for more than the solver takes (`AllocationLimits`).
    package func headroom(_ question: HeadroomQuestion) throws(Refusal) -> Headroom {
        guard let planSet, let plan = planSet.plans[question.plan] else {
            throw .unknown(
                "plan", question.plan.raw, among: planSet?.plans.all.map(\.id.raw) ?? [])
        }
        guard planSet.organization.scale[question.level] != nil else {
            throw Refusal(
                .invalid, "There is no level \(question.level).",
                help: "Levels are 1 to \(planSet.organization.scale.levels.count).")
        }
        guard (1...Limits.openIncidents).contains(question.count) else {
            throw Refusal(
                .invalid, "\(question.count) incidents cannot begin at once.",
                help: "Ask for 1 to \(Limits.openIncidents).")
        }
        let search = HeadroomSearch(self, planSet.organization, plan, question)
        return try search.headroom()
    }
}
