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

    /// Takes `2026-03-01T02:00:00.123Z` with `T` and `Z` also in lower case, any number of digits
    /// in the fraction, and offsets `+08:00`; also `+0800`, which PagerDuty documents. The second
    /// 60 of a leap second, which is at the end of a UTC month only, is the first moment of that
    /// next month: clocks without leap seconds have no other, and the order of moments is kept.
    /// nil: anything else, and days that there are not.
    package init?(_ text: String) {
        rest = Substring(text).utf8
        guard let year = number(4), take("-"), let month = number(2), take("-"),
            let day = number(2), take("T") || take("t"),
            let hour = number(2), take(":"), let minute = number(2), take(":"),
            let second = number(2), let fraction = fraction(), let offset = offset(),
            rest.isEmpty, hour < 24, minute < 60, second <= 60
        else { return nil }
        var civil = CivilTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: min(second, 59))
        guard civil.isRealDay else { return nil }
        seconds = civil.moment(offsetSeconds: offset).milliseconds / 1_000
        nanoseconds = fraction
        guard second == 60 else { return }
        seconds += 1
        nanoseconds = 0
        civil = CivilTime(Timestamp(milliseconds: seconds * 1_000), offsetSeconds: 0)
        guard civil.day == 1, civil.hour == 0, civil.minute == 0, civil.second == 0 else {
            return nil
        }
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
