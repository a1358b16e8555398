// SPDX-License-Identifier: Apache-2.0
// Time as the core knows it: milliseconds, handed in with every command, never read from a clock.
// Zone rules are data, made when the organisation is compiled, so that a rotation or a business
// day is the same on every machine that replays the journal.

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970, UTC.
    package var milliseconds: Int64

    /// A moment by its milliseconds since 1970.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Later than everything that happens.
    package static let distantFuture = Timestamp(milliseconds: .max)

    /// Earlier is less.
    package static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The moment `span` later, saturating at the ends of the scale.
    package static func + (left: Self, right: TimeSpan) -> Self {
        let (sum, overflow) = left.milliseconds.addingReportingOverflow(right.milliseconds)
        guard overflow else { return Self(milliseconds: sum) }
        return Self(milliseconds: right.milliseconds < 0 ? .min : .max)
    }

    /// The span from `right` to `left`; negative when `left` is earlier.
    package static func - (left: Self, right: Self) -> TimeSpan {
        TimeSpan(milliseconds: left.milliseconds &- right.milliseconds)
    }

    /// RFC 3339 in UTC with milliseconds where there are any: `2026-03-01T02:00:00Z`.
    package var description: String { CivilTime(self, offsetSeconds: 0).text + "Z" }
}

/// A length of time in milliseconds, as `90s 15m 4h 3d` in files.
package struct TimeSpan: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The length in milliseconds; may be negative.
    package var milliseconds: Int64

    /// A length in milliseconds.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// No time at all.
    package static let zero = TimeSpan(milliseconds: 0)
    /// So many seconds.
    package static func seconds(_ count: Int64) -> Self { Self(milliseconds: count * 1_000) }
    /// So many minutes.
    package static func minutes(_ count: Int64) -> Self { .seconds(count * 60) }
    /// So many hours.
    package static func hours(_ count: Int64) -> Self { .minutes(count * 60) }
    /// So many days of 24 hours.
    package static func days(_ count: Int64) -> Self { .hours(count * 24) }

    /// Shorter is less.
    package static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }
    /// Both together.
    package static func + (left: Self, right: Self) -> Self {
        Self(milliseconds: left.milliseconds &+ right.milliseconds)
    }
    /// What is left of `left`.
    package static func - (left: Self, right: Self) -> Self {
        Self(milliseconds: left.milliseconds &- right.milliseconds)
    }

    /// The shortest exact form of the files, its units from days to milliseconds: `1h30m`, `90s`.
    package var description: String {
        guard milliseconds != 0 else { return "0s" }
        var rest = milliseconds.magnitude
        var text = milliseconds < 0 ? "-" : ""
        let units: [(UInt64, String)] = [
            (86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1_000, "s"), (1, "ms"),
        ]
        for (size, name) in units where rest >= size {
            text += "\(rest / size)\(name)"
            rest %= size
        }
        return text
    }
}

/// A date and a time of day in some zone, as people write it.
package struct CivilTime: Hashable, Sendable {
    /// Proleptic Gregorian year, month 1-12, day 1-31.
    package var year: Int, month: Int, day: Int
    /// Hour 0-23, minute 0-59, second 0-59, millisecond 0-999.
    package var hour: Int, minute: Int, second: Int, millisecond: Int

    /// What a clock that is `offsetSeconds` ahead of UTC shows at `moment`.
    package init(_ moment: Timestamp, offsetSeconds: Int) {
        let local = moment.milliseconds &+ Int64(offsetSeconds) * 1_000
        let days = local.flooringQuotient(86_400_000)
        let rest = Int(local - days * 86_400_000)
        (year, month, day) = Self.civil(fromDays: Int(days))
        hour = rest / 3_600_000
        minute = rest / 60_000 % 60
        second = rest / 1_000 % 60
        millisecond = rest % 1_000
    }

    /// A civil time by its parts, not checked.
    package init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
        millisecond: Int = 0
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.millisecond = millisecond
    }

    /// The moment at which a clock `offsetSeconds` ahead of UTC shows this.
    package func moment(offsetSeconds: Int) -> Timestamp {
        let days = Int64(Self.days(fromYear: year, month: month, day: day))
        let clock = Int64(hour * 3_600 + minute * 60 + second - offsetSeconds)
        return Timestamp(milliseconds: (days * 86_400 + clock) * 1_000 + Int64(millisecond))
    }

    /// Days since 1970-01-01.
    package var dayNumber: Int { Self.days(fromYear: year, month: month, day: day) }
    /// ISO 8601 weekday: Monday 1 … Sunday 7.
    package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }
    /// Minutes since midnight.
    package var minuteOfDay: Int { hour * 60 + minute }

    /// `2026-03-01T02:00:00`, with `.123` where there are milliseconds.
    package var text: String {
        let time = "\(padded(hour)):\(padded(minute)):\(padded(second))"
        let fraction = millisecond == 0 ? "" : "." + padded(millisecond, to: 3)
        return "\(dateText)T\(time)\(fraction)"
    }
    /// `2026-03-01`.
    package var dateText: String { "\(padded(year, to: 4))-\(padded(month))-\(padded(day))" }

    private func padded(_ number: Int, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    // Days are counted in eras of 400 years that begin on 1 March, so that the leap day is the
    // last day of a year and month lengths follow one linear formula.
    private static func days(fromYear year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted.flooringQuotient(400)
        let yearOfEra = shifted - era * 400
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civil(fromDays days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = shifted.flooringQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension BinaryInteger {
    /// Division that rounds towards negative infinity; `divisor` must be positive.
    package func flooringQuotient(_ divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// The offsets of one time zone, as a list of changes.
package struct TimeZoneRules: Sendable, Equatable {
    /// From this moment on, clocks are so far ahead of UTC.
    package struct Change: Sendable, Equatable {
        /// Seconds since 1970 at which the offset begins.
        package var fromSeconds: Int64
        /// Seconds ahead of UTC.
        package var offsetSeconds: Int
        /// A change of offset at a moment.
        package init(fromSeconds: Int64, offsetSeconds: Int) {
            self.fromSeconds = fromSeconds
            self.offsetSeconds = offsetSeconds
        }
    }

    /// The IANA name, such as `Asia/Shanghai`.
    package var name: String
    /// In order of time; the first holds for all time before it too.
    package var changes: [Change]

    /// A zone by its name and its changes in order of time.
    package init(name: String, changes: [Change]) {
        self.name = name
        self.changes = changes
    }

    /// Coordinated universal time.
    package static let utc = TimeZoneRules(
        name: "UTC", changes: [Change(fromSeconds: .min, offsetSeconds: 0)])

    /// Seconds ahead of UTC at a moment.
    package func offsetSeconds(at moment: Timestamp) -> Int {
        let seconds = moment.milliseconds.flooringQuotient(1_000)
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].fromSeconds <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? changes.first?.offsetSeconds ?? 0 : changes[low - 1].offsetSeconds
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
