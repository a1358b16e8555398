// SPDX-License-Identifier: Apache-2.0
// Moments as the world writes them (RFC 3339), read byte by byte: date libraries are a hundred
// times slower, and this is on the way of every alert.

/// Reads one RFC 3339 date and time.
package struct RFC3339 {
    private var rest: Substring.UTF8View
    /// Seconds since 1970.
    package private(set) var seconds: Int64 = 0
    /// The fraction of the second, cut off after nine digits: 0 to 999 999 999.
    package private(set) var nanoseconds: Int32 = 0

    /// Takes `2026-03-01T02:00:00.123Z`, with `T` and `Z` also in lower case and a space instead of
    /// the `T` (RFC 3339, 5.6), years from 0001, any number of digits in the fraction, and offsets
    /// `+08:00`; also `+0800`, which PagerDuty documents. The second 60 of a leap second, which is
    /// at the end of a UTC month only, is the first moment of that next month: clocks without leap
    /// seconds have no other, and the order of moments is kept.
    /// nil: anything else, and days that there are not.
    package init?(_ text: String) { self.init(text, isShort: false) { _ in nil } }

    /// Takes the same, and also moments as people write them in files: without seconds, and without
    /// an offset, where `zone` says when its clocks show such a time; a minute has 60 seconds then.
    package init?(_ text: String, inZone zone: (CivilTime) -> Timestamp) {
        self.init(text, isShort: true, zone)
    }

    private init?(_ text: String, isShort: Bool, _ zone: (CivilTime) -> Timestamp?) {
        rest = Substring(text).utf8
        guard var civil = day(), take("T") || take("t") || take(" "), readClock(&civil, isShort)
        else { return nil }
        let isLeapSecond = civil.second == 60
        if isLeapSecond { civil.second = 59 }
        if isShort, rest.isEmpty {
            guard !isLeapSecond, let moment = zone(civil) else { return nil }
            seconds = moment.milliseconds.flooringQuotient(1_000)
            return
        }
        guard let offset = offset(), rest.isEmpty else { return nil }
        seconds = civil.moment(offsetSeconds: offset).milliseconds.flooringQuotient(1_000)
        guard isLeapSecond else { return }
        seconds += 1
        nanoseconds = 0
        let next = CivilTime(Timestamp(milliseconds: seconds * 1_000), offsetSeconds: 0)
        guard next.day == 1, next.minuteOfDay == 0, next.second == 0 else { return nil }
    }

    private mutating func day() -> CivilTime? {
        guard let year = number(4), year >= 1, take("-"), let month = number(2), take("-"),
            let day = number(2)
        else { return nil }
        let civil = CivilTime(year: year, month: month, day: day)
        return civil.isRealDay ? civil : nil
    }

    /// Reads hours, minutes and seconds, which may be 60; the fraction goes to `nanoseconds`.
    private mutating func readClock(_ civil: inout CivilTime, _ mayEndEarly: Bool) -> Bool {
        guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60
        else { return false }
        (civil.hour, civil.minute) = (hour, minute)
        guard take(":") else { return mayEndEarly }
        guard let second = number(2), second <= 60, let fraction = fraction() else { return false }
        civil.second = second
        nanoseconds = fraction
        return true
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func digit() -> Int? {
        guard let byte = rest.first, byte &- UInt8(ascii: "0") < 10 else { return nil }
        rest.removeFirst()
        return Int(byte - UInt8(ascii: "0"))
    }

    private mutating func number(_ digits: Int) -> Int? {
        var sum = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            sum = sum * 10 + digit
        }
        return sum
    }

    /// Nanoseconds; 0 where there is no fraction, nil where it has no digit.
    private mutating func fraction() -> Int32? {
        guard take(".") else { return 0 }
        guard var sum = digit().map(Int32.init) else { return nil }
        var count = 1
        while let digit = digit() {
            if count < 9 { sum = sum * 10 + Int32(digit) }
            count += 1
        }
        for _ in 0..<max(0, 9 - count) { sum *= 10 }
        return sum
    }

    /// Seconds ahead of UTC.
    private mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let isBehind = take("-")
        guard isBehind || take("+"), let hours = number(2) else { return nil }
        _ = take(":")
        guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
        return (hours * 3_600 + minutes * 60) * (isBehind ? -1 : 1)
    }
}

extension CivilTime {
    /// Whether the calendar has that day.
    fileprivate var isRealDay: Bool {
        guard (1...12).contains(month), day >= 1 else { return false }
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= lengths[month - 1]
    }
}
