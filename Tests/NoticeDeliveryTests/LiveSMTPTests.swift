// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

/// Against a real SMTP dialogue on this machine.
@Suite("Mail through a relay", .timeLimit(.minutes(3)))
struct LiveSMTPTests {
    struct Row: CustomTestStringConvertible {
        let recipient: String
        let kind: String
        let detail: String
        var testDescription: String { recipient }
    }

    static let rows = [
        Row(recipient: "ok", kind: "accepted", detail: "250 2.0.0 queued"),
        Row(
            recipient: "r550", kind: "rejected",
            detail: "recipient refused: 550 5.1.1 no such user"),
        Row(recipient: "r450", kind: "deferred", detail: "recipient: 450 4.2.1 busy mailbox"),
        Row(recipient: "r421", kind: "deferred", detail: "421 4.7.0 too many messages"),
        Row(recipient: "d554", kind: "rejected", detail: "message refused: 554 5.7.1 not wanted"),
        Row(recipient: "d451", kind: "deferred", detail: "message: 451 4.3.0 try later"),
        Row(
            recipient: "drop", kind: "deferred",
            detail: "outcome unknown: the relay did not answer after the message"),
        Row(recipient: "cut", kind: "deferred", detail: "message: "),
        Row(
            recipient: "silent", kind: "deferred",
            detail: "outcome unknown: the relay did not answer after the message"),
    ]

    @Test("each answer of the relay becomes the right outcome")
    func outcomes() async throws {
        try await Peer.run("smtp_peer.py") { peer in
            for row in Self.rows {
                // Only the silent relay lets the shortest possible wait pass.
                let response = Duration.seconds(row.recipient == "silent" ? 1 : 60)
                try await withChannel(peer, response: response) { channel in
                    let delivery = Delivery.sample(to: "\(row.recipient)@customer.test")
                    let outcome = await channel.deliver(delivery.actual)
                    #expect(outcome.kind == row.kind, "\(row)")
                    #expect(outcome.detail.hasPrefix(row.detail), "\(row): \(outcome.detail)")
                }
            }
        }
    }

    @Test("a message arrives byte for byte as composed, with its envelope")
    func message() async throws {
        try await Peer.run("smtp_peer.py") { peer in
            try await withChannel(peer) { channel in
                let delivery = Delivery.sample(
                    to: "ana@customer.test", subject: "支付中断", body: ".leading dot\n..two\n.\nend")
                let outcome = await channel.deliver(delivery.actual)
                #expect(outcome == .accepted(detail: "250 2.0.0 queued"))
                let expected = try MailMessage(delivery, from: .sample()).bytes
                let received = try peer.folder.text("00001.eml")
                #expect(received == String(decoding: expected, as: UTF8.self))
                let envelope = try peer.folder.text("00001.json")
                #expect(envelope.contains(#""from": "status@example.test""#))
                #expect(envelope.contains(#""to": "ana@customer.test""#))
                let commands = try peer.folder.text("commands")
                #expect(commands.contains("EHLO ops.example.test\n"))
            }
        }
    }

    @Test("a second attempt carries the same bytes")
    func secondAttempt() async throws {
        try await Peer.run("smtp_peer.py") { peer in
            try await withChannel(peer) { channel in
                _ = await channel.deliver(Delivery.sample().actual)
                _ = await channel.deliver(Delivery.sample().actual)
                let first = try peer.folder.text("00001.eml")
                let second = try peer.folder.text("00002.eml")
                #expect(first == second)
            }
        }
    }

    @Test("no address can bring commands of its own to the relay")
    func injection() async throws {
        try await Peer.run("smtp_peer.py") { peer in
            try await withChannel(peer) { channel in
                for address in [
                    "a@x.test>\r\nRCPT TO:<evil@x.test", "a@x.test> NOTIFY=NEVER", "a b@x.test",
                    "<a@x.test>", "a@x.test\u{0}", "a@x.test\n", "a@x.test,b@x.test",
                ] {
                    let outcome = await channel.deliver(Delivery.sample(to: address).actual)
                    #expect(outcome.kind == "rejected")
                    #expect(!outcome.detail.contains("x.test"))
                }
                let received = try peer.folder.names()
                #expect(received == [])
            }
        }
    }

