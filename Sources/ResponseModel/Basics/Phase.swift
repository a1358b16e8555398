// SPDX-License-Identifier: Apache-2.0

/// Where an incident stands in its life.
///
///     reported → assessed → (warned) → active → mitigated → recovered → inReview → closed
///                                        ↑          │           │
///                                        └──────────┴───────────┘  relapse
///
/// `reported`, `assessed` and `warned` can also be closed at once: it was nothing.
package enum Phase: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Leaves by assessed, warned, closed.
    case reported
    /// Leaves by warned, activated, closed.
    case assessed
    /// Leaves by assessed, activated, closed.
    case warned
    /// Leaves by mitigated, recovered.
    case active
    /// Leaves by recovered, relapsed.
    case mitigated
    /// Leaves by responseEnded, relapsed.
    case recovered
    /// Leaves by closed.
    case inReview = "in_review"
    /// Never left.
    case closed

    /// The place in the life of an incident, from 0.
    package var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Earlier in life is less.
    package static func < (left: Self, right: Self) -> Bool { left.order < right.order }

    /// Whether people are working on the response.
    package var isResponding: Bool { self == .active || self == .mitigated || self == .recovered }
}
