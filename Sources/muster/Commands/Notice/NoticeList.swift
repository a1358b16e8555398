// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster notice list`.
struct NoticeList: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "All notices.")
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .notices }
    func text(_ board: NoticeListBoard) -> String { NoticeText.list(board) }
}
