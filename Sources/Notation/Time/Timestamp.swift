// SPDX-License-Identifier: Apache-2.0
// Time as the core knows it: milliseconds, handed in with every command, never read from a clock.

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
