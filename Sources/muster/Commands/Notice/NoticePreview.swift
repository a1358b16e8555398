// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster notice preview`.
struct NoticePreview: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "The words of a notice in every language.")
    @OptionGroup var notice: NoticeArgument
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .notice(notice.id) }
    func text(_ board: NoticeBoard) -> String { NoticeText.preview(board) }
}