    @Test("a connection is used again, and replaced after the relay closed it")
    func reuse() async throws {
        try await Peer.run("smtp_peer.py") { peer in
            try await withChannel(peer) { channel in
                for (index, local) in ["a", "b", "last", "c"].enumerated() {
                    let delivery = Delivery.sample(key: "n/\(index)", to: "\(local)@customer.test")
                    #expect(await channel.deliver(delivery.actual).kind == "accepted")
                    if local == "last" { await peer.wait(for: "closed") }
                }
                let third = try peer.folder.text("00003.json")
                #expect(third.contains(#""connections": 1,"#))
                let fourth = try peer.folder.text("00004.json")
                #expect(fourth.contains(#""connections": 2,"#))
            }
        }
    }

    @Test("many deliveries at once stay within the limit of connections to one relay")
    func connectionLimit() async throws {
        try await Peer.run("smtp_peer.py") { peer in
            try await withChannel(peer, limits: TransferLimits(perOrigin: 3)) { channel in
                let kinds = await withTaskGroup(of: String.self) { group in
                    for index in 0..<60 {
                        let delivery = Delivery.sample(key: "n/\(index)/mail")
                        group.addTask { await channel.deliver(delivery.actual).kind }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                #expect(kinds == [String](repeating: "accepted", count: 60))
                let last = try peer.folder.text("00060.json")
                #expect(last.contains(#""peak": 3,"#) || last.contains(#""peak": 2,"#))
                #expect(last.contains(#""connections": 3,"#))
            }
        }
    }

    @Test("a relay that never answers QUIT holds up nobody and not the end")
    func rudeRelay() async throws {
        try await Peer.run("smtp_peer.py") { peer in
            try await withChannel(peer) { channel in
                for index in 0..<3 {
                    let rude = Delivery.sample(key: "n/\(index)", to: "rude@customer.test")
                    #expect(await channel.deliver(rude.actual).kind == "rejected")
                    let good = Delivery.sample(key: "m/\(index)", to: "good@customer.test")
                    #expect(await channel.deliver(good.actual).kind == "accepted")
                }
            }
        }
    }

    @Test("a refused sender is final, and says so")
    func refusedSender() async throws {
        try await Peer.run("smtp_peer.py") { peer in
            let sender = try Mailbox("m552@example.test")
            try await withChannel(peer, sender: sender) { channel in
                let outcome = await channel.deliver(Delivery.sample().actual)
                #expect(outcome == .rejected(detail: "sender refused: 552 5.3.4 too large"))
            }
        }
    }

    @Test("a relay that greets with a refusal is tried again later")
    func refusedGreeting() async throws {
        try await Peer.run("smtp_peer.py", ["--greeting", "554 5.3.2 no service"]) { peer in
            try await withChannel(peer) { channel in
                let outcome = await channel.deliver(Delivery.sample().actual)
                #expect(
                    outcome
                        == .deferred(
                            detail: "greeting: 554 5.3.2 no service", retryAfter: nil))
            }
        }
    }

    @Test("nobody listening means later")
    func nobody() async throws {
        let engine = try CurlEngine()
        let relay = try SMTPRelay("127.0.0.1:1", credentials: nil, defaultName: "example.test")
        let channel = SMTPChannel(relay: relay, sender: try .sample(), engine: engine)
        #expect(await channel.deliver(Delivery.sample().actual).kind == "deferred")
        await engine.stop()
    }

    private func withChannel(
        _ peer: Peer, sender: Mailbox? = nil, limits: TransferLimits = TransferLimits(),
        response: Duration = .seconds(60),
        _ body: (SMTPChannel) async throws -> Void
    ) async throws {
        let engine = try CurlEngine(limits: limits)
        let relay = try SMTPRelay(
            "smtp://127.0.0.1:\(peer.port)/ops.example.test", credentials: nil,
            defaultName: "example.test")
        let timeouts = TransferTimeouts(
            connect: .seconds(10), response: response, total: .seconds(80))
        try await body(
            SMTPChannel(
                relay: relay, sender: try sender ?? .sample(), engine: engine, timeouts: timeouts))
        await engine.stop()
    }
}
