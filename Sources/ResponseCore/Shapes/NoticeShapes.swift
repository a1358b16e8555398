// SPDX-License-Identifier: Apache-2.0
// Stored forms of notices to customers, with their words as they were drafted.

import Notation

extension Notice: Shaped {
    var shape: JSON {
        .shape(
            ("id", id), ("incident", incident), ("rule", rule), ("message_type", messageType),
            ("audience", audience), ("level", level), ("texts", texts),
            ("references", references), ("drafted_at", draftedAt), ("due", due),
            ("approval", approval), ("approved_by", approvedBy.isEmpty ? nil : approvedBy),
            ("status", status), ("released_at", releasedAt), ("release", release),
            ("counts", counts), ("ledger_digest", ledgerDigest))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), incident: try shape.read("incident"),
            rule: try shape.read("rule"), messageType: try shape.read("message_type"),
            audience: try shape.read("audience"), level: try shape.read("level"),
            texts: try shape.read("texts"), references: try shape.read("references"),
            draftedAt: try shape.read("drafted_at"), due: try shape.readIfPresent("due"),
            approval: try shape.read("approval"))
        approvedBy = try shape.read("approved_by", default: [])
        status = try shape.read("status")
        releasedAt = try shape.readIfPresent("released_at")
        release = try shape.readIfPresent("release")
        counts = try shape.readIfPresent("counts")
        ledgerDigest = try shape.readIfPresent("ledger_digest")
    }
}

extension Notice.MessageType: Shaped {}

extension Notice.Status: Shaped {}

extension ReleaseReason: Shaped {
    var shape: JSON {
        switch self {
        case .noApprovalNeeded: .shape(("type", Word.noApprovalNeeded))
        case .approved: .shape(("type", Word.approved))
        case .bypass(let reason): .shape(("type", Word.bypass), ("reason", reason))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .noApprovalNeeded: self = .noApprovalNeeded
        case .approved: self = .approved
        case .bypass: self = .bypass(try shape.read("reason"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case approved, bypass
        case noApprovalNeeded = "no_approval_needed"
    }
}

extension DeliveryCounts: Shaped {
    var shape: JSON {
        .shape(("accepted", accepted), ("rejected", rejected), ("suppressed", suppressed))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            accepted: try shape.read("accepted"), rejected: try shape.read("rejected"),
            suppressed: try shape.read("suppressed"))
    }
}
