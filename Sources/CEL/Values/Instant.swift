// SPDX-License-Identifier: Apache-2.0

/// A point in time, in whole seconds and nanoseconds since 1970-01-01T00:00:00Z.
///
/// CEL allows the years 1 to 9999; ``isInRange`` tells.
package struct Instant: Sendable, Hashable, Comparable {
    /// Seconds since 1970, negative before it.
    package var seconds: Int64
    /// Nanoseconds after `seconds`, 0 to 999 999 999, also before 1970.
    package var nanoseconds: Int32

    /// Makes an instant; nanoseconds outside 0 to 999 999 999 are carried into the seconds.
    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.init(totalNanoseconds: Int128(seconds) * nanosecondsPerSecond + Int128(nanoseconds))
    }

    /// Makes an instant from milliseconds since 1970.
    package init(milliseconds: Int64) {
        self.init(totalNanoseconds: Int128(milliseconds) * nanosecondsPerMillisecond)
    }

    /// Milliseconds since 1970, rounded down.
    package var milliseconds: Int64 {
        Int64(clamping: totalNanoseconds.flooredDivision(by: nanosecondsPerMillisecond).quotient)
    }

    /// Earlier is less.
    package static func < (left: Instant, right: Instant) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    init(totalNanoseconds: Int128) {
        let (seconds, nanoseconds) = totalNanoseconds.flooredDivision(by: nanosecondsPerSecond)
        self.seconds = Int64(clamping: seconds)
        self.nanoseconds = Int32(truncatingIfNeeded: nanoseconds)
    }

    var totalNanoseconds: Int128 { Int128(seconds) * nanosecondsPerSecond + Int128(nanoseconds) }

    /// Whether it lies in the years 1 to 9999, as CEL demands.
    var isInRange: Bool { (-62_135_596_800...253_402_300_799).contains(seconds) }
}

let nanosecondsPerSecond: Int128 = 1_000_000_000
let nanosecondsPerMillisecond: Int128 = 1_000_000

extension BinaryInteger {
    /// Division that rounds towards minus infinity; the remainder has the sign of the divisor.
    func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        guard remainder != 0, (remainder < 0) != (divisor < 0) else { return (quotient, remainder) }
        return (quotient - 1, remainder + divisor)
    }
}
