// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster action list`.
struct ActionList: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "All actions.")
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .actions }
    func text(_ board: ActionListBoard) -> String { ActionText.list(board) }
}
