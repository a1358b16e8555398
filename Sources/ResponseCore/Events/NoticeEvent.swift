// SPDX-License-Identifier: Apache-2.0
// Notices to customers, from the draft to the last delivery.

package import Notation
package import ResponseModel

/// A turn in the life of a notice.
package enum NoticeEvent: Sendable, Equatable {
    case drafted(Notice)
    case approved(NoticeID, PersonID)
    case released(NoticeID, because: ReleaseReason)
    case stopped(NoticeID, reason: String)
    case completed(NoticeID, DeliveryCounts, ledgerDigest: String)
}

extension NoticeEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case drafted = "notice_drafted"
        case approved = "notice_approved"
        case released = "notice_released"
        case stopped = "notice_stopped"
        case completed = "notice_completed"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .drafted(let notice): Stored(.drafted, notice)
        case .approved(let notice, let person): Stored(.approved, notice, person)
        case .released(let notice, let reason): Stored(.released, notice, reason)
        case .stopped(let notice, let reason): Stored(.stopped, notice, reason)
        case .completed(let notice, let counts, let digest):
            Stored(.completed, notice, counts, digest)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .drafted: Form("notice") { .drafted($0) }
        case .approved: Form("notice", "person") { .approved($0, $1) }
        case .released: Form("notice", "because") { .released($0, because: $1) }
        case .stopped: Form("notice", "reason") { .stopped($0, reason: $1) }
        case .completed:
            Form("notice", "counts", "ledger_digest") { .completed($0, $1, ledgerDigest: $2) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: NoticeEvent, at: Timestamp, by: Actor) {
        switch event {
        case .drafted(let notice): notices[notice.id] = notice
        case .approved(let id, let person):
            notices.update(id) { $0.approvedBy.append(person) }
        case .released(let id, let reason):
            notices.update(id) {
                $0.status = .released
                $0.releasedAt = at
                $0.release = reason
            }
        case .stopped(let id, _): notices.update(id) { $0.status = .stopped }
        case .completed(let id, let counts, let digest):
            notices.update(id) {
                $0.status = .completed
                $0.counts = counts
                $0.ledgerDigest = digest
            }
        }
    }
}
