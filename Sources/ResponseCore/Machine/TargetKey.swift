// SPDX-License-Identifier: Apache-2.0

import ResponseModel

/// What a target is for, and of which round or thing.
package struct TargetKey: Hashable, Sendable, CustomStringConvertible {
    package var kind: Kind
    /// Which one: the round of a cadence from 1, the name of a notice rule, of a pool, of a clock.
    package var subject: String

    /// A key by its parts.
    package init(_ kind: Kind, _ subject: String = "") {
        self.kind = kind
        self.subject = subject
    }

    /// The kinds of deadline that the core watches.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case acknowledge
        case firstNotice = "first_notice"
        case update
        case resourcesCommitted = "resources_committed"
        case mitigate
        case recover
        /// A notice of the named rule is released.
        case notice
        /// The units of the named pool are committed.
        case resource
        /// The evaluation is complete.
        case evaluation
    }

    /// `first_notice`, `update 3`.
    package var description: String {
        subject.isEmpty ? kind.rawValue : "\(kind.rawValue) \(subject)"
    }
}
