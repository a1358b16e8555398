// SPDX-License-Identifier: Apache-2.0
// The coordinator as commands see it: behind a running server, or in this process. The same command
// line either way.

import ArgumentParser
import Coordination
import Foundation
import Notation
import NoticeDelivery
import ResponseCore
import ResponseModel
import SQLiteJournal

/// A coordinator that takes commands and shows boards.
protocol Session: Sendable {
    /// Gives a command; returns what happened as `Views.accepted` shows it.
    func give(_ submission: Submission) async throws -> JSON
    /// A board by its path; nil when there is none.
    func view(_ path: [String]) async throws -> JSON?
    /// The deliveries of a notice.
    func ledger(_ notice: NoticeID) async throws -> JSON
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
        let answer = try await withSession { session in
            try await session.give(Submission(command, by: actor, key: UUID().uuidString))
        }
        if json { Terminal.say(answer) } else { Terminal.say(Self.story(of: answer)) }
    }

    /// `inc-0001: level_changed, target_moved ×2`: what happened, incident by incident.
    static func story(of answer: JSON) -> String {
        let records = answer["records"]?.array ?? []
        guard !records.isEmpty else { return "nothing to do" }
        var lines: [(subject: String, kinds: [(kind: String, count: Int)])] = []
        for record in records {
            let subject = record["incident"]?.string ?? "-"
            let kind = record["kind"]?.string ?? ""
            let place = lines.firstIndex { $0.subject == subject } ?? lines.endIndex
            if place == lines.endIndex { lines.append((subject, [])) }
            if let known = lines[place].kinds.firstIndex(where: { $0.kind == kind }) {
                lines[place].kinds[known].count += 1
            } else {
                lines[place].kinds.append((kind, 1))
            }
        }
        return lines.map { line in
            let kinds = line.kinds.map { $0.count == 1 ? $0.kind : "\($0.kind) ×\($0.count)" }
            return "\(line.subject): \(kinds.joined(separator: ", "))"
        }.joined(separator: "\n")
    }
}

/// A command that asks the coordinator for one thing.
protocol CoordinatorCommand: AsyncParsableCommand {
    var session: SessionOptions { get }
    var actor: ActorOptions { get }
    /// What to ask for.
    func command() throws -> Command
}

extension CoordinatorCommand {
    func run() async throws { try await session.give(try command(), by: try actor.actor()) }
}

/// A command that shows a board.
protocol ViewCommand: AsyncParsableCommand {
    var session: SessionOptions { get }
    /// The path of the board.
    var path: [String] { get }
    /// The board as text.
    func text(_ view: JSON) -> String
}

extension ViewCommand {
    func run() async throws {
        let path = self.path
        let view = try await session.withSession { try await $0.view(path) }
        guard let view else {
            let kind = (path.first ?? "").dropLast()
            throw CommandFailure(
                .refused, "refused: there is no \(path.joined(separator: "/")).",
                help: "List what there is: muster \(kind) list")
        }
        if session.json { Terminal.say(view) } else { Terminal.say(text(view)) }
    }
}
