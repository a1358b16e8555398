// SPDX-License-Identifier: Apache-2.0

import Coordination
import Logging
import MusterServer
import NoticeDelivery
import ResponseCore
import ResponseModel
import ServiceLifecycle
import TestSupport

/// A server on a free port of this machine, on a journal in memory, for as long as a test takes.
struct RunningServer: Sendable {
    let client: HTTPClient
    let coordinator: Coordinator
    let journal: InMemoryJournal
    let ledger: InMemoryLedger

    /// Runs `body` against a server; everything has ended when it returns.
    static func run(
        waitingCommands: Int = 100, _ body: @escaping @Sendable (RunningServer) async throws -> Void
    ) async throws {
        let journal = InMemoryJournal()
        let ledger = InMemoryLedger()
        let clock = ManualClock(SampleOrganization.start)
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let coordinator = Coordinator(
            continuing: History(), journal: journal, clock: clock, effects: NoEffects(), log: log,
            waitingCommands: waitingCommands)
        let parts = ServerParts(coordinator: coordinator, ledger: ledger, clock: clock, log: log)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await coordinator.run() }
            group.addTask {
                try await runServer(parts, host: "127.0.0.1", port: 0, services: []) { number in
                    port.yield(number)
                }
            }
            _ = await coordinator.submit(SampleOrganization.installation)
            let engine = try CurlEngine()
            for await number in ports {
                let client = try HTTPClient(base: "http://127.0.0.1:\(number)", engine: engine)
                try await body(
                    RunningServer(
                        client: client, coordinator: coordinator, journal: journal,
                        ledger: ledger))
                break
            }
            await engine.stop()
            group.cancelAll()
            while let result = await group.nextResult() {
                // A cancelled server is a stopped one.
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
        }
    }
}

/// Nothing is sent.
private struct NoEffects: EffectSink {
    func accept(_ outstanding: [OwedEffects]) {}
}
