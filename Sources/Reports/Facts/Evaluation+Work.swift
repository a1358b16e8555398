// SPDX-License-Identifier: Apache-2.0
// Plan versus actual: steps, and the people who took them.

package import Notation
package import ResponseCore
package import ResponseModel

extension Evaluation {
    /// One step of the plan, or one that was improvised, as it went. A step of a loop has an
    /// outcome for every round.
    package struct StepOutcome: Sendable, Equatable {
        package var step: StepID
        package var title: LocalizedText
        package var kind: String
        package var role: Named?
        /// From 1.
        package var round: Int
        package var readyAt: Timestamp?
        /// The planned deadline.
        package var due: Timestamp?
        package var startedAt: Timestamp?
        package var startedBy: Named?
        package var endedAt: Timestamp?
        package var doneBy: Named?
        package var reviewedBy: Named?
        package var status: Status
        /// How far past its deadline it ended, or stands now; nil: in time, or without a deadline.
        package var lateBy: TimeSpan?
        /// Why it failed, each time, oldest first.
        package var failures: [String]
        /// Reviews that sent it back.
        package var rejections: Int
        /// Why it was left out or added, and who allowed it (S045).
        package var deviation: Deviation?
        package var approver: Named?
        package var rolledBackBy: StepID?
        /// The branches that it opened.
        package var branches: [StepID]
        package var isImprovised: Bool
        /// The last thing said about it.
        package var note: String

        /// Whether its deadline passed.
        package var isLate: Bool { lateBy != nil }

        package enum Status: String, Sendable, Hashable, CaseIterable {
            case notReached = "not_reached"
            case ready, started, submitted, branching, done, failed, skipped
            case rolledBack = "rolled_back"

            /// Whether nothing more happens to it.
            package var isEnded: Bool { self == .done || self == .skipped || self == .rolledBack }
        }
    }

    /// Who did what, and how calls for help went.
    package struct People: Sendable, Equatable {
        /// In order of time.
        package var roles: [RoleSpan]
        package var calls: [Call]
        package var vacancies: [Vacancy]
        /// Rungs of ladders on which nobody answered.
        package var timeouts: [Rung]
        /// Roles for which every rung was called in vain.
        package var exhausted: [Rung]
        package var transfers: [Transfer]
        package var acknowledgedBy: Named?
    }

    /// Somebody holding a role.
    package struct RoleSpan: Sendable, Equatable {
        package var role: Named
        package var person: Named
        package var from: Timestamp
        /// nil: to the end.
        package var to: Timestamp?
        package var because: RoleReason
    }

    /// A page to somebody of the staff.
    package struct Call: Sendable, Equatable {
        package var page: PageID
        package var person: Named
        package var role: Named
        /// Rung of the ladder, from 0.
        package var rung: Int
        package var orderedAt: Timestamp
        package var outcome: PageOutcome?
        package var acknowledgedAt: Timestamp?
        /// From the order of the page to the acknowledgement; nil: never answered.
        package var answerTime: TimeSpan? { acknowledgedAt.map { $0 - orderedAt } }
    }

    /// A role that nobody held.
    package struct Vacancy: Sendable, Equatable {
        package var role: Named
        package var since: Timestamp
        /// nil: nobody ever took it.
        package var until: Timestamp?
        package var reason: VacancyReason
    }

    /// A rung of the ladder of a role, at a moment.
    package struct Rung: Sendable, Equatable {
        package var role: Named
        /// From 0; nil for the ladder as a whole.
        package var rung: Int?
        package var at: Timestamp
    }

    /// Command passed on (指挥权移交).
    package struct Transfer: Sendable, Equatable {
        package var at: Timestamp
        package var from: Named?
        package var to: Named
        package var brief: String
    }
}
