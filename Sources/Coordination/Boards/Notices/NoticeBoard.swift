// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
import ResponseModel

/// Notices: of one incident, or of all.
package struct NoticeListBoard: Board {
    package var notices: [NoticeBoard] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) { form("notices", &notices) }
}

extension NoticeListBoard {
    /// Those of every incident.
    package init(_ source: BoardSource) {
        notices = source.state.incidents.values.flatMap(\.notices.values)
            .map { NoticeBoard($0, source) }
    }

    /// Those of one incident; nil: there is no such one.
    package init?(of id: IncidentID, _ source: BoardSource) {
        guard let incident = source.state.incidents[id] else { return nil }
        notices = incident.notices.values.map { NoticeBoard($0, source) }
    }
}

/// A notice with its texts and what became of its deliveries.
package struct NoticeBoard: Board {
    package var id = ""
    package var incident = ""
    package var rule = ""
    package var type = ""
    package var level: LevelPart?
    package var status = ""
    package var audience = AudiencePart()
    package var approval = ""
    package var approvalsNeeded = 0
    package var approvedBy: [NamedPart] = []
    package var draftedAt: Timestamp?
    package var due: Timestamp?
    package var isOverdue = false
    package var releasedAt: Timestamp?
    package var release: ReleasePart?
    package var deliveries: CountsPart?
    package var ledgerDigest: String?
    package var references: [String] = []
    package var texts: [TextPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("incident", &incident)
        form("rule", &rule)
        form("type", &type)
        form("level", &level)
        form("status", &status)
        form("audience", &audience)
        form("approval", &approval)
        form("approvals_needed", &approvalsNeeded)
        form("approved_by", &approvedBy)
        form("drafted_at", &draftedAt)
        form("due", &due)
        form("overdue", &isOverdue)
        form("released_at", &releasedAt)
        form("release", &release)
        form("deliveries", &deliveries)
        form("ledger_digest", &ledgerDigest)
        form("references", &references)
        form("texts", &texts)
    }
}

extension NoticeBoard {
    /// The board of a notice; nil: there is no such one.
    package init?(_ id: NoticeID, _ source: BoardSource) {
        guard let notice = source.state.incident(of: id)?.notices[id] else { return nil }
        self.init(notice, source)
    }

    init(_ notice: Notice, _ source: BoardSource) {
        id = notice.id.raw
        incident = notice.incident.raw
        rule = notice.rule
        type = notice.messageType.rawValue
        level = source.level(notice.level)
        status = notice.status.rawValue
        audience = AudiencePart(notice.audience, source)
        approval = notice.approval.name
        approvalsNeeded = notice.approval.people
        approvedBy = notice.approvedBy.map { source.person($0) }
        draftedAt = notice.draftedAt
        due = notice.due
        isOverdue = notice.status == .drafted && (notice.due.map { $0 < source.now } ?? false)
        releasedAt = notice.releasedAt
        release = notice.release.map { ReleasePart($0) }
        deliveries = notice.counts.map { CountsPart($0) }
        ledgerDigest = notice.ledgerDigest
        references = notice.references.map(\.raw)
        texts = notice.texts.map { TextPart($0) }
    }
}
