// SPDX-License-Identifier: Apache-2.0

import Foundation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

@Suite("Engine of transfers", .timeLimit(.minutes(3)))
struct CurlEngineTests {
    @Test("a cancelled task gets its answer at once, whether its transfer had begun or not")
    func cancellation() async throws {
        try await Peer.run("http_peer.py") { peer in
            let engine = try CurlEngine(limits: TransferLimits(perOrigin: 1))
            let request = try request(peer, "/silent")
            let begun = Task { try await engine.perform(request) }
            let waiting = Task { try await engine.perform(request) }
            await peer.wait(for: "00001.json")
            waiting.cancel()
            await #expect(throws: TransferFailure.cancelled) { try await waiting.value }
            begun.cancel()
            await #expect(throws: TransferFailure.cancelled) { try await begun.value }
            let after = try await engine.perform(self.request(peer, "/status/200"))
            #expect(after.responseCode == 200)
            await engine.stop()
        }
    }

    @Test("a task that was cancelled before sends nothing")
    func cancelledBefore() async throws {
        try await Peer.run("http_peer.py") { peer in
            let engine = try CurlEngine()
            let request = try request(peer, "/status/200")
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return try await engine.perform(request)
            }
            await #expect(throws: TransferFailure.cancelled) { try await task.value }
            await engine.stop()
            let seen = try peer.folder.names()
            #expect(seen == [])
        }
    }

    @Test("more than it may hold is refused with a reason, and taken again later")
    func bounded() async throws {
        try await Peer.run("http_peer.py") { peer in
            let engine = try CurlEngine(limits: TransferLimits(outstanding: 1))
            let silent = try request(peer, "/silent")
            let first = Task { try await engine.perform(silent) }
            await peer.wait(for: "00001.json")
            let second = try request(peer, "/status/200")
            await #expect(throws: TransferFailure.busy) { try await engine.perform(second) }
            first.cancel()
            await #expect(throws: TransferFailure.cancelled) { try await first.value }
            let seen = try await engine.perform(second)
            #expect(seen.responseCode == 200)
            await engine.stop()
        }
    }

    @Test("a stop lets what has begun end, refuses the rest, and can be repeated")
    func stop() async throws {
        try await Peer.run("http_peer.py") { peer in
            let engine = try CurlEngine(limits: TransferLimits(perOrigin: 1))
            let silent = try request(peer, "/silent")
            let begun = Task { try await engine.perform(silent) }
            await peer.wait(for: "00001.json")
            let waiting = Task { try await engine.perform(silent) }
            await engine.stop(grace: .milliseconds(100))
            await engine.stop()
            await #expect(throws: TransferFailure.stopped) { try await begun.value }
            await #expect(throws: TransferFailure.stopped) { try await waiting.value }
            await #expect(throws: TransferFailure.stopped) { try await engine.perform(silent) }
        }
    }

    @Test("a slow server holds up its own lane only")
    func lanes() async throws {
        try await Peer.run("http_peer.py") { slow in
            try await Peer.run("http_peer.py") { quick in
                let engine = try CurlEngine(limits: TransferLimits(perOrigin: 2, inFlight: 4))
                let silent = try request(slow, "/silent")
                let hanging = (0..<20).map { _ in Task { try await engine.perform(silent) } }
                await slow.wait(for: "00002.json")
                for _ in 0..<5 {
                    let report = try await engine.perform(self.request(quick, "/status/200"))
                    #expect(report.responseCode == 200)
                }
                // A transfer that is cancelled makes room for the next: look before.
                let seen = try slow.folder.names()
                #expect(seen == ["00001.json", "00002.json"])
                for task in hanging { task.cancel() }
                await engine.stop()
            }
        }
    }

    @Test("an engine that nobody holds ends its thread and answers its tasks")
    func abandoned() async throws {
        var engine: CurlEngine? = try CurlEngine()
        weak let observed = engine
        engine = nil
        #expect(observed == nil)
    }

    @Test("a header with a line end is refused")
    func headerInjection() async throws {
        let engine = try CurlEngine()
        let url = try ServerURL("http://127.0.0.1:1/", allowing: [.http])
        let request = TransferRequest(
            url: url,
            action: .http(
                HTTPTransfer(
                    method: .get, headers: [(name: "x", value: "a\r\nevil: b")],
                    maximumResponseBytes: 1)),
            timeouts: .webhook, addressPolicy: .any)
        await #expect(throws: TransferFailure.unusable("a header contains a control character")) {
            try await engine.perform(request)
        }
        await engine.stop()
    }

    private func request(_ peer: Peer, _ path: String) throws -> TransferRequest {
        TransferRequest(
            url: try ServerURL("http://127.0.0.1:\(peer.port)\(path)", allowing: [.http]),
            action: .http(HTTPTransfer(method: .get, maximumResponseBytes: 1_000)),
            timeouts: .webhook, addressPolicy: .any)
    }
}
