// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster pool list`.
struct PoolList: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Every pool with its units.")
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .pools }
    func text(_ board: PoolListBoard) -> String { PoolText.list(board) }
}
