// SPDX-License-Identifier: Apache-2.0
// Random numbers that come from one seed. The generator is SplitMix64 (Steele, Lea and Flood,
// "Fast splittable pseudorandom number generators", OOPSLA 2014): 64 bits of state, which is why
// there can be a stream of its own for everything that is drawn.

import Notation

/// One stream of random numbers.
package struct SplitMix64: Sendable, Equatable {
    private var state: UInt64

    /// A stream that begins with this state.
    package init(state: UInt64) { self.state = state }

    /// The mixing function of the generator: a bijection of 64 bits in which every bit of the
    /// input reaches every bit of the output.
    package static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        let bits = Self.mix(state)
        state = state &+ 0x9E37_79B9_7F4A_7C15
        return bits
    }

    /// The next number above 0 and below 1, never either of them.
    package mutating func uniform() -> Double {
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// The next number of the standard normal distribution, from two uniform ones (Box and
    /// Muller; the second number of their pair is left, so that every draw takes two).
    package mutating func normal() -> Double {
        let radius = uniform()
        let turns = uniform()
        return (-2 * RealArithmetic.logarithm(radius)).squareRoot()
            * RealArithmetic.cosine(turns: turns)
    }

    /// True in this share of cases, 0 never and 1 always.
    package mutating func happens(_ share: Double) -> Bool { uniform() < share }
}

/// All streams of one run. A stream is found by what is drawn and about whom, so the order in
/// which things are handled never changes what is drawn for them.
package struct RandomStreams: Sendable, Equatable {
    private let base: UInt64

    /// The streams of a run; a study that repeats one seed counts its runs.
    package init(seed: UInt64, run: UInt64 = 0) {
        base = SplitMix64.mix(SplitMix64.mix(seed) &+ run)
    }

    /// The stream of a numbered subject.
    package func stream(number: UInt64) -> SplitMix64 {
        SplitMix64(state: SplitMix64.mix(base &+ number))
    }

    /// The stream of a subject by its names: what is drawn, about whom, on which occasion.
    package func stream(_ names: String...) -> SplitMix64 {
        var hash = StableHash()
        for name in names { hash.add(name) }
        return stream(number: hash.value)
    }
}
