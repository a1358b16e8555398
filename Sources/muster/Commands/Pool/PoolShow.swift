// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Notation

/// `muster pool show`.
struct PoolShow: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One pool, and who has its units.")
    @OptionGroup var pool: PoolArgument
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .pool(pool.id) }
    func text(_ board: PoolBoard) -> String { board.json.pretty }
}
