// SPDX-License-Identifier: Apache-2.0

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
    /// `02:00`: the time of day, cut to its minute.
    package var clockText: String { "\(padded(hour)):\(padded(minute))" }
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
