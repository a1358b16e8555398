// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

@Suite("HTTP client of the command line", .timeLimit(.minutes(3)))
struct HTTPClientTests {
    @Test("a post carries JSON and headers, and its answer comes back whole")
    func post() async throws {
        try await Peer.run("http_peer.py") { peer in
            try await withClient(peer, headers: [(name: "authorization", value: "Bearer x")]) {
                let reply = try await $0.post("/echo", ["b": 1, "a": "支付"])
                #expect(reply.status == 200)
                #expect(reply.isSuccess)
                #expect(reply.text == #"{"a":"支付","b":1}"#)
                #expect(reply["content-type"] == "text/plain")
                let record = try peer.folder.text("00001.json")
                #expect(record.contains(#""authorization": "Bearer x""#))
                #expect(record.contains(#""content-type": "application/json""#))
                let bytes = try await $0.post("/echo", Array("a,b".utf8), contentType: "text/csv")
                #expect(bytes.text == "a,b")
            }
        }
    }

    @Test("a get returns any status as an answer")
    func get() async throws {
        try await Peer.run("http_peer.py") { peer in
            try await withClient(peer) { client in
                let reply = try await client.get("/status/404")
                #expect(reply.status == 404)
                #expect(!reply.isSuccess)
                #expect(reply.body.isEmpty)
                let echo = try await client.get("/echo?q=%E6%94%AF")
                #expect(echo.text == "/echo?q=%E6%94%AF")
            }
        }
    }

    @Test("an answer beyond the limit is an error")
    func tooLarge() async throws {
        try await Peer.run("http_peer.py") { peer in
            try await withClient(peer) { client in
                let whole = try await client.get("/large/100000")
                #expect(whole.body.count == 100_000)
                await #expect(throws: HTTPClientFailure.tooLarge(limitBytes: 100_000)) {
                    try await client.get("/large/100001")
                }
            }
        }
    }

    @Test("a server that does not answer is told from one that is not there")
    func failures() async throws {
        try await Peer.run("http_peer.py") { peer in
            try await withClient(peer) { client in
                await #expect(
                    throws: HTTPClientFailure.timedOut(origin: "http://127.0.0.1:\(peer.port)")
                ) { try await client.get("/silent") }
                let broken = await #expect(throws: HTTPClientFailure.self) {
                    try await client.get("/drop")
                }
                #expect(broken?.description.contains("broke") == true)
            }
        }
        let engine = try CurlEngine()
        let absent = try HTTPClient(base: "http://127.0.0.1:1", engine: engine)
        let unreachable = await #expect(throws: HTTPClientFailure.self) {
            try await absent.get("/")
        }
        #expect(
            unreachable?.description.hasPrefix("no Muster server answers at http://127.0.0.1:1")
                == true)
        await engine.stop()
    }

    @Test("an address that is none is refused")
    func address() throws {
        let engine = try CurlEngine()
        #expect(throws: HTTPClientFailure.self) {
            try HTTPClient(base: "ftp://127.0.0.1", engine: engine)
        }
    }

    private func withClient(
        _ peer: Peer, headers: [(name: String, value: String)] = [],
        _ body: (HTTPClient) async throws -> Void
    ) async throws {
        let engine = try CurlEngine()
        try await body(
            HTTPClient(
                base: "http://127.0.0.1:\(peer.port)", engine: engine, headers: headers,
                timeouts: TransferTimeouts(
                    connect: .seconds(5), response: .seconds(5), total: .seconds(5)),
                maximumResponseBytes: 100_000))
        await engine.stop()
    }
}
