// SPDX-License-Identifier: Apache-2.0

/// A length of time in seconds and nanoseconds; both have the same sign.
///
/// CEL allows what fits 64 bits of nanoseconds, about 292 years either way; ``isInRange`` tells.
package struct Span: Sendable, Hashable, Comparable {
    /// Whole seconds, rounded towards zero.
    package var seconds: Int64
    /// The rest, with the sign of the whole, -999 999 999 to 999 999 999.
    package var nanoseconds: Int32

    /// Makes a span of both added together; carries and signs are settled.
    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.init(totalNanoseconds: Int128(seconds) * nanosecondsPerSecond + Int128(nanoseconds))
    }

    /// Makes a span from milliseconds.
    package init(milliseconds: Int64) {
        self.init(totalNanoseconds: Int128(milliseconds) * nanosecondsPerMillisecond)
    }

    /// The length in milliseconds, rounded towards zero.
    package var milliseconds: Int64 {
        Int64(clamping: totalNanoseconds / nanosecondsPerMillisecond)
    }

    /// Shorter is less; negative is less than zero.
    package static func < (left: Span, right: Span) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    init(totalNanoseconds: Int128) {
        let parts = totalNanoseconds.quotientAndRemainder(dividingBy: nanosecondsPerSecond)
        seconds = Int64(clamping: parts.quotient)
        nanoseconds = Int32(truncatingIfNeeded: parts.remainder)
    }

    var totalNanoseconds: Int128 { Int128(seconds) * nanosecondsPerSecond + Int128(nanoseconds) }

    /// Whether its nanoseconds fit 64 bits, as CEL demands.
    var isInRange: Bool { Int64(exactly: totalNanoseconds) != nil }
}
