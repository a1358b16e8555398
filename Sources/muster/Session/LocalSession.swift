// SPDX-License-Identifier: Apache-2.0

import Coordination
import Logging
import Notation
import ResponseCore
import ResponseModel
import SQLiteJournal

/// A coordinator in this process, for as long as one command takes.
struct LocalSession: Session {
    fileprivate let parts: LiveParts

    /// Sends that have not ended after this time wait for the next command or the server.
    private static let sendingTime = TimeSpan.seconds(20)

    /// Opens the folder, runs `body`, waits for what has to be sent, and closes the folder.
    static func run<Result: Sendable>(
        _ options: SessionOptions, _ body: @Sendable (any Session) async throws -> Result
    ) async throws -> Result {
        let parts = try LiveParts(
            dataFolder: options.dataFolder, planFolder: options.planFolder,
            log: .standardError(.error))
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await parts.run(body)) } catch { outcome = .failure(error) }
        try await parts.close()
        return try outcome.get()
    }

    // Without a server nobody else would send what the command has ordered.
    fileprivate func finishSending() async {
        let end = parts.clock.now() + Self.sendingTime
        while parts.clock.now() < end {
            let owed = outstandingEffects(parts.coordinator.snapshot(), at: parts.clock.now())
            if owed.isEmpty { return }
            await parts.clock.sleep(until: parts.clock.now() + TimeSpan(milliseconds: 20))
        }
        Terminal.complain(
            "note: some messages wait for another try; "
                + "the next command or `muster serve` sends them.")
    }

    func give(_ submission: Submission) async throws -> AcceptedBoard {
        switch await parts.coordinator.submit(submission) {
        case .accepted(let records): return AcceptedBoard(records)
        case .refused(let refusal): throw CommandFailure(refusal)
        case .failed(let failure): throw CommandFailure(failure)
        case .busy, .stopped:
            throw CommandFailure(.worldFailed, "error: the coordinator is stopping.")
        }
    }

    func board<Shown: Board>(_ type: Shown.Type, at path: BoardPath) async throws -> Shown? {
        if case .ledger(let notice) = path { return try await ledger(notice) as? Shown }
        do throws(JournalFailure) {
            let source = try parts.coordinator.source(of: path, at: parts.clock.now())
            return path.board(of: source) as? Shown
        } catch {
            throw CommandFailure(error)
        }
    }

    private func ledger(_ notice: NoticeID) async throws -> LedgerBoard {
        do throws(JournalFailure) {
            return LedgerBoard(
                try await parts.store.ledger.rows(notice, limit: LedgerBoard.rowLimit))
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension LiveParts {
    /// Runs the loop and the senders for as long as `body` takes and its messages need.
    fileprivate func run<Result: Sendable>(
        _ body: @Sendable (any Session) async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            if let organization = coordinator.snapshot().organization {
                try openChannels(of: organization)
            }
            group.addTask { await coordinator.run() }
            group.addTask { await dispatcher.run(for: coordinator) }
            defer { group.cancelAll() }
            try await installPlans()
            let session = LocalSession(parts: self)
            let result = try await body(session)
            await session.finishSending()
            return result
        }
    }
}
