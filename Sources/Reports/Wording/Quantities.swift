// SPDX-License-Identifier: Apache-2.0
// Times, shares, money and counts as people read them.

import Notation
import ResponseCore
import ResponseModel

/// A text in both languages; the one way in which this target makes its wording.
func text(_ en: String, _ zh: String) -> LocalizedText { LocalizedText(en: en, zh: zh) }

extension TimeSpan {
    /// The two largest units, rounded down: `4 min 10 s`, `4 分 10 秒`; below a second in tenths.
    var words: LocalizedText {
        let isNegative = milliseconds < 0
        let rest = milliseconds.magnitude
        guard rest >= 1_000 else {
            let tenths = "0.\(rest / 100)"
            return rest == 0 ? text("0 s", "0 秒") : text("\(tenths) s", "\(tenths) 秒")
        }
        let sign = isNegative ? "−" : ""
        let parts = Self.leadingParts(of: rest)
        return text(
            sign + parts.map { "\($0.count) \($0.unit.en)" }.joined(separator: " "),
            sign + parts.map { "\($0.count) \($0.unit.zh)" }.joined(separator: " "))
    }

    private static let units: [(size: UInt64, name: LocalizedText)] = [
        (86_400_000, text("d", "天")), (3_600_000, text("h", "小时")),
        (60_000, text("min", "分")), (1_000, text("s", "秒")),
    ]

    private static func leadingParts(of length: UInt64) -> [(count: UInt64, unit: LocalizedText)] {
        guard let first = units.firstIndex(where: { length >= $0.size }) else { return [] }
        let head = (length / units[first].size, units[first].name)
        guard first + 1 < units.count else { return [head] }
        let rest = length % units[first].size / units[first + 1].size
        return rest == 0 ? [head] : [head, (rest, units[first + 1].name)]
    }

    /// Since a beginning, as `+01:05:09`, with days before hours where there are any.
    var clock: String {
        let seconds = milliseconds.magnitude / 1_000
        let days = seconds / 86_400
        let parts = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map(twoDigits)
        let sign = milliseconds < 0 ? "−" : "+"
        return sign + (days > 0 ? "\(days)d " : "") + parts.joined(separator: ":")
    }

    /// Unit-time in hours with one decimal: `12.5`.
    var unitHours: String {
        let tenths = (milliseconds + 180_000) / 360_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}

/// Two digits at least.
func twoDigits(_ number: some BinaryInteger) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}

/// A share of 0-1 in percent with at most one decimal: `92.5 %`.
func percent(_ share: Double) -> String {
    guard share.isFinite else { return "–" }
    let tenths = Int((share * 1_000).rounded())
    let whole = tenths.magnitude / 10
    let sign = tenths < 0 ? "−" : ""
    return sign + (tenths % 10 == 0 ? "\(whole) %" : "\(whole).\(tenths.magnitude % 10) %")
}

/// A whole number with a thin gap between thousands, the same in both languages: `12 000`.
func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
        groups.insert(rest.suffix(3), at: 0)
        rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return (number < 0 ? "−" : "") + groups.joined(separator: "\u{202F}")
}

extension Evaluation.Money {
    /// `1 234.50 CNY`.
    var words: String {
        let cents = minorUnits.magnitude % 100
        let sign = minorUnits < 0 ? "−" : ""
        return "\(sign)\(grouped(minorUnits.magnitude / 100)).\(twoDigits(cents)) \(currency)"
    }
}

/// The clock on the wall of the organisation, for one report.
struct Clock {
    let zone: TimeZoneRules
    /// The day whose times need no date.
    let day: CivilTime
    private let usualOffset: Int

    /// A clock that leaves out the date on the day of `start`.
    init(zone: TimeZoneRules, start: Timestamp) {
        self.zone = zone
        day = zone.civil(start)
        usualOffset = zone.offsetSeconds(at: start)
    }

    /// `02:05:09`; on another day `03-02 02:05:09`, in another year with the year. Where clocks
    /// have been changed since the start, the offset follows.
    func short(_ moment: Timestamp) -> String {
        let civil = zone.civil(moment)
        var words = time(civil)
        if civil.year != day.year {
            words = "\(civil.dateText) \(words)"
        } else if civil.month != day.month || civil.day != day.day {
            words = "\(civil.dateText.dropFirst(5)) \(words)"
        }
        let offset = zone.offsetSeconds(at: moment)
        return offset == usualOffset ? words : "\(words) \(Self.text(ofOffset: offset))"
    }

    /// `2026-03-01 02:05:09 +08:00`.
    func full(_ moment: Timestamp) -> String {
        let civil = zone.civil(moment)
        let offset = Self.text(ofOffset: zone.offsetSeconds(at: moment))
        return "\(civil.dateText) \(time(civil)) \(offset)"
    }

    /// `2026-03-01`.
    func date(_ moment: Timestamp) -> String { zone.civil(moment).dateText }

    /// `2026-03-01T02:05:09+08:00` (RFC 3339), for programs.
    func machine(_ moment: Timestamp) -> String {
        let offset = zone.offsetSeconds(at: moment)
        return CivilTime(moment, offsetSeconds: offset).text + Self.text(ofOffset: offset)
    }

    private func time(_ civil: CivilTime) -> String {
        [civil.hour, civil.minute, civil.second].map(twoDigits).joined(separator: ":")
    }

    /// `+08:00`.
    static func text(ofOffset seconds: Int) -> String {
        let minutes = seconds.magnitude / 60
        return "\(seconds < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }
}
