// SPDX-License-Identifier: Apache-2.0
// A drill as its file describes it (应急演练): scenario, simulated world, injects, objectives.

package import Notation

/// A drill file, compiled.
package struct Scenario: Identified {
    package typealias Subject = Scenario
    package var id: ScenarioID
    package var name: LocalizedText
    package var form: Form
    package var content: Content
    package var purpose: Purpose
    /// The plans that it is for.
    package var plans: [PlanID]
    package var starts: Timestamp
    package var lasts: TimeSpan
    /// Used when the command line gives none.
    package var seed: UInt64
    package var world: World
    /// The master scenario events list, in order of time.
    package var injects: [Inject]
    package var objectives: [DrillObjective]
    /// SHA-256 of the text of the file, in hexadecimal.
    package var digest: String

    /// A scenario by its parts.
    package init(
        id: ScenarioID, name: LocalizedText, form: Form, content: Content, purpose: Purpose,
        plans: [PlanID], starts: Timestamp, lasts: TimeSpan, seed: UInt64, world: World,
        injects: [Inject], objectives: [DrillObjective], digest: String
    ) {
        self.id = id
        self.name = name
        self.form = form
        self.content = content
        self.purpose = purpose
        self.plans = plans
        self.starts = starts
        self.lasts = lasts
        self.seed = seed
        self.world = world
        self.injects = injects
        self.objectives = objectives
        self.digest = digest
    }

    package enum Form: String, Sendable, Hashable, CaseIterable { case tabletop, operational }
    package enum Content: String, Sendable, Hashable, CaseIterable { case single, comprehensive }
    package enum Purpose: String, Sendable, Hashable, CaseIterable {
        case validation, demonstration, research
    }

    /// How simulated people and channels behave.
    package struct World: Sendable, Equatable {
        /// Behaviour by group; `default` must be there, `night` holds from 22:00 to 07:00.
        package var people: [(name: String, behaviour: PeopleBehaviour)]
        /// Behaviour by step id; `default` must be there.
        package var steps: [(name: String, behaviour: StepBehaviour)]
        /// Behaviour by channel id; a channel without an entry never fails and has no delay.
        package var channels: [(name: String, behaviour: ChannelBehaviour)]

        /// A world by its parts.
        package init(
            people: [(name: String, behaviour: PeopleBehaviour)],
            steps: [(name: String, behaviour: StepBehaviour)],
            channels: [(name: String, behaviour: ChannelBehaviour)]
        ) {
            self.people = people
            self.steps = steps
            self.channels = channels
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.people.elementsEqual(right.people) { $0 == $1 }
                && left.steps.elementsEqual(right.steps) { $0 == $1 }
                && left.channels.elementsEqual(right.channels) { $0 == $1 }
        }
    }

    /// Two quantiles of a log-normal distribution.
    package struct Spread<Quantity: Sendable & Equatable>: Sendable, Equatable {
        package var median: Quantity
        package var p90: Quantity
        /// A spread by its median and its 90th percentile.
        package init(median: Quantity, p90: Quantity) {
            self.median = median
            self.p90 = p90
        }
    }

    package struct PeopleBehaviour: Sendable, Equatable {
        /// Time to acknowledge a page.
        package var acknowledge: Spread<TimeSpan>
        /// The share of pages that are never answered, 0-1.
        package var absent: Double
        /// The share of steps that fail and are rolled back or done again, 0-1.
        package var errs: Double
        /// Time to approve a notice or review a step.
        package var decide: Spread<TimeSpan>
        /// Behaviour by its parts.
        package init(
            acknowledge: Spread<TimeSpan>, absent: Double, errs: Double = 0,
            decide: Spread<TimeSpan>
        ) {
            self.acknowledge = acknowledge
            self.absent = absent
            self.errs = errs
            self.decide = decide
        }
    }

    package struct StepBehaviour: Sendable, Equatable {
        /// How much of the time allowed a step takes: 1 is all of it.
        package var shareOfWithin: Spread<Double>
        /// Behaviour by its parts.
        package init(shareOfWithin: Spread<Double>) { self.shareOfWithin = shareOfWithin }
    }

    package struct ChannelBehaviour: Sendable, Equatable {
        package var delay: Spread<TimeSpan>
        /// The share of attempts that fail and are tried again, 0-1.
        package var fails: Double
        /// Spans in which nothing goes through, from the start of the drill.
        package var down: [Outage]
        /// Behaviour by its parts.
        package init(delay: Spread<TimeSpan>, fails: Double, down: [Outage]) {
            self.delay = delay
            self.fails = fails
            self.down = down
        }
    }

    package struct Outage: Sendable, Equatable {
        package var from: TimeSpan
        package var lasts: TimeSpan
        /// An outage by its parts.
        package init(from: TimeSpan, lasts: TimeSpan) {
            self.from = from
            self.lasts = lasts
        }
    }
}

/// Something that the drill puts into the scenario at a time (情景注入).
package struct Inject: Sendable, Equatable {
    /// From the start of the drill.
    package var at: TimeSpan
    package var content: Content
    /// A contingency inject is used only unless this is true.
    package var unless: Condition?
    /// What players should do on it.
    package var expectedAction: LocalizedText?
    /// The role that should do it.
    package var to: RoleID?

    /// An inject by its parts.
    package init(
        at: TimeSpan, content: Content, unless: Condition? = nil,
        expectedAction: LocalizedText? = nil, to: RoleID? = nil
    ) {
        self.at = at
        self.content = content
        self.unless = unless
        self.expectedAction = expectedAction
        self.to = to
    }

    /// What an inject brings; all parts that are there come at the same moment.
    package struct Content: Sendable, Equatable {
        /// A signal as if from outside.
        package var signal: Signal?
        /// Facts that become known about the (first open, or the signal's) incident.
        package var facts: [Fact]
        /// A message from somebody.
        package var message: Message?
        /// Units that break down: pool and number.
        package var outOfService: [(pool: PoolID, units: Int)]
        /// Content by its parts.
        package init(
            signal: Signal? = nil, facts: [Fact] = [], message: Message? = nil,
            outOfService: [(pool: PoolID, units: Int)] = []
        ) {
            self.signal = signal
            self.facts = facts
            self.message = message
            self.outOfService = outOfService
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.signal == right.signal && left.facts == right.facts
                && left.message == right.message
                && left.outOfService.elementsEqual(right.outOfService) { $0 == $1 }
        }
    }

    package struct Message: Sendable, Equatable {
        package var from: String
        /// `phone`, `email`, `in_person`, `radio`.
        package var method: String
        package var text: LocalizedText
        /// A message by its parts.
        package init(from: String, method: String, text: LocalizedText) {
            self.from = from
            self.method = method
            self.text = text
        }
    }
}

/// What a drill is to show (能力目标).
package struct DrillObjective: Sendable, Equatable {
    package var id: String
    package var name: LocalizedText
    package var capability: String
    /// Whether missing it fails the drill.
    package var isCritical: Bool
    /// Reads `measures`, `targets`, `steps`, `notices`. False: missed; not computable: not
    /// observed.
    package var expect: Condition

    /// An objective by its parts.
    package init(
        id: String, name: LocalizedText, capability: String, isCritical: Bool, expect: Condition
    ) {
        self.id = id
        self.name = name
        self.capability = capability
        self.isCritical = isCritical
        self.expect = expect
    }
}
