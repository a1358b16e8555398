// SPDX-License-Identifier: Apache-2.0
// The coordinator as commands see it: behind a running server, or in this process. The same command
// line either way.

import Coordination
import Foundation
import Notation
import ResponseCore
import ResponseModel
import SQLiteJournal

/// A coordinator that takes commands and shows boards.
protocol Session: Sendable {
    /// Gives a command; returns what happened.
    func give(_ submission: Submission) async throws -> AcceptedBoard
    /// A board by its path; nil when there is nothing.
    func board<Shown: Board>(_ type: Shown.Type, at path: BoardPath) async throws -> Shown?
}

extension SessionOptions {
    /// Runs `body` with the coordinator of the data folder.
    func withSession<Result: Sendable>(
        _ body: @Sendable (any Session) async throws -> Result
    ) async throws -> Result {
        if let address = FolderLock.owner(of: dataFolder) {
            return try await body(try RemoteSession(address: address))
        }
        return try await LocalSession.run(self, body)
    }

    /// Gives one command and prints what happened.
    func give(_ command: Command, by actor: Actor) async throws {
        let submission = Submission(command, by: actor, key: UUID().uuidString)
        let answer = try await withSession { try await $0.give(submission) }
        if json { Terminal.say(answer.json) } else { Terminal.say(AcceptedText.story(of: answer)) }
    }

    /// Prints a board as JSON, or as `text` has it.
    ///
    /// - Parameter orElse: why the command fails where there is no such board.
    func show<Shown: Board>(
        _ type: Shown.Type, at path: BoardPath, as text: (Shown) -> String,
        orElse: (() -> CommandFailure)? = nil
    ) async throws {
        guard let board = try await withSession({ try await $0.board(type, at: path) }) else {
            throw orElse?() ?? .nothing(at: path)
        }
        if json { Terminal.say(board.json) } else { Terminal.say(text(board)) }
    }
}

extension CommandFailure {
    /// There is no board at a path.
    static func nothing(at path: BoardPath) -> CommandFailure {
        let kind = (path.parts.first ?? "").dropLast()
        return CommandFailure(
            .refused, "refused: there is no \(path.parts.joined(separator: "/")).",
            help: "List what there is: muster \(kind) list")
    }
}
