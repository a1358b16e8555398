// SPDX-License-Identifier: Apache-2.0
// The evaluation of one incident as facts (应急后评估, S082-S086): what the journal shows, nothing
// that anybody would have to believe. Formats and languages come later, from these values alone.

package import Notation
package import ResponseCore
package import ResponseModel

/// What one incident was, what was done about it, with what, and what is to change.
package struct Evaluation: Sendable, Equatable {
    package var header: Header
    /// The level history, oldest first.
    package var levels: [LevelChange]
    /// The time spent at each level while the response ran, most severe first.
    package var levelTimes: [LevelTime]
    package var phases: [PhaseSpan]
    /// In the order of `Metric.Kind.allCases`.
    package var metrics: [Metric]
    /// In the order in which they were started.
    package var targets: [TargetOutcome]
    /// Part 1 of S082.
    package var cause: Cause
    /// Part 2 of S082.
    package var effect: Treatment
    /// Part 3 of S082.
    package var resources: ResourceUse
    /// Part 4 of S082.
    package var improvement: Improvement
    /// Steps in the order in which they became ready, then those never reached, in plan order.
    package var steps: [StepOutcome]
    package var people: People
    /// In the order in which they were drafted.
    package var notices: [NoticeOutcome]
    /// Times between updates, oldest first.
    package var cadence: [CadenceGap]
    package var review: ReviewState
    /// Every event of the incident in words, and those of the pools that it used.
    package var timeline: [Entry]

    /// Something with a name for people.
    package struct Named: Sendable, Hashable {
        /// Its identifier in files and commands.
        package var id: String
        package var name: LocalizedText

        /// A name with its identifier.
        package init(id: String, name: LocalizedText) {
            self.id = id
            self.name = name
        }
    }

    /// What stands on top of the report.
    package struct Header: Sendable, Equatable {
        package var incident: IncidentID
        package var title: String
        /// The drill that it belongs to; nil: it was real.
        package var drill: ScenarioID?
        package var organization: LocalizedText
        package var plan: PlanReference?
        /// Nature and scope as first reported (S042).
        package var nature: String
        package var scope: String
        package var occurredAt: Timestamp?
        package var reportedAt: Timestamp
        package var reportedBy: Named
        package var phase: Phase
        package var level: Int?
        /// The most severe level that it had.
        package var peakLevel: Int?
        package var commander: Named?
        /// The time of the last record of the journal: nothing later is known.
        package var asOf: Timestamp
        /// The time of the last record about the incident.
        package var lastEventAt: Timestamp
        /// The zone in which times are shown.
        package var zone: TimeZoneRules
        /// The levels of the organisation, for names and colours.
        package var scale: [LevelScale.Level]
    }

    /// The revision by which the incident was run.
    package struct PlanReference: Sendable, Equatable {
        package var id: PlanID
        package var name: LocalizedText
        /// nil: the journal does not hold the text with this digest.
        package var revision: Int?
        package var planType: Plan.PlanType?
        /// SHA-256 of the text of the plan, in hexadecimal.
        package var digest: String
    }

    /// One event in words.
    package struct Entry: Sendable, Equatable {
        /// The place in the journal.
        package var sequence: Int64
        package var at: Timestamp
        package var by: Named
        package var family: EventFamily
        package var sentence: LocalizedText
    }

    /// A level of the scale, nil outside it.
    package func scaleLevel(_ number: Int) -> LevelScale.Level? {
        header.scale.first { $0.number == number }
    }

    /// Whether it was a drill.
    package var isExercise: Bool { header.drill != nil }
}
