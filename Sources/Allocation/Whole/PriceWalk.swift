// SPDX-License-Identifier: Apache-2.0

/// Walks with prices towards what is taken too much: a smoothed subgradient, whose steps get
/// shorter
/// when they no longer gain.
struct PriceWalk {
    private var direction: [Int]
    private var stalled = 0
    private var divisor = 1

    /// Sixteenths of the old direction that stay.
    private static let inertia = 12
    /// Rounds without gain after which steps become half as long, and how short they may be.
    private static let patience = 10
    private static let greatestDivisor = 1 << 16
    /// A unit scores below 2^21 points of 2^8 parts; with 2^26 units in all, sums of what all pay
    /// at these prices stay below 2^61.
    static let greatestPrice = 1 << 34

    /// A walk that has not begun.
    init(sources: Int) { direction = Array(repeating: 0, count: sources) }

    /// Takes what each source has left, below 0 where too much is taken.
    mutating func follow(_ slack: [Int], hasGained: Bool) {
        for source in direction.indices {
            direction[source] = (direction[source] * Self.inertia + slack[source] * 16) / 16
        }
        stalled = hasGained ? 0 : stalled + 1
        if stalled > 0, stalled.isMultiple(of: Self.patience), divisor < Self.greatestDivisor {
            divisor *= 2
        }
    }

    /// Moves prices by a step that would be right if the bound could be closed.
    ///
    /// - Parameter distance: What the bound has to fall.
    /// - Returns: False when there is no way to go.
    func move(_ prices: inout [Int], by distance: Int) -> Bool {
        var norm: Int128 = 0
        for (source, slack) in direction.enumerated() where slack < 0 || prices[source] > 0 {
            norm += Int128(slack) * Int128(slack)
        }
        guard norm > 0 else { return false }
        for (source, slack) in direction.enumerated() where slack != 0 {
            let change = Int128(max(1, distance)) * Int128(slack) / (norm * Int128(divisor))
            let moved = Int128(prices[source]) - change
            prices[source] = Int(max(0, min(Int128(Self.greatestPrice), moved)))
        }
        return true
    }
}
