// SPDX-License-Identifier: Apache-2.0
// Why somebody holds a role, or nobody.

package import ResponseModel

/// Why somebody holds a role.
package enum RoleReason: Sendable, Equatable {
    case onDuty(RotationID)
    /// Answered the page of a rung of the ladder, from 0.
    case answered(rung: Int)
    case hand(String)
    case handover
}

/// Why nobody holds a role.
package enum VacancyReason: Sendable, Equatable {
    /// The rotation has nobody at this moment.
    case nobodyOnDuty(RotationID)
    /// The plan names neither rotation nor ladder.
    case noRotation
}

/// What became of a page.
package enum PageOutcome: Sendable, Equatable {
    /// A channel took it.
    case accepted(ChannelID)
    /// No channel took it.
    case failed(String)
}
