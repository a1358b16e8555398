// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
package import ResponseModel

/// Reads lengths of time, dates and moments as plan files write them. Knows nothing of files.
package enum TimeNotation {
    /// The longest length of time: ten years, as long as any record is kept.
    package static let longest = TimeSpan.days(3_660)

    private static let units: [(name: String, milliseconds: Int64)] = [
        ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1),
    ]

    /// `90s`, `15m`, `4h`, `3d`, `1h30m`: whole numbers with units from large to small, each at
    /// most once, up to `longest`. Nil for anything else.
    package static func span(_ text: String) -> TimeSpan? {
        var rest = text[...]
        var total: Int64 = 0
        var nextUnit = 0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, digits.count <= 12, let amount = Int64(digits) else {
                return nil
            }
            rest = rest.dropFirst(digits.count)
            let name = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(name.count)
            guard let unit = units.firstIndex(where: { $0.name == name }), unit >= nextUnit
            else { return nil }
            nextUnit = unit + 1
            let (part, isTooLong) = amount.multipliedReportingOverflow(by: units[unit].milliseconds)
            guard !isTooLong, part <= longest.milliseconds else { return nil }
            total += part
        }
        return total <= longest.milliseconds ? TimeSpan(milliseconds: total) : nil
    }

    /// `3bd` or `3bd@office`: a number of business days, 1 to 365, and the calendar if named.
    package static func businessDays(_ text: String) -> (count: Int, calendar: String?)? {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, first.hasSuffix("bd"), let count = Int(first.dropLast(2)),
            (1...365).contains(count), !first.hasPrefix("+")
        else { return nil }
        guard parts.count == 2 else { return (count, nil) }
        return parts[1].isEmpty ? nil : (count, String(parts[1]))
    }

    /// A date that exists, `2026-01-01`.
    package static func date(_ text: some StringProtocol) -> CivilTime? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = number(parts[0]), let month = number(parts[1]), let day = number(parts[2]),
            (1...9_999).contains(year), (1...12).contains(month), day >= 1
        else { return nil }
        let civil = CivilTime(year: year, month: month, day: day)
        let back = CivilTime(civil.moment(offsetSeconds: 0), offsetSeconds: 0)
        return back.month == month && back.day == day ? civil : nil
    }

    /// Minutes since midnight of `HH:MM`, up to `24:00`.
    package static func minuteOfDay(_ text: some StringProtocol) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 2, parts[1].count == 2,
            let hour = number(parts[0]), let minute = number(parts[1]), minute < 60
        else { return nil }
        let total = hour * 60 + minute
        return total <= 1_440 ? total : nil
    }

    /// A date (midnight in the zone), or a moment of RFC 3339 whose offset may be left out (clock
    /// time in the zone) as may its seconds.
    package static func moment(_ text: String, zone: TimeZoneRules) -> Timestamp? {
        if let day = date(text) { return zone.moment(day) }
        return RFC3339(text) { zone.moment($0) }.map { Timestamp($0) }
    }

    /// Digits only, so that neither signs nor spaces get through.
    private static func number(_ text: some StringProtocol) -> Int? {
        text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
    }
}
