// SPDX-License-Identifier: Apache-2.0
// Bounds of instances. With them no sum in the solver leaves 63 bits: the longest chain of moves
// visits each of 2 × 2,000 sources once, and a unit scores below 2^21, so that a chain scores below
// 2^34 and a class of severity weighs below 2^53; all units together are below 2^26, so that all
// scores together stay below 2^61, whatever they are multiplied with on the way.

/// How large an instance may be. What exceeds it is refused, never cut.
package enum AllocationLimits {
    /// Four times the largest instance of the benchmark.
    package static let demands = 20_000
    /// Four times the largest instance of the benchmark.
    package static let pools = 2_000
    /// Lines of one demand: a plan asks for a handful of kinds.
    package static let linesPerDemand = 32
    /// Lines of all demands.
    package static let lines = 40_000
    /// Units of one line and of one pool.
    package static let units = 1_000_000
    /// Units of all lines together, and of all pools together.
    package static let unitsInAll = 50_000_000
    /// Score of one unit before its way.
    package static let cost = 1_000_000
    /// Minutes; almost two years.
    package static let minutes = 1_000_000
    /// The greatest coordinate, to both sides of 0.
    package static let coordinate = 1_000_000
    /// Skills of one line or one pool.
    package static let skillsPerEntry = 64
    /// Different skills in one instance: they are bits of a few machine words.
    package static let distinctSkills = 512
    /// Pairs of a line and a source that may serve it: some 200 bytes each in mode `whole`.
    package static let pairs = 2_000_000
    /// Looks at a pair in mode `units`, some nanoseconds each. The instances of the benchmark need
    /// a thousandth; only one that was made to be slow comes near.
    package static let unitsWork = 8_000_000_000
    /// Looks at a pair in mode `whole` before the best answer so far is given, with its gap: some
    /// tenths of a second. 100 demands × 50 pools are proven with a tenth of it.
    package static let wholeWork = 40_000_000
}
