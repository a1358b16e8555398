// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension Views {
    /// A notice with its texts and what became of its deliveries.
    func notice(_ notice: Notice) -> JSON {
        let audience = state.organization?.audiences[notice.audience]
        return [
            "id": .string(notice.id.raw), "incident": .string(notice.incident.raw),
            "rule": .string(notice.rule), "type": .word(notice.messageType),
            "level": level(notice.level), "status": .word(notice.status),
            "audience": [
                "id": .string(notice.audience.raw),
                "name": .text(audience?.name ?? LocalizedText(notice.audience.raw)),
                "members": audience.map { .count($0.members.count) } ?? .null,
            ],
            "approval": .string(notice.approval.name),
            "approvals_needed": .count(notice.approval.people),
            "approved_by": .array(notice.approvedBy.map { person($0) }),
            "drafted_at": .moment(notice.draftedAt), "due": .moment(notice.due),
            "overdue": .bool(notice.status == .drafted && (notice.due.map { $0 < now } ?? false)),
            "released_at": .moment(notice.releasedAt),
            "release": notice.release.map(release) ?? .null,
            "deliveries": counts(notice.counts),
            "ledger_digest": .optional(notice.ledgerDigest),
            "references": .array(notice.references.map { .string($0.raw) }),
            "texts": .array(notice.texts.map(text)),
        ]
    }

    private func release(_ reason: ReleaseReason) -> JSON {
        switch reason {
        case .noApprovalNeeded: ["kind": "no_approval_needed", "text": .null]
        case .approved: ["kind": "approved", "text": .null]
        case .bypass(let text): ["kind": "bypass", "text": .string(text)]
        }
    }

    private func counts(_ counts: DeliveryCounts?) -> JSON {
        guard let counts else { return .null }
        return [
            "accepted": .count(counts.accepted), "rejected": .count(counts.rejected),
            "suppressed": .count(counts.suppressed), "total": .count(counts.total),
        ]
    }

    private func text(_ text: NoticeText) -> JSON {
        [
            "language": .word(text.language), "subject": .string(text.subject),
            "body": .string(text.body), "short": .optional(text.short),
        ]
    }
}
