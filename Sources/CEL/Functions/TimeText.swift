// SPDX-License-Identifier: Apache-2.0

/// Timestamps as RFC 3339 writes them and durations as Go writes them.
enum TimeText {
    // MARK: Timestamps

    /// "2009-02-13T23:31:30.5Z", with only the digits of a second that are needed.
    static func format(_ instant: Instant) -> String {
        let (days, second) = instant.seconds.flooredDivision(by: 86_400)
        let date = CivilDate(daysSince1970: days)
        let dateText =
            "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
        let timeText =
            "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        return "\(dateText)T\(timeText)\(fraction(instant.nanoseconds))Z"
    }

    /// Reads RFC 3339 as `RFC3339` of the target Notation does, which this target cannot import;
    /// `nil` when it is wrong in form or names a day that does not exist.
    static func parseInstant(_ text: String) -> Instant? {
        var scanner = Scanner(text)
        guard let year = scanner.number(digits: 4), scanner.take("-"),
            let month = scanner.number(digits: 2), scanner.take("-"),
            let day = scanner.number(digits: 2), scanner.takeSeparator(),
            let hour = scanner.number(digits: 2), hour < 24, scanner.take(":"),
            let minute = scanner.number(digits: 2), minute < 60, scanner.take(":"),
            let second = scanner.number(digits: 2), second <= 60
        else { return nil }
        var nanoseconds: Int64 = 0
        if scanner.take(".") {
            guard let value = scanner.fraction() else { return nil }
            nanoseconds = value
        }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard date.isValid else { return nil }
        let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
        if second == 60 {
            // A leap second ends a month of UTC; it is the first moment of the next one.
            let (days, rest) = seconds.flooredDivision(by: 86_400)
            guard rest == 0, CivilDate(daysSince1970: days).day == 1 else { return nil }
            nanoseconds = 0
        }
        return Instant(seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
    }

    // MARK: Durations

    /// Decimal seconds, exact: "60.001s".
    static func format(_ span: Span) -> String {
        let sign = span.seconds < 0 || span.nanoseconds < 0 ? "-" : ""
        return "\(sign)\(span.seconds.magnitude)\(fraction(span.nanoseconds.magnitude))s"
    }

    private static let units: [(name: String, nanoseconds: Int128)] = [
        ("ns", 1), ("us", 1000), ("µs", 1000), ("μs", 1000), ("ms", 1_000_000),
        ("s", nanosecondsPerSecond), ("m", 60 * nanosecondsPerSecond),
        ("h", 3600 * nanosecondsPerSecond),
    ]

    /// Reads "1h30m", "-1.5s", "0" and the like; parts of a nanosecond are cut off.
    static func parseNanoseconds(_ text: String) -> Int128? {
        if ["0", "+0", "-0"].contains(text) { return 0 }
        var scanner = Scanner(text)
        let isNegative = scanner.take("-")
        if !isNegative { _ = scanner.take("+") }
        var total: Int128 = 0
        repeat {
            guard let amount = scanner.decimal(),
                let unit = units.first(where: { scanner.takeUnit($0.name) })
            else { return nil }
            // 10^19 nanoseconds are beyond the range already, so nothing larger needs to be exact.
            let whole = min(amount.whole, 10_000_000_000_000_000_000)
            total += whole * unit.nanoseconds
            total += amount.fraction * unit.nanoseconds / amount.scale
            if total > 10_000_000_000_000_000_000 { break }
        } while !scanner.isAtEnd
        return isNegative ? -total : total
    }

    // MARK: Digits

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func fraction(_ nanoseconds: some BinaryInteger) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = padded(Int64(nanoseconds), 9)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "." + digits
    }
}

extension Instant {
    /// What `timestamp(text)` gives; nil where that is an error.
    package init?(cel text: String) {
        guard let instant = TimeText.parseInstant(text), instant.isInRange else { return nil }
        self = instant
    }
}

extension Span {
    /// What `duration(text)` gives; nil where that is an error.
    package init?(cel text: String) {
        guard let nanoseconds = TimeText.parseNanoseconds(text) else { return nil }
        self.init(totalNanoseconds: nanoseconds)
        guard isInRange else { return nil }
    }
}
