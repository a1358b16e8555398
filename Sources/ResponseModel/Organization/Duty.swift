// SPDX-License-Identifier: Apache-2.0
// Who is on duty when, and whom to call next.

package import Notation

/// Who is on duty when: layers of turns, and exceptions.
package struct Rotation: Identified {
    package typealias Subject = Rotation
    package var id: RotationID
    package var name: LocalizedText
    /// The zone of its hand-over times and hours.
    package var zone: TimeZoneRules
    /// Of the layers that cover a moment the last one counts.
    package var layers: [Layer]
    /// Exceptions; they count before any layer, a later one before an earlier one.
    package var overrides: [Override]

    /// A rotation by its parts.
    package init(
        id: RotationID, name: LocalizedText, zone: TimeZoneRules, layers: [Layer],
        overrides: [Override] = []
    ) {
        self.id = id
        self.name = name
        self.zone = zone
        self.layers = layers
        self.overrides = overrides
    }

    /// Members taking turns of equal length.
    package struct Layer: Sendable, Equatable {
        /// In the order of their turns.
        package var members: [PersonID]
        /// The first turn begins here; nobody is on duty before.
        package var starts: Timestamp
        /// The length of a turn in whole days of the zone, at least 1.
        package var turnDays: Int
        /// The hours in which the layer is on duty; empty: always.
        package var hours: [DutyHours]

        /// A layer by its parts.
        package init(
            members: [PersonID], starts: Timestamp, turnDays: Int, hours: [DutyHours] = []
        ) {
            self.members = members
            self.starts = starts
            self.turnDays = turnDays
            self.hours = hours
        }
    }

    /// A window of the week. One that ends at or before it starts runs past midnight.
    package struct DutyHours: Sendable, Equatable {
        /// ISO weekdays on which it starts.
        package var weekdays: [Int]
        /// Minutes since midnight.
        package var fromMinute: Int, toMinute: Int

        /// A window by its parts.
        package init(weekdays: [Int], fromMinute: Int, toMinute: Int) {
            self.weekdays = weekdays
            self.fromMinute = fromMinute
            self.toMinute = toMinute
        }
    }

    /// One person instead of whoever has the turn.
    package struct Override: Sendable, Equatable {
        package var from: Timestamp
        package var to: Timestamp
        package var person: PersonID

        /// An exception from `from` until before `to`.
        package init(from: Timestamp, to: Timestamp, person: PersonID) {
            self.from = from
            self.to = to
            self.person = person
        }
    }
}

/// Whom to call next when nobody answers (S049).
package struct EscalationPolicy: Identified {
    package typealias Subject = EscalationPolicy
    package var id: EscalationID
    package var name: LocalizedText
    /// In the order in which they are called.
    package var rungs: [Rung]
    /// How often the ladder is climbed again after its last rung, 0 for once only.
    package var repeats: Int

    /// A policy by its parts.
    package init(id: EscalationID, name: LocalizedText, rungs: [Rung], repeats: Int = 0) {
        self.id = id
        self.name = name
        self.rungs = rungs
        self.repeats = repeats
    }

    /// A step of the ladder.
    package struct Rung: Sendable, Equatable {
        /// Who is called, all at once.
        package var notify: [Callee]
        /// How long they have to acknowledge before the next rung is called.
        package var timeout: TimeSpan

        /// A rung by its parts.
        package init(notify: [Callee], timeout: TimeSpan) {
            self.notify = notify
            self.timeout = timeout
        }
    }

    /// Somebody to call.
    package enum Callee: Sendable, Equatable {
        /// Whoever is on duty in the rotation that fills the role.
        case onDuty
        /// Whoever is on duty in a rotation.
        case rotation(RotationID)
        /// One person.
        case person(PersonID)
        /// Everybody of a team.
        case team(TeamID)
    }
}
