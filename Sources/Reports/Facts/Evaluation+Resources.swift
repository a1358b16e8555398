// SPDX-License-Identifier: Apache-2.0
// What was drawn on, how fast it came, what it cost and what was wasted (S063, S085).

package import Notation
package import ResponseCore
package import ResponseModel

extension Evaluation {
    /// Part 3: the use of resources.
    package struct ResourceUse: Sendable, Equatable {
        /// In the order in which they were made.
        package var requests: [RequestOutcome]
        /// One for every pool that was asked, in that order.
        package var pools: [PoolUse]
        /// One sum a currency, in order of the currency's code.
        package var cost: [Money]
        /// What was decided about units, in order: division, preemption, substitutes, mutual aid,
        /// force, fatigue, restocking.
        package var decisions: [Decision]
    }

    /// A decision about units, in a sentence.
    package struct Decision: Sendable, Equatable {
        package var at: Timestamp
        package var by: Named
        package var kind: String
        package var sentence: LocalizedText
    }

    /// One request from the wish to the return.
    package struct RequestOutcome: Sendable, Equatable {
        package var request: RequestID
        package var pool: Named
        /// Units asked for.
        package var units: Int
        package var skills: [String]
        package var reason: ResourceRequest.Reason
        package var requestedAt: Timestamp
        package var due: Timestamp?
        package var commitments: [Commitment]
        package var shortages: [Shortage]
        package var declined: String?
        package var mobilisedAt: Timestamp?
        package var estimatedArrival: Timestamp?
        package var assignedAt: Timestamp?
        package var releasedAt: Timestamp?
        package var returnedAt: Timestamp?
        /// Units of a consumable that were used up.
        package var used: Int
        package var status: ResourceRequest.Status
        /// Units that it lost before they were given back, oldest first.
        package var losses: [Loss] = []
        /// Requests of other pools that serve a part of it.
        package var standIns: [StandIn] = []

        /// Units committed in all.
        package var committed: Int { commitments.reduce(0) { $0 + $1.units } }
        /// Units committed and not lost.
        package var kept: Int { committed - losses.reduce(0) { $0 + $1.units } }
        /// When the last unit asked for was committed, here or in another pool; nil: some never
        /// were.
        package var fulfilledAt: Timestamp? {
            let served = committed + standIns.reduce(0) { $0 + $1.units }
            let moments = [commitments.last?.at, standIns.last?.at].compactMap { $0 }
            return served >= units ? moments.max() : nil
        }
        /// Call-up efficiency: from the request to the commitment of all units.
        package var callUp: TimeSpan? { fulfilledAt.map { $0 - requestedAt } }
        /// From the commitment of the last unit to units at work.
        package var travel: TimeSpan? {
            guard let assignedAt, let last = commitments.last else { return nil }
            return assignedAt - last.at
        }
        /// Units that it still keeps from others.
        package var holds: Int { returnedAt == nil ? kept : 0 }
    }

    /// Units allocated at a moment.
    package struct Commitment: Sendable, Equatable {
        package var at: Timestamp
        package var units: Int
        package var because: CommitReason
    }

    /// Units that a request lost.
    package struct Loss: Sendable, Equatable {
        package var at: Timestamp
        package var units: Int
        package var because: Cause

        /// Why.
        package enum Cause: Sendable, Equatable {
            case preempted(by: IncidentID)
            case fatigue(PersonID)
            case usedUp
        }
    }

    /// Units of another pool for a request.
    package struct StandIn: Sendable, Equatable {
        package var at: Timestamp
        package var units: Int
        package var request: RequestID
    }

    /// Units that were not to be had at a moment.
    package struct Shortage: Sendable, Equatable {
        package var at: Timestamp
        package var missing: Int
        package var because: ShortageReason
    }

    /// All use of one pool. Unit times are units × time, in unit-milliseconds.
    package struct PoolUse: Sendable, Equatable {
        package var pool: Named
        package var kind: ResourcePool.Kind?
        package var requested: Int
        package var committed: Int
        /// Units that came to work.
        package var assigned: Int
        package var used: Int
        package var stillHeld: Int
        /// The slowest call-up; nil: nothing was fully committed.
        package var slowestCallUp: TimeSpan?
        /// From commitment to return.
        package var heldTime: TimeSpan
        /// From arrival to release.
        package var workedTime: TimeSpan
        /// Units committed that never came to work, and were given back.
        package var wasted: Int
        package var wastedTime: TimeSpan
        package var cost: Money?
        package var wastedCost: Money?
        /// The most units that were missing at one moment.
        package var largestShortage: Int
        /// Units that other incidents took from it, and that it took from others.
        package var lost = 0
        package var taken = 0
        /// Units committed by force.
        package var forced = 0
        /// Units of it that stood in for other pools.
        package var stoodIn = 0
        /// How much longer those took than the pool's own units would have, on average; nil: none
        /// stood in.
        package var substitutionDistance: TimeSpan?
        /// When it was to be assessed again, as of the end of the report (S059).
        package var assessmentDue: Timestamp?

        /// The share of held time in which units did not work, 0-1; nil: nothing was held.
        package var idleShare: Double? {
            guard heldTime > .zero else { return nil }
            return 1 - Double(workedTime.milliseconds) / Double(heldTime.milliseconds)
        }
    }

    /// An amount of money.
    package struct Money: Sendable, Equatable {
        /// Hundredths of the currency.
        package var minorUnits: Int64
        /// ISO 4217 code.
        package var currency: String
    }
}
