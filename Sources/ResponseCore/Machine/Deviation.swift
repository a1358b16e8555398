// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseModel

/// A deviation from the plan (S045): why, and who allowed it.
package struct Deviation: Sendable, Equatable {
    package var reason: String
    package var approver: PersonID?

    /// A deviation by its parts.
    package init(reason: String, approver: PersonID?) {
        self.reason = reason
        self.approver = approver
    }
}

/// A step that the plan does not have.
package struct ImprovisedStep: Sendable, Equatable {
    package var title: String
    package var role: RoleID
    package var within: TimeSpan?

    /// A step by its parts.
    package init(title: String, role: RoleID, within: TimeSpan? = nil) {
        self.title = title
        self.role = role
        self.within = within
    }
}
