// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

/// Against a real HTTP server on this machine.
@Suite("Webhooks", .timeLimit(.minutes(3)))
struct LiveWebhookTests {
    struct Row: CustomTestStringConvertible {
        let path: String
        let expected: DeliveryOutcome
        var testDescription: String { path }
    }

    static let rows = [
        Row(path: "/status/200", expected: .accepted(detail: "HTTP 200")),
        Row(path: "/status/204", expected: .accepted(detail: "HTTP 204")),
        Row(
            path: "/status/410",
            expected: .rejected(detail: "HTTP 410: the receiver is gone for good")),
        Row(path: "/status/401", expected: .rejected(detail: "HTTP 401")),
        Row(path: "/status/422", expected: .rejected(detail: "HTTP 422")),
        Row(path: "/status/408", expected: .deferred(detail: "HTTP 408", retryAfter: nil)),
        Row(
            path: "/status/429?retry-after=17",
            expected: .deferred(detail: "HTTP 429", retryAfter: .seconds(17))),
        Row(path: "/status/500", expected: .deferred(detail: "HTTP 500", retryAfter: nil)),
        Row(
            path: "/status/503?retry-after=Sun,%2001%20Mar%202026%2002:01:30%20GMT",
            expected: .deferred(detail: "HTTP 503", retryAfter: .seconds(90))),
        Row(path: "/redirect", expected: .rejected(detail: "HTTP 302: redirects are not followed")),
        Row(path: "/large/65536", expected: .accepted(detail: "HTTP 200")),
        Row(path: "/large/70000", expected: .accepted(detail: "HTTP 200")),
    ]

    @Test("each status becomes the right outcome, with one request each")
    func outcomes() async throws {
        try await Peer.run("http_peer.py") { peer in
            for (index, row) in Self.rows.enumerated() {
                let outcome = try await deliver(to: "http://127.0.0.1:\(peer.port)\(row.path)")
                #expect(outcome == row.expected)
                let received = try peer.folder.names()
                #expect(received.count == index + 1, "\(row)")
            }
        }
    }

    @Test("no answer means later", arguments: ["/drop", "/silent"])
    func noAnswer(_ path: String) async throws {
        try await Peer.run("http_peer.py") { peer in
            let timeouts = TransferTimeouts(
                connect: .seconds(10), response: .seconds(60),
                total: path == "/silent" ? .milliseconds(500) : .seconds(60))
            let outcome = try await deliver(
                to: "http://127.0.0.1:\(peer.port)\(path)", timeouts: timeouts)
            #expect(outcome.kind == "deferred")
            #expect(outcome.retryAfter == nil)
        }
    }

    @Test("the request is signed JSON that a receiver can check")
    func request() async throws {
        try await Peer.run("http_peer.py") { peer in
            let url = "http://127.0.0.1:\(peer.port)/hooks/in?team=1"
            let received = try await deliver(to: url)
            #expect(received.kind == "accepted")
            let record = try JSONSerialization.jsonObject(
                with: Data(try peer.folder.text("00001.json").utf8))
            let request = try #require(record as? [String: Any])
            #expect(request["path"] as? String == "/hooks/in?team=1")
            let headers = try #require(request["headers"] as? [String: String])
            #expect(headers["content-type"] == "application/json")
            #expect(headers["webhook-timestamp"] == "1772330400")
            #expect(headers["expect"] == nil)
            let id = try #require(headers["webhook-id"])
            let body = try #require(request["body"] as? String)
            #expect(body == String(decoding: WebhookEvent(.sample()).body, as: UTF8.self))
            let signature = try WebhookSecret(secret).signature(
                of: Array("\(id).1772330400.\(body)".utf8))
            #expect(headers["webhook-signature"] == signature)
        }
    }

    @Test("a recipient's address that leads to this machine is refused before any connection")
    func innerAddress() async throws {
        try await Peer.run("http_peer.py") { peer in
            for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"] {
                let outcome = try await deliver(
                    to: "http://\(host):\(peer.port)/status/200", policy: .publicOnly)
                #expect(
                    outcome
                        == .rejected(
                            detail: "the address leads to a private or local network"), "\(host)")
            }
            let received = try peer.folder.names()
            #expect(received == [])
        }
    }

    @Test("an open connection of the organisation's own gateway does not serve a recipient")
    func noBorrowedConnection() async throws {
        try await Peer.run("http_peer.py") { peer in
            let url = "http://127.0.0.1:\(peer.port)/status/200"
            let engine = try CurlEngine()
            let gateway = WebhookChannel(
                destination: .configured(try ServerURL(url, allowing: [.http])), secrets: [],
                engine: engine, now: { sampleMoment })
            #expect(await gateway.deliver(Delivery.sample().actual).kind == "accepted")
            let partners = WebhookChannel(
                destination: .recipient(.publicOnly), secrets: [], engine: engine,
                now: { sampleMoment })
            let inner = Delivery.sample(to: url, medium: .webhook)
            #expect(await partners.deliver(inner.actual).kind == "rejected")
            let received = try peer.folder.names()
            #expect(received == ["00001.json"])
            await engine.stop()
        }
    }

    @Test("this machine can be allowed for trials")
    func loopback() async throws {
        try await Peer.run("http_peer.py") { peer in
            let outcome = try await deliver(
                to: "http://127.0.0.1:\(peer.port)/status/200", policy: .publicOrLoopback)
            #expect(outcome == .accepted(detail: "HTTP 200"))
        }
    }

    @Test(
        "an address that is none is refused",
        arguments: ["file:///etc/passwd", "gopher://a.test/", "a.test", "http://", "http://a b/"])
    func notAnAddress(_ address: String) async throws {
        let received = try await deliver(to: address, policy: .publicOnly)
        #expect(received.kind == "rejected")
    }

    private let secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"

    /// With a policy the address is the recipient's own, otherwise the organisation's.
    private func deliver(
        to url: String, policy: AddressPolicy? = nil, timeouts: TransferTimeouts = .webhook
    ) async throws -> DeliveryOutcome {
        let engine = try CurlEngine()
        let destination: WebhookChannel.Destination =
            try policy.map { .recipient($0) }
            ?? .configured(ServerURL(url, allowing: [.http, .https]))
        let channel = WebhookChannel(
            destination: destination, secrets: [try WebhookSecret(secret)], engine: engine,
            timeouts: timeouts, now: { sampleMoment })
        let delivery =
            policy == nil ? Delivery.sample() : .sample(to: url, medium: .webhook)
        let outcome = await channel.deliver(delivery.actual)
        await engine.stop()
        return outcome
    }
}
