// SPDX-License-Identifier: Apache-2.0
// The evaluation of a drill as facts: overview, objectives with ratings, injects, and the
// evaluations of the incidents that it made (HSEEP's after-action report and improvement plan).

package import Notation
import ResponseCore
package import ResponseModel

/// What a drill showed.
package struct DrillEvaluation: Sendable, Equatable {
    package var scenario: Overview
    /// The seed that the journal names; nil: the drill never started.
    package var seed: UInt64?
    package var startedAt: Timestamp?
    package var endedAt: Timestamp?
    /// The time of the last record of the journal.
    package var asOf: Timestamp
    package var organization: LocalizedText
    package var zone: TimeZoneRules
    /// In the order of the scenario.
    package var injects: [InjectOutcome]
    package var objectives: [ObjectiveOutcome]
    /// Capabilities in the order in which objectives name them.
    package var capabilities: [CapabilityOutcome]
    /// In the order in which they were reported.
    package var incidents: [Evaluation]
    /// Everybody who held a role or was called, in that order.
    package var participants: [Participant]

    /// Whether every critical objective is rated P or S. A critical objective that was not
    /// observed has shown nothing, so it fails the drill.
    package var passed: Bool {
        objectives.allSatisfy { !$0.isCritical || $0.rating.isPassing }
    }

    /// The scenario, without its world.
    package struct Overview: Sendable, Equatable {
        package var id: ScenarioID
        package var name: LocalizedText
        package var form: Scenario.Form
        package var content: Scenario.Content
        package var purpose: Scenario.Purpose
        package var plans: [Evaluation.Named]
        package var starts: Timestamp
        package var lasts: TimeSpan
        /// SHA-256 of the text of the file, in hexadecimal.
        package var digest: String
    }

    /// An inject and what became of it (主事件清单).
    package struct InjectOutcome: Sendable, Equatable {
        /// From 1.
        package var number: Int
        /// When the scenario wants it.
        package var planned: Timestamp
        package var status: Status
        /// When the journal recorded it.
        package var at: Timestamp?
        /// What it brings, in words.
        package var content: LocalizedText
        package var expectedAction: LocalizedText?
        package var to: Evaluation.Named?
        package var isContingency: Bool

        package enum Status: String, Sendable, Hashable, CaseIterable {
            case delivered
            /// A contingency inject that was not needed.
            case heldBack = "held_back"
            /// Its time passed, and the journal has no record of it by number: signals and facts
            /// stand in the timelines of the incidents.
            case due
            /// The drill ended before its time.
            case notReached = "not_reached"
        }
    }

    /// An objective with its rating and the observations behind it.
    package struct ObjectiveOutcome: Sendable, Equatable {
        package var id: String
        package var name: LocalizedText
        package var capability: String
        package var isCritical: Bool
        /// The text of the expression.
        package var expression: String
        package var rating: Rating
        /// What the expression reads and what that was; a value of nil was not reached.
        package var observations: [Observation]
        /// Why the expression has no value; nil: it has one.
        package var failure: String?
    }

    /// A value that an objective rests on.
    package struct Observation: Sendable, Equatable {
        package var name: String
        package var value: String?
    }

    /// What the drill showed about one capability.
    package struct CapabilityOutcome: Sendable, Equatable {
        package var capability: String
        /// The worst rating of its objectives.
        package var rating: Rating
        package var strengths: [LocalizedText]
        package var areas: [LocalizedText]
    }

    /// Somebody who took part.
    package struct Participant: Sendable, Equatable {
        package var person: Evaluation.Named
        package var roles: [Evaluation.Named]
    }
}
