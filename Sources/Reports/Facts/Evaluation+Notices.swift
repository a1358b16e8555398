// SPDX-License-Identifier: Apache-2.0
// What customers were told, when, by whose leave.

package import Notation
package import ResponseCore
package import ResponseModel

extension Evaluation {
    /// A notice as it went.
    package struct NoticeOutcome: Sendable, Equatable {
        package var notice: NoticeID
        package var rule: String
        package var messageType: Notice.MessageType
        package var audience: Named
        package var level: Int
        /// One subject a language, with the mark of an exercise where it is one.
        package var subjects: [NoticeText]
        package var draftedAt: Timestamp
        package var due: Timestamp?
        package var approval: NoticeRule.Approval
        package var approvals: [Approval]
        package var releasedAt: Timestamp?
        package var releasedBy: Named?
        package var release: ReleaseReason?
        package var stopped: String?
        package var stoppedAt: Timestamp?
        package var counts: DeliveryCounts?
        package var completedAt: Timestamp?
        package var ledgerDigest: String?
        /// How far past its deadline it was released, or still waits; nil: in time or no deadline.
        package var lateBy: TimeSpan?

        /// Whether it went out in time; nil: it has no deadline, or was stopped.
        package var isInTime: Bool? {
            guard due != nil, stopped == nil else { return nil }
            if lateBy != nil { return false }
            return releasedAt == nil ? nil : true
        }
    }

    /// Somebody's leave.
    package struct Approval: Sendable, Equatable {
        package var person: Named
        package var at: Timestamp
    }

    /// The time between two updates to customers, held against the promised rhythm.
    package struct CadenceGap: Sendable, Equatable {
        /// The notice before; nil: the response had just begun.
        package var from: NoticeID?
        /// The notice after; nil: none followed before recovery.
        package var to: NoticeID?
        package var began: Timestamp
        package var length: TimeSpan
        /// What the plan allows at the level of that time; nil: nothing is promised.
        package var limit: TimeSpan?
        /// Whether the promise was kept; nil: there was none.
        package var isKept: Bool? { limit.map { length <= $0 } }
    }
}
