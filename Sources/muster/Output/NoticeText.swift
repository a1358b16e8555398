// SPDX-License-Identifier: Apache-2.0

import Coordination
import ResponseCore
import ResponseModel

/// Notices for a terminal.
enum NoticeText {
    /// The list of notices.
    static func list(_ board: NoticeListBoard) -> String {
        var table = Table(["NOTICE", "RULE", "LEVEL", "STATUS", "APPROVED", "SENT", "SUBJECT"])
        for notice in board.notices {
            table.add([
                notice.id, notice.rule, notice.level.map { "\($0.number)" } ?? "", notice.status,
                "\(notice.approvedBy.count)/\(notice.approvalsNeeded)",
                notice.deliveries.map { "\($0.accepted)" } ?? "-",
                notice.texts.first?.subject ?? "",
            ])
        }
        return table.text
    }

    /// The words of a notice in every language, as recipients get them.
    static func preview(_ board: NoticeBoard) -> String {
        board.texts.map { text in
            let short = text.short.map { "Short: \($0)\n" } ?? ""
            return "[\(text.language)]\nSubject: \(text.subject)\n\(short)\n\(text.body)"
        }.joined(separator: "\n")
    }

    /// Every delivery of a notice.
    static func ledger(_ board: LedgerBoard) -> String {
        var table = Table(["RECIPIENT", "CHANNEL", "ADDRESS", "STATUS", "TRIES", "ANSWER"])
        for row in board.deliveries {
            table.add([
                row.recipient, row.channel, row.address, row.status, "\(row.attempts)", row.detail,
            ])
        }
        return table.text
    }
}
