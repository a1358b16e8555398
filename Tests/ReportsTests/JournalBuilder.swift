// SPDX-License-Identifier: Apache-2.0
// Journals written by hand: minutes after 2026-03-01 02:00 in Shanghai, and what happened.

import CEL
import Notation
import ResponseCore
import ResponseModel

/// Collects records in order.
struct JournalBuilder {
    /// 2026-03-01T02:00:00+08:00.
    static let start = Timestamp(milliseconds: 1_772_301_600_000)

    private(set) var records: [Record] = []
    private(set) var now = JournalBuilder.start

    /// The moment so many minutes (and seconds) after the start.
    static func minute(_ minutes: Int64, _ seconds: Int64 = 0) -> Timestamp {
        start + .minutes(minutes) + .seconds(seconds)
    }

    /// Moves the time of what follows.
    mutating func at(_ minutes: Int64, _ seconds: Int64 = 0) {
        now = Self.minute(minutes, seconds)
    }

    /// Appends an event by somebody of the staff, or by the coordinator.
    mutating func add(_ event: Event, by person: PersonID? = nil) {
        add(event, by: person.map(Actor.person) ?? .coordinator)
    }

    /// Appends an event by anybody.
    mutating func add(_ event: Event, by actor: Actor) {
        let occurrence = Occurrence(event, at: now, by: actor)
        records.append(
            Record(sequence: Int64(records.count) + 1, occurrence: occurrence))
    }
}

extension TimeZoneRules {
    static let shanghai = TimeZoneRules(
        name: "Asia/Shanghai", changes: [Change(fromSeconds: .min, offsetSeconds: 28_800)])
}
