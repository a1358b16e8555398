// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster notice ledger`.
struct NoticeLedger: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Every delivery of a notice.")
    @OptionGroup var notice: NoticeArgument
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .ledger(notice.id) }
    func text(_ board: LedgerBoard) -> String { NoticeText.ledger(board) }
}
