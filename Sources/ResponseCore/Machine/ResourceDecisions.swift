// SPDX-License-Identifier: Apache-2.0
// Decisions about units of several incidents, with what they were made from and who lost.

package import Notation
package import ResponseModel

/// Why units were committed.
package enum CommitReason: Sendable, Equatable {
    /// They were free.
    case available
    /// They became free, and this request was first: its level and its age.
    case queue
    /// By hand.
    case hand(String)
    /// By hand, against the reserve or the fatigue limit.
    case forced(String)
    /// Taken from an incident by the rule of preemption.
    case preempted(from: IncidentID)
    /// Taken from an incident by hand.
    case taken(from: IncidentID, String)
}

/// Why units could not be committed.
package enum ShortageReason: Sendable, Equatable {
    /// Other incidents hold them, and so many are left; `reserve` are kept for level 1.
    case taken(by: [IncidentID], available: Int, reserve: Int)
    /// The pool has not so many at all.
    case poolTooSmall(total: Int)
    /// Too many are out of service.
    case outOfService(units: Int)
    /// So many people are off duty or at their fatigue limit; the first is rested by then.
    case unfit(people: Int, until: Timestamp?)
}

/// How the free units of a pool were divided among several who waited.
package struct PoolDivision: Sendable, Equatable {
    package var at: Timestamp
    /// Units that were free, the reserve among them.
    package var free: Int
    /// Units of them kept for level 1.
    package var reserve: Int
    /// In the order in which they were served: severity, then age; at most
    /// `Limits.divisionShares`.
    package var shares: [Share]
    /// Requests behind those.
    package var others: Int

    /// A division by its parts.
    package init(at: Timestamp, free: Int, reserve: Int, shares: [Share], others: Int) {
        self.at = at
        self.free = free
        self.reserve = reserve
        self.shares = shares
        self.others = others
    }

    /// What one request wanted and got.
    package struct Share: Sendable, Equatable {
        package var request: RequestID
        package var incident: IncidentID
        /// nil: not classified yet.
        package var level: Int?
        package var wanted: Int
        package var granted: Int

        /// A share by its parts.
        package init(
            request: RequestID, incident: IncidentID, level: Int?, wanted: Int, granted: Int
        ) {
            self.request = request
            self.incident = incident
            self.level = level
            self.wanted = wanted
            self.granted = granted
        }
    }
}

/// Units of another pool that could serve what a request misses. Only a commitment allocates them.
package struct ResourceOffer: Sendable, Equatable {
    package var pool: PoolID
    package var units: Int
    package var leadTime: TimeSpan
    /// Whether a partner has to be asked.
    package var isMutualAid: Bool
    package var source: Source
    /// Pools that could have served it and were not taken.
    package var rivals: [Rival]

    /// An offer by its parts.
    package init(
        pool: PoolID, units: Int, leadTime: TimeSpan, isMutualAid: Bool, source: Source,
        rivals: [Rival] = []
    ) {
        self.pool = pool
        self.units = units
        self.leadTime = leadTime
        self.isMutualAid = isMutualAid
        self.source = source
        self.rivals = rivals
    }

    /// Where an offer comes from.
    package enum Source: Sendable, Equatable {
        /// The pool names it as its substitute, at this place of its list from 1.
        case substitute(rank: Int)
        /// A pool of the same kind whose units can do the same.
        case sameSkills
        /// Somebody has offered it.
        case hand(String)
    }

    /// A pool that lost.
    package struct Rival: Sendable, Equatable {
        package var pool: PoolID
        /// Units that it had for the request.
        package var free: Int
        package var leadTime: TimeSpan
        /// Hundredths of its currency for a unit; nil: no price.
        package var cost: Int64?

        /// A pool by its parts.
        package init(pool: PoolID, free: Int, leadTime: TimeSpan, cost: Int64?) {
            self.pool = pool
            self.free = free
            self.leadTime = leadTime
            self.cost = cost
        }
    }
}

/// Units that one incident took from another.
package struct Preemption: Sendable, Equatable {
    package var units: Int
    /// The people among them, by name.
    package var members: [PersonID]
    /// Who took them.
    package var incident: IncidentID
    package var request: RequestID
    package var because: Right
    package var substitute: Substitute

    /// A loss by its parts.
    package init(
        units: Int, members: [PersonID], incident: IncidentID, request: RequestID, because: Right,
        substitute: Substitute
    ) {
        self.units = units
        self.members = members
        self.incident = incident
        self.request = request
        self.because = because
        self.substitute = substitute
    }

    /// By what right.
    package enum Right: Sendable, Equatable {
        /// The rule of the pool or of the organisation.
        case rule(taker: Int, giver: Int)
        /// A decision, with its reason.
        case hand(String)
    }

    /// What helps the loser best.
    package enum Substitute: Sendable, Equatable {
        case pool(PoolID, units: Int, leadTime: TimeSpan, isMutualAid: Bool)
        /// Nothing can stand in; so many units come back then.
        case comesBack(Timestamp, units: Int)
        case none
    }
}

/// What a page tells whoever need not be called to a role.
package enum PageNews: Sendable, Equatable {
    case unitsLost(PoolID, Preemption)
    case fatigueNear(PersonID, limit: Timestamp)
    case stoodDown(PersonID)
    case spanExceeded(RoleID, people: Int)
}
