// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster pool why`.
struct PoolWhy: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Why a request has what it has: divisions, losses, offers, people.")
    @OptionGroup var request: RequestArgument
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .request(request.id) }
    func text(_ board: RequestBoard) -> String { RequestText.why(board) }
}
