// SPDX-License-Identifier: Apache-2.0

import Notation
package import ResponseModel

/// What an inject brought that is not a signal or a fact.
package struct InjectRecord: Sendable, Equatable {
    /// Its place in the list of the scenario, from 1.
    package var number: Int
    package var from: String
    package var method: String
    package var text: LocalizedText
    package var expectedAction: LocalizedText?
    package var to: RoleID?
    /// A contingency inject that was not needed.
    package var isHeldBack: Bool

    /// An inject by its parts.
    package init(
        number: Int, from: String, method: String, text: LocalizedText,
        expectedAction: LocalizedText? = nil, to: RoleID? = nil, isHeldBack: Bool = false
    ) {
        self.number = number
        self.from = from
        self.method = method
        self.text = text
        self.expectedAction = expectedAction
        self.to = to
        self.isHeldBack = isHeldBack
    }
}
