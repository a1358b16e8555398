// SPDX-License-Identifier: Apache-2.0
// Levels, phases, times and targets: the course of an incident.

package import Notation
package import ResponseCore
package import ResponseModel

extension Evaluation {
    /// One change of the level, with why.
    package struct LevelChange: Sendable, Equatable {
        package var at: Timestamp
        package var by: Named
        package var from: Int?
        package var to: Int
        package var because: LevelReason
        /// The run of the rules that it follows from; nil when people decided.
        package var trial: Trial?
    }

    /// How long the response ran at a level.
    package struct LevelTime: Sendable, Equatable {
        package var level: Int
        package var time: TimeSpan
    }

    /// A stretch of the life of the incident.
    package struct PhaseSpan: Sendable, Equatable {
        package var phase: Phase
        package var began: Timestamp
        /// nil: it still lasts.
        package var ended: Timestamp?
        /// Until its end, or as far as the journal goes.
        package var length: TimeSpan
    }

    /// A time between two named moments (never "MTTR" without its R).
    package struct Metric: Sendable, Equatable {
        package var kind: Kind
        /// nil: the first moment was not reached or is not known.
        package var from: Timestamp?
        /// nil: the second moment was not reached.
        package var to: Timestamp?
        /// What the target of this time allowed; nil: there is no target.
        package var limit: TimeSpan?

        /// nil: not reached.
        package var span: TimeSpan? {
            guard let from, let to else { return nil }
            return to - from
        }

        package enum Kind: String, Sendable, Hashable, CaseIterable {
            /// It began → it was reported.
            case detect
            /// Reported → a person took it.
            case acknowledge
            /// Response began → first notice released.
            case firstNotice = "first_notice"
            /// Response began → all that the plan asks for committed.
            case resourcesCommitted = "resources_committed"
            /// Response began → customers no longer affected.
            case mitigate
            /// Response began → service restored.
            case recover
            /// Response began → response ended.
            case standDown = "stand_down"
            /// Reported → closed.
            case close

            /// The kind of target that watches this time.
            package var target: TargetKey.Kind? {
                switch self {
                case .acknowledge: .acknowledge
                case .firstNotice: .firstNotice
                case .resourcesCommitted: .resourcesCommitted
                case .mitigate: .mitigate
                case .recover: .recover
                case .detect, .standDown, .close: nil
                }
            }
        }
    }

    /// What became of a deadline (响应时限).
    package struct TargetOutcome: Sendable, Equatable {
        package var key: TargetKey
        /// What its subject is called: a notice rule, a pool, a round.
        package var subject: LocalizedText
        /// The name by which objectives of drills find it: its kind, and where it has a subject,
        /// the id of the pool, the rule of the notice or the number of the round.
        package var name: String
        package var startedAt: Timestamp
        /// As last moved.
        package var due: Timestamp
        /// How often it was moved because the level changed or the next round began.
        package var moves: Int
        package var wasAtRisk: Bool
        package var breachedAt: Timestamp?
        package var endedAt: Timestamp?
        package var status: TargetState.Status
        /// Time to spare when it was met; negative: done late; nil: not done.
        package var margin: TimeSpan?

        /// What it allowed.
        package var limit: TimeSpan { due - startedAt }
        /// Whether it was missed, done afterwards or not.
        package var isMissed: Bool { status == .breached || status == .metLate }
        /// Whether it was kept.
        package var isKept: Bool { status == .met }
        /// Whether it came close to being missed. An update is drafted when its time is nearly
        /// up, so there it is no sign of trouble.
        package var ranClose: Bool { wasAtRisk && key.kind != .update }
    }
}
