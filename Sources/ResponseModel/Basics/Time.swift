// SPDX-License-Identifier: Apache-2.0
// Time as the core knows it: milliseconds, handed in with every command, never read from a clock.
// Zone rules are data, made when the organisation is compiled, so that a rotation or a business
// day is the same on every machine that replays the journal.

package import CEL
package import Notation

/// The offsets of one time zone, as a list of changes.
package typealias TimeZoneRules = CEL.ZoneRules

extension TimeZoneRules {
    /// Coordinated universal time.
    package static let utc = TimeZoneRules(
        name: "UTC", changes: [Change(fromSeconds: .min, offsetSeconds: 0)])

    /// Seconds ahead of UTC at a moment.
    package func offsetSeconds(at moment: Timestamp) -> Int {
        offsetSeconds(atSeconds: moment.milliseconds.flooringQuotient(1_000))
    }

    /// What clocks of the zone show at a moment.
    package func civil(_ moment: Timestamp) -> CivilTime {
        CivilTime(moment, offsetSeconds: offsetSeconds(at: moment))
    }

    /// The moment at which clocks of the zone show `civil`; of a repeated hour the first, of a
    /// skipped one the moment after the gap.
    package func moment(_ civil: CivilTime) -> Timestamp {
        let guess = civil.moment(offsetSeconds: 0)
        let before = offsetSeconds(at: guess + .days(-1))
        let first = civil.moment(offsetSeconds: before)
        let after = offsetSeconds(at: first)
        if after == before { return first }
        let second = civil.moment(offsetSeconds: after)
        return offsetSeconds(at: second) == after ? second : first
    }
}

/// Working days and hours of a part of the organisation.
package struct WorkCalendar: Identified {
    package typealias Subject = WorkCalendar
    /// Its name in the files.
    package var id: CalendarID
    /// The zone in which its days are counted.
    package var zone: TimeZoneRules
    /// ISO weekdays on which work is done: Monday 1 … Sunday 7.
    package var weekdays: [Int]
    /// Days without work, as days since 1970, sorted.
    package var holidays: [Int]
    /// Days with work although the weekday has none (调休), as days since 1970, sorted.
    package var workdays: [Int]

    /// A calendar by its parts.
    package init(
        id: CalendarID, zone: TimeZoneRules, weekdays: [Int], holidays: [Int] = [],
        workdays: [Int] = []
    ) {
        self.id = id
        self.zone = zone
        self.weekdays = weekdays
        self.holidays = holidays
        self.workdays = workdays
    }

    /// Whether work is done on a day, given as days since 1970.
    package func isWorkday(_ day: Int) -> Bool {
        if workdays.contains(day) { return true }
        if holidays.contains(day) { return false }
        return weekdays.contains(((day + 3) % 7 + 7) % 7 + 1)
    }

    /// The same time of day, `count` working days later; the day of `start` does not count.
    package func adding(workdays count: Int, to start: Timestamp) -> Timestamp {
        var civil = zone.civil(start)
        var day = civil.dayNumber
        var left = count
        // A calendar without any working day would never end: stop after ten years.
        let last = day + 3_660
        while left > 0, day < last {
            day += 1
            if isWorkday(day) { left -= 1 }
        }
        let date = CivilTime(
            Timestamp(milliseconds: Int64(day) * 86_400_000), offsetSeconds: 0)
        (civil.year, civil.month, civil.day) = (date.year, date.month, date.day)
        return zone.moment(civil)
    }
}

/// How long something may take: clock time, or working days of a calendar (S031, defect D10).
package enum TimeLimit: Hashable, Sendable, CustomStringConvertible {
    /// Clock time.
    case wall(TimeSpan)
    /// Whole working days of the named calendar.
    case businessDays(Int, calendar: CalendarID)

    /// When the limit is reached if the clock starts at `start`.
    package func deadline(from start: Timestamp, in organization: Organization) -> Timestamp {
        switch self {
        case .wall(let span): return start + span
        case .businessDays(let count, let calendar):
            guard let calendar = organization.calendars[calendar] else {
                return start + .days(Int64(count))
            }
            return calendar.adding(workdays: count, to: start)
        }
    }

    /// The form of the files: `15m`, `3bd`.
    package var description: String {
        switch self {
        case .wall(let span): span.description
        case .businessDays(let count, _): "\(count)bd"
        }
    }

    /// A length that orders limits: working days count as days of 24 hours.
    package var comparable: TimeSpan {
        switch self {
        case .wall(let span): span
        case .businessDays(let count, _): .days(Int64(count))
        }
    }
}
