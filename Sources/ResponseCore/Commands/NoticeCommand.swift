// SPDX-License-Identifier: Apache-2.0
// Notices to customers.

package import Notation
import ResponseModel

/// A wish about a notice.
package enum NoticeCommand: Sendable, Equatable {
    case approve(NoticeID)
    /// Approve and send. `bypass`: without the approvals that are missing, with the reason.
    case release(NoticeID, bypass: String?)
    case stop(NoticeID, reason: String)
    /// Every delivery has an end.
    case complete(NoticeID, DeliveryCounts, ledgerDigest: String)
}

extension NoticeCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case approve = "approve_notice"
        case release = "release_notice"
        case stop = "stop_notice"
        case complete = "complete_notice"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .approve(let notice): Stored(.approve, notice)
        case .release(let notice, let bypass): Stored(.release, notice, bypass)
        case .stop(let notice, let reason): Stored(.stop, notice, reason)
        case .complete(let notice, let counts, let ledgerDigest):
            Stored(.complete, notice, counts, ledgerDigest)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .approve: Form("notice") { .approve($0) }
        case .release: Form("notice", Member.optional("bypass")) { .release($0, bypass: $1) }
        case .stop: Form("notice", "reason") { .stop($0, reason: $1) }
        case .complete:
            Form("notice", "counts", "ledger_digest") { .complete($0, $1, ledgerDigest: $2) }
        }
    }
}

extension NoticeCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .stop(let notice, _): .holder(.approveNotices, in: notice.incident)
        case .approve, .release: .person
        case .complete: .coordinator
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: NoticeCommand) throws(Refusal) {
        switch command {
        case .approve(let notice): try approveNotice(notice)
        case .release(let notice, let bypass): try releaseNotice(notice, bypass)
        case .stop(let notice, let reason): try stopNotice(notice, reason)
        case .complete(let notice, let counts, let digest):
            try completeNotice(notice, counts, digest)
        }
    }
}
