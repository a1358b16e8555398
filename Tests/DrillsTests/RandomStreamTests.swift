// SPDX-License-Identifier: Apache-2.0

import Drills
import Foundation
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Random streams")
struct RandomStreamTests {
    @Test("give the published numbers of SplitMix64")
    func reference() {
        var stream = SplitMix64(state: 0)
        let numbers = (0..<3).map { _ in stream.next() }
        #expect(
            numbers == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F])
    }

    @Test("never give 0 or 1, whatever the bits")
    func openInterval() {
        var stream = RandomStreams(seed: 42).stream("uniform")
        let numbers = (0..<100_000).map { _ in stream.uniform() }
        #expect(numbers.allSatisfy { $0 > 0 && $0 < 1 })
        #expect(abs(numbers.reduce(0, +) / 100_000 - 0.5) < 0.005)
    }

    @Test("are found by their names, each name for itself")
    func names() {
        let streams = RandomStreams(seed: 42)
        var first = streams.stream("decide", "li-na", "n1")
        var same = streams.stream("decide", "li-na", "n1")
        var shifted = streams.stream("decide", "li-nan", "1")
        var otherSeed = RandomStreams(seed: 43).stream("decide", "li-na", "n1")
        var otherRun = RandomStreams(seed: 42, run: 1).stream("decide", "li-na", "n1")
        let number = first.next()
        #expect(same.next() == number)
        #expect(shifted.next() != number)
        #expect(otherSeed.next() != number)
        #expect(otherRun.next() != number)
    }

    @Test("a share of 0 never happens and a share of 1 always does")
    func shares() {
        var stream = SplitMix64(state: 7)
        #expect((0..<1_000).allSatisfy { _ in !stream.happens(0) })
        #expect((0..<1_000).allSatisfy { _ in stream.happens(1) })
        #expect(abs((0..<10_000).count { _ in stream.happens(0.05) } - 500) < 80)
    }
}

@Suite("Arithmetic without the C library")
struct RealArithmeticTests {
    @Test("the logarithm agrees with the platform's to a few units in the last place")
    func logarithm() {
        var stream = SplitMix64(state: 11)
        for _ in 0..<20_000 {
            let x = Foundation.exp((stream.uniform() - 0.5) * 200)
            #expect(isClose(RealArithmetic.logarithm(x), Foundation.log(x)), "\(x)")
        }
        #expect(RealArithmetic.logarithm(1) == 0)
    }

    @Test("the exponential agrees with the platform's to a few units in the last place")
    func exponential() {
        var stream = SplitMix64(state: 12)
        for _ in 0..<20_000 {
            let x = (stream.uniform() - 0.5) * 100
            #expect(isClose(RealArithmetic.exponential(x), Foundation.exp(x)), "\(x)")
        }
        #expect(RealArithmetic.exponential(0) == 1)
        #expect(RealArithmetic.exponential(-1_000) == 0)
        #expect(RealArithmetic.exponential(1_000).isFinite)
    }

    @Test("the cosine agrees with the platform's")
    func cosine() {
        var stream = SplitMix64(state: 13)
        for _ in 0..<20_000 {
            let turns = stream.uniform()
            let expected = Foundation.cos(2 * Double.pi * turns)
            // The platform is handed 2π · turns rounded, which moves its zeros.
            #expect(abs(RealArithmetic.cosine(turns: turns) - expected) < 2e-15, "\(turns)")
        }
        #expect(RealArithmetic.cosine(turns: 0) == 1)
        #expect(RealArithmetic.cosine(turns: 0.25) == 0)
        #expect(RealArithmetic.cosine(turns: 0.5) == -1)
    }

    private func isClose(_ left: Double, _ right: Double) -> Bool {
        abs(left - right) <= 1e-15 * max(abs(left), abs(right))
    }
}

@Suite("Log-normal distributions")
struct LogNormalTests {
    @Test("have the median and the 90th percentile that the file gives")
    func quantiles() {
        let spread = Scenario.Spread(median: TimeSpan.minutes(3), p90: TimeSpan.minutes(10))
        var stream = RandomStreams(seed: 42).stream("quantiles")
        let draws = (0..<10_000).map { _ in spread.draw(from: &stream) }.sorted()
        #expect(isWithin(5, of: draws[4_999], .minutes(3)))
        #expect(isWithin(5, of: draws[8_999], .minutes(10)))
        #expect(draws.allSatisfy { $0 > .zero })
    }

    @Test("give the median every time when both quantiles are one, and still use the stream")
    func noSpread() {
        let spread = Scenario.Spread(median: 0.5, p90: 0.5)
        var stream = SplitMix64(state: 5)
        let before = stream
        #expect(spread.draw(from: &stream) == 0.5)
        #expect(stream != before)
    }

    @Test("give nothing when the median is nothing")
    func zero() {
        let spread = Scenario.Spread(median: TimeSpan.zero, p90: TimeSpan.zero)
        var stream = SplitMix64(state: 5)
        #expect(spread.draw(from: &stream) == .zero)
    }

    @Test("never give more than the longest drill")
    func bound() {
        let spread = Scenario.Spread(median: TimeSpan.days(20), p90: TimeSpan.days(31))
        var stream = SplitMix64(state: 5)
        let draws = (0..<1_000).map { _ in spread.draw(from: &stream) }
        #expect(draws.max() == DrillLimits.longestDraw)
    }

    private func isWithin(_ percent: Int64, of draw: TimeSpan, _ expected: TimeSpan) -> Bool {
        abs(draw.milliseconds - expected.milliseconds) * 100 <= expected.milliseconds * percent
    }
}
