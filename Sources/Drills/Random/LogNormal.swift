// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
package import ResponseModel

/// The distribution of how long people and machines take: never below zero, with a long tail.
package struct LogNormal: Sendable, Equatable {
    /// Half of all draws are below it.
    package let median: Double
    /// The standard deviation of the logarithm.
    package let sigma: Double

    // The 90th percentile of the standard normal distribution.
    private static let normalP90 = 1.281_551_565_544_600_4

    /// The distribution with this median, which is not negative, and this 90th percentile; a
    /// percentile at or below the median gives the median every time.
    package init(median: Double, p90: Double) {
        self.median = max(0, median)
        sigma =
            median > 0 && p90 > median
            ? RealArithmetic.logarithm(p90 / median) / Self.normalP90 : 0
    }

    /// The next draw; always takes two numbers of the stream, also where nothing is left to
    /// chance, so that a changed scenario does not shift what comes after.
    package func draw(from stream: inout SplitMix64) -> Double {
        median * RealArithmetic.exponential(sigma * stream.normal())
    }
}

extension Scenario.Spread where Quantity == TimeSpan {
    /// A draw of a length of time, in whole milliseconds, at most `DrillLimits.longestDraw`.
    package func draw(from stream: inout SplitMix64) -> TimeSpan {
        let distribution = LogNormal(
            median: Double(median.milliseconds), p90: Double(p90.milliseconds))
        return TimeSpan(drawnMilliseconds: distribution.draw(from: &stream))
    }
}

extension Scenario.Spread where Quantity == Double {
    /// A draw of a number.
    package func draw(from stream: inout SplitMix64) -> Double {
        LogNormal(median: median, p90: p90).draw(from: &stream)
    }
}

extension TimeSpan {
    /// The nearest whole number of milliseconds, from nothing to `DrillLimits.longestDraw`.
    init(drawnMilliseconds: Double) {
        let longest = Double(DrillLimits.longestDraw.milliseconds)
        self.init(milliseconds: Int64(min(max(0, drawnMilliseconds), longest).rounded()))
    }
}
