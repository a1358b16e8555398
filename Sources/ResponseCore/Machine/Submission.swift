// SPDX-License-Identifier: Apache-2.0
// Who asks for something, and in which world it happens.

package import Notation
package import ResponseModel

/// Whether things are real. A state belongs to one world for ever.
package enum World: Hashable, Sendable {
    /// The real organisation, its real people and customers.
    case actual
    /// A run of a drill.
    case exercise(ScenarioID)

    /// Whether nothing of it may reach a customer.
    package var isExercise: Bool { self != .actual }

    /// What stands before every text that leaves an exercise (requirements: CAP status Exercise).
    package func mark(_ language: Language) -> String {
        guard isExercise else { return "" }
        return language == .zh ? "【演练】" : "EXERCISE: "
    }
}

/// Who did something.
package enum Actor: Hashable, Sendable, CustomStringConvertible {
    /// Somebody of the organisation.
    case person(PersonID)
    /// A part of Muster or a sender of signals: `coordinator`, `alertmanager`, `delivery`.
    case system(String)

    /// The coordinator itself, when a deadline passes.
    package static let coordinator = Actor.system("coordinator")

    /// `li-na`, or `(coordinator)`.
    package var description: String {
        switch self {
        case .person(let person): person.raw
        case .system(let name): "(\(name))"
        }
    }

    /// The person, if it is one.
    package var person: PersonID? {
        if case .person(let person) = self { person } else { nil }
    }
}

/// A command with who gives it.
package struct Submission: Sendable, Equatable {
    package var command: Command
    package var by: Actor
    /// A name that the sender gave the command, so that sending it again does nothing; at most
    /// `Limits.commandKeyBytes` bytes.
    package var key: String?

    /// A command by its parts.
    package init(_ command: Command, by: Actor, key: String? = nil) {
        self.command = command
        self.by = by
        self.key = key
    }
}

/// An event with when it happened and by whom.
package struct Occurrence: Sendable, Equatable {
    package var event: Event
    package var at: Timestamp
    package var by: Actor
    /// The key of the command that it comes from.
    package var commandKey: String?

    /// An occurrence by its parts.
    package init(_ event: Event, at: Timestamp, by: Actor, commandKey: String? = nil) {
        self.event = event
        self.at = at
        self.by = by
        self.commandKey = commandKey
    }
}

/// An occurrence with its place in the journal.
package struct Record: Sendable, Equatable {
    /// From 1, without a gap.
    package var sequence: Int64
    package var occurrence: Occurrence

    /// A record by its parts.
    package init(sequence: Int64, occurrence: Occurrence) {
        self.sequence = sequence
        self.occurrence = occurrence
    }

    /// When it happened.
    package var at: Timestamp { occurrence.at }
    /// Who did it.
    package var by: Actor { occurrence.by }
    /// What happened.
    package var event: Event { occurrence.event }
}

/// A command that was not obeyed, and why.
package struct Refusal: Error, Sendable, Equatable {
    package var reason: Reason
    /// What is wrong, with the names of the things concerned.
    package var message: String
    /// What to do instead.
    package var help: String

    /// A refusal by its parts.
    package init(_ reason: Reason, _ message: String, help: String) {
        self.reason = reason
        self.message = message
        self.help = help
    }

    /// The kinds of refusal, stable for programs.
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Something that the command names does not exist.
        case unknown
        /// The incident is not in a phase in which that can be done.
        case wrongPhase = "wrong_phase"
        /// It has been done already, or a later thing has.
        case alreadyDone = "already_done"
        /// Who asks may not do that.
        case notPermitted = "not_permitted"
        /// A second person is needed.
        case needsSecondPerson = "needs_second_person"
        /// A condition of the plan does not hold.
        case conditionNotMet = "condition_not_met"
        /// Resources are still held, or not to be had.
        case resources
        /// A value is missing or out of its range.
        case invalid
        /// A bound of Limits.swift is reached.
        case limit
        /// The plan is not in force.
        case notInForce = "not_in_force"
    }
}
