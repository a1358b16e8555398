// SPDX-License-Identifier: Apache-2.0

/// A wish for units of one pool.
package struct Demand: Sendable, Equatable {
    /// 1 is the most severe.
    package var severity: Int
    /// Units wanted, at least 0.
    package var units: Int

    /// A wish by its parts.
    package init(severity: Int, units: Int) {
        self.severity = severity
        self.units = units
    }
}

/// Divides the free units of one pool among demands.
///
/// The most severe demand is served first, among equals the one that stands first; a demand may be
/// served in part. Demands of severity 1 may take everything, the others leave the reserve. With
/// one pool this maximises the units served for the most severe class, then for the next, and so
/// on.
///
/// - Parameters:
///   - demands: in the order in which equals are served.
///   - available: free units, the reserve among them; below 0 counts as 0.
///   - reserve: units kept back for severity 1.
/// - Returns: units for each demand, in the order of `demands`. O(n log n).
package func grants(for demands: [Demand], available: Int, reserve: Int) -> [Int] {
    var left = max(0, available)
    var granted = Array(repeating: 0, count: demands.count)
    let order = demands.indices.sorted {
        (demands[$0].severity, $0) < (demands[$1].severity, $1)
    }
    for place in order {
        let usable = demands[place].severity == 1 ? left : max(0, left - reserve)
        granted[place] = min(max(0, demands[place].units), usable)
        left -= granted[place]
    }
    return granted
}
