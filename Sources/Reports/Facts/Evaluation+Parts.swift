// SPDX-License-Identifier: Apache-2.0
// Parts 1, 2 and 4 of the evaluation, and the state of the review.

package import Notation
package import ResponseCore
package import ResponseModel

extension Evaluation {
    /// Part 1: trigger, scope of impact, causes, shortcomings in handling (S083).
    package struct Cause: Sendable, Equatable {
        package var trigger: Trigger
        /// Facts about the incident in the order in which they became known.
        package var impact: [FactCourse]
        /// As people recorded them (S087).
        package var causes: [RecordedCause]
        package var findings: [String]
        /// What the coordinator itself saw go wrong, oldest first.
        package var shortcomings: [Shortcoming]
        /// Earlier incidents of the journal with a cause of the same class: then a 5 Whys analysis
        /// is due (S087).
        package var repeats: [IncidentID]
    }

    /// What began it: the first signal, or the report of a person.
    package struct Trigger: Sendable, Equatable {
        /// The kind of sender, or `report`.
        package var source: String
        package var title: String
        package var labels: [Label]
        package var at: Timestamp
        /// All signals that were attached.
        package var signals: Int
    }

    /// How a fact changed.
    package struct FactCourse: Sendable, Equatable {
        package var name: String
        package var unit: String?
        package var first: String
        package var last: String
        /// The highest number that it was; nil for facts that are no numbers.
        package var peak: String?
        package var firstAt: Timestamp
        package var lastAt: Timestamp
        package var lastBy: Named
        /// How often it was told.
        package var times: Int
    }

    /// A cause by its class.
    package struct RecordedCause: Sendable, Equatable {
        package var causeClass: Named
        package var text: String
    }

    /// Part 2: how measures were carried out, recovery, satisfaction (S084).
    package struct Treatment: Sendable, Equatable {
        package var stepsDone: Int
        package var stepsSkipped: Int
        package var stepsFailed: Int
        package var stepsLate: Int
        package var stepsImprovised: Int
        package var stepsOpen: Int
        package var targetsKept: Int
        package var targetsMissed: Int
        package var targetsOpen: Int
        package var noticesSent: Int
        /// Messages to customers by how they ended, over all completed notices.
        package var deliveries: DeliveryCounts
        package var relapses: Int
        /// Response began → service restored.
        package var recovery: TimeSpan?
        /// 0-1.
        package var satisfaction: Double?
        package var findings: [String]
        /// Objectives of the plan held against what was measured.
        package var objectives: [ObjectiveOutcome]
    }

    /// An objective of the plan's evaluation and what came of it.
    package struct ObjectiveOutcome: Sendable, Equatable {
        package var objective: EvaluationRule.Objective
        /// nil: not known. Times count in seconds.
        package var value: Double?
        /// nil: not known.
        package var holds: Bool?
    }

    /// Part 4: what is to change (S086).
    package struct Improvement: Sendable, Equatable {
        package var findings: [String]
        package var actions: [ActionOutcome]
        /// Why nothing is to change, as somebody stated it.
        package var noActionReason: String?
        /// Made by rule from the shortcomings: somebody has to decide on them.
        package var proposals: [Proposal]
        /// Findings about resources (part 3).
        package var resourceFindings: [String]

        /// Actions whose effect was checked and is there, as a share of all; nil: no actions.
        package var closedLoopRate: Double? {
            guard !actions.isEmpty else { return nil }
            let verified = actions.count { $0.action.status == .verified }
            return Double(verified) / Double(actions.count)
        }
    }

    /// A corrective action as it stands (整改措施).
    package struct ActionOutcome: Sendable, Equatable {
        package var action: CorrectiveAction
        package var owner: Named
        /// What was said when its effect was checked.
        package var effectNote: String?
        /// Past its date when it was completed, or now if it is open.
        package var isOverdue: Bool
    }

    /// Where the evaluation itself stands.
    package struct ReviewState: Sendable, Equatable {
        package var openedAt: Timestamp?
        package var due: Timestamp?
        package var completedAt: Timestamp?
        package var completedBy: Named?
        /// Past its date when it was completed, or now.
        package var isOverdue: Bool
        /// Parts for which people have written nothing.
        package var missingParts: [ReviewPart]
    }
}
