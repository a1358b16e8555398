// SPDX-License-Identifier: Apache-2.0
// A notice as it stands: drafted, approved, released, delivered.

package import Notation
package import ResponseModel

/// One message to customers (客户通报): CAP's `alert`, kept with its words.
package struct Notice: Sendable, Equatable {
    package var id: NoticeID
    package var incident: IncidentID
    /// The rule of the plan that made it.
    package var rule: String
    package var messageType: MessageType
    package var audience: AudienceID
    package var level: Int
    /// One text a language, with the mark of an exercise where it is one.
    package var texts: [NoticeText]
    /// The notices that it follows.
    package var references: [NoticeID]
    package var draftedAt: Timestamp
    package var due: Timestamp?
    package var approval: NoticeRule.Approval
    package var approvedBy: [PersonID] = []
    package var status: Status = .drafted
    package var releasedAt: Timestamp?
    package var release: ReleaseReason?
    package var counts: DeliveryCounts?
    package var ledgerDigest: String?

    /// A notice that has just been drafted.
    package init(
        id: NoticeID, incident: IncidentID, rule: String, messageType: MessageType,
        audience: AudienceID, level: Int, texts: [NoticeText], references: [NoticeID],
        draftedAt: Timestamp, due: Timestamp?, approval: NoticeRule.Approval
    ) {
        self.id = id
        self.incident = incident
        self.rule = rule
        self.messageType = messageType
        self.audience = audience
        self.level = level
        self.texts = texts
        self.references = references
        self.draftedAt = draftedAt
        self.due = due
        self.approval = approval
    }

    /// CAP's msgType; the all-clear is an Update, never a Cancel.
    package enum MessageType: String, Sendable, Hashable, CaseIterable {
        case alert, update
        case allClear = "all_clear"
        case cancel
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        /// Waits for approval.
        case drafted
        /// On its way.
        case released
        /// Every delivery has an end.
        case completed
        case stopped
    }
}

/// Why a notice was let out.
package enum ReleaseReason: Sendable, Equatable {
    case noApprovalNeeded
    case approved
    /// Without the approvals that were missing (D11: to be reviewed afterwards).
    case bypass(String)
}

/// The deliveries of a notice, counted by how they ended.
package struct DeliveryCounts: Sendable, Equatable {
    package var accepted: Int
    package var rejected: Int
    package var suppressed: Int

    /// Counts by how deliveries ended.
    package init(accepted: Int, rejected: Int, suppressed: Int) {
        self.accepted = accepted
        self.rejected = rejected
        self.suppressed = suppressed
    }

    /// All of them.
    package var total: Int { accepted + rejected + suppressed }
}
