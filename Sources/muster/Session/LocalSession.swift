// SPDX-License-Identifier: Apache-2.0

import Coordination
import Logging
import ResponseCore
import SQLiteJournal

/// A coordinator in this process, for as long as one command takes.
struct LocalSession: Session {
    private let parts: LiveParts

    /// Sends that have not ended after this time wait for the next command or the server.
    private static let sendingTime = TimeSpan.seconds(20)

    /// Opens the folder, runs `body`, waits for what has to be sent, and closes the folder.
    static func run<Result: Sendable>(
        _ options: SessionOptions, _ body: @Sendable (any Session) async throws -> Result
    ) async throws -> Result {
        let parts = try LiveParts(
            dataFolder: options.dataFolder, planFolder: options.planFolder,
            log: .standardError(.error))
        return try await withThrowingTaskGroup(of: Void.self) { group in
            if let organization = parts.coordinator.snapshot().organization {
                try parts.openChannels(of: organization)
            }
            group.addTask { await parts.coordinator.run() }
            group.addTask { await parts.dispatcher.run(for: parts.coordinator) }
            defer { group.cancelAll() }
            try await parts.installPlans()
            let session = LocalSession(parts: parts)
            do {
                let result = try await body(session)
                await session.finishSending()
                await parts.close()
                return result
            } catch {
                await parts.close()
                throw error
            }
        }
    }

    // Without a server nobody else would send what the command has ordered.
    private func finishSending() async {
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

    func give(_ submission: Submission) async throws -> JSON {
        switch await parts.coordinator.submit(submission) {
        case .accepted(let records): return Views.accepted(records)
        case .refused(let refusal): throw CommandFailure(refusal)
        case .failed(let failure): throw CommandFailure(failure)
        case .busy, .stopped:
            throw CommandFailure(.worldFailed, "error: the coordinator is stopping.")
        }
    }

    func view(_ path: [String]) async throws -> JSON? {
        Views.view(path, of: parts.coordinator.snapshot(), at: parts.clock.now())
    }

    func ledger(_ notice: NoticeID) async throws -> JSON {
        do throws(JournalFailure) {
            return Views.ledger(try await parts.store.ledger.rows(notice, limit: 10_000))
        } catch {
            throw CommandFailure(error)
        }
    }
}
