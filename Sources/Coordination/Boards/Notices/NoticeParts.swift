// SPDX-License-Identifier: Apache-2.0
// Parts of the board of a notice.

import ResponseCore
package import ResponseModel

extension NoticeBoard {
    /// Who is told.
    package struct AudiencePart: Board {
        package var id = ""
        package var name = LocalizedText("")
        /// nil: there is no such audience any more.
        package var memberCount: Int?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("id", &id)
            form("name", &name)
            form("members", &memberCount)
        }
    }

    /// Why it was sent.
    package struct ReleasePart: Board {
        /// `no_approval_needed`, `approved` or `bypass`.
        package var kind = ""
        package var text: String?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("kind", &kind)
            form("text", &text)
        }
    }

    /// How many deliveries ended how.
    package struct CountsPart: Board {
        package var accepted = 0
        package var rejected = 0
        package var suppressed = 0
        package var total = 0

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("accepted", &accepted)
            form("rejected", &rejected)
            form("suppressed", &suppressed)
            form("total", &total)
        }
    }

    /// Its words in a language.
    package struct TextPart: Board {
        package var language = ""
        package var subject = ""
        package var body = ""
        package var short: String?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("language", &language)
            form("subject", &subject)
            form("body", &body)
            form("short", &short)
        }
    }
}

extension NoticeBoard.AudiencePart {
    init(_ id: AudienceID, _ source: BoardSource) {
        let audience = source.organization?.audiences[id]
        self.id = id.raw
        name = audience?.name ?? LocalizedText(id.raw)
        memberCount = audience?.members.count
    }
}

extension NoticeBoard.ReleasePart {
    init(_ reason: ReleaseReason) {
        switch reason {
        case .noApprovalNeeded: kind = "no_approval_needed"
        case .approved: kind = "approved"
        case .bypass(let said): (kind, text) = ("bypass", said)
        }
    }
}

extension NoticeBoard.CountsPart {
    init(_ counts: DeliveryCounts) {
        accepted = counts.accepted
        rejected = counts.rejected
        suppressed = counts.suppressed
        total = counts.total
    }
}

extension NoticeBoard.TextPart {
    init(_ text: NoticeText) {
        language = text.language.rawValue
        subject = text.subject
        body = text.body
        short = text.short
    }
}
