// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import ResponseCore
import ResponseModel

/// A subcommand that asks the coordinator for one thing.
protocol CoordinatorCommand: AsyncParsableCommand {
    var session: SessionOptions { get }
    var actor: ActorOptions { get }
    /// What to ask for.
    func command() throws -> Command
}

extension CoordinatorCommand {
    func run() async throws { try await session.give(try command(), by: try actor.actor()) }
}

/// A subcommand that shows a board.
protocol BoardCommand: AsyncParsableCommand {
    associatedtype Shown: Board
    var session: SessionOptions { get }
    /// Where the board is.
    var path: BoardPath { get }
    /// The board for people.
    func text(_ board: Shown) -> String
}

extension BoardCommand {
    func run() async throws { try await session.show(Shown.self, at: path, as: text) }
}
