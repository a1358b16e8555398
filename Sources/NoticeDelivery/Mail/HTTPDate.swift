// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Dates of HTTP header fields (RFC 9110, 5.6.7), and the English names that mail shares.
enum HTTPDate {
    /// Monday first.
    static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    /// January first.
    static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT` and the two obsolete forms,
    /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`; nil for anything else. A
    /// year of two digits is the one nearest to `now`'s that is not 50 years ahead.
    static func moment(_ text: String, now: Timestamp) -> Timestamp? {
        let words = text.split { $0 == " " || $0 == "-" || $0 == "," }.map(String.init)
        if words.count == 6, words[5] == "GMT" {
            return moment(
                day: words[1], month: words[2], year: words[3], clock: words[4], now: now)
        }
        guard words.count == 5 else { return nil }
        return moment(day: words[2], month: words[1], year: words[4], clock: words[3], now: now)
    }

    private static func moment(
        day: String, month: String, year: String, clock: String, now: Timestamp
    ) -> Timestamp? {
        let times = clock.split(separator: ":").compactMap { Int($0) }
        guard let month = months.firstIndex(of: month), let day = Int(day), times.count == 3,
            let written = Int(year), (1...31).contains(day), (0...9_999).contains(written),
            (0..<24).contains(times[0]), (0..<60).contains(times[1]), (0...60).contains(times[2])
        else { return nil }
        let current = CivilTime(now, offsetSeconds: 0).year
        let civil = CivilTime(
            year: year.count == 2 ? fullYear(written, near: current) : written,
            month: month + 1, day: day, hour: times[0], minute: times[1], second: times[2])
        return civil.moment(offsetSeconds: 0)
    }

    private static func fullYear(_ lastDigits: Int, near current: Int) -> Int {
        let year = current / 100 * 100 + lastDigits
        return year > current + 50 ? year - 100 : year
    }
}
