// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

/// STARTTLS and AUTH against a real dialogue on this machine.
@Suite("Encryption and credentials towards a relay", .timeLimit(.minutes(3)))
struct LiveSMTPSecurityTests {
    private static let encrypted = [
        "--certificate", Peer.path("localhost-cert.pem"), "--key", Peer.path("localhost-key.pem"),
    ]

    struct Row: CustomTestStringConvertible {
        let name: String
        let arguments: [String]
        let query: String
        var trusted = false
        var password: String?
        let expected: DeliveryOutcome
        var commands: [String] = []
        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "required encryption with a trusted certificate", arguments: encrypted,
            query: "?tls=required", trusted: true,
            expected: .accepted(detail: "250 2.0.0 queued"), commands: ["STARTTLS"]),
        Row(
            name: "opportunistic encryption takes any certificate", arguments: encrypted,
            query: "", expected: .accepted(detail: "250 2.0.0 queued"), commands: ["STARTTLS"]),
        Row(
            name: "opportunistic encryption goes without where none is offered", arguments: [],
            query: "", expected: .accepted(detail: "250 2.0.0 queued")),
        Row(
            name: "no encryption where none is wanted", arguments: encrypted, query: "?tls=never",
            expected: .accepted(detail: "250 2.0.0 queued")),
        Row(
            name: "nothing is sent where required encryption is not offered", arguments: [],
            query: "?tls=required",
            expected: .deferred(
                detail: "the relay does not offer STARTTLS, and encryption is required",
                retryAfter: nil)),
        Row(
            name: "credentials", arguments: ["--auth", "muster:correct horse"], query: "",
            password: "correct horse", expected: .accepted(detail: "250 2.0.0 queued"),
            commands: ["AUTH PLAIN AG11c3RlcgBjb3JyZWN0IGhvcnNl"]),
        Row(
            name: "wrong credentials are no fault of the message",
            arguments: ["--auth", "muster:correct horse"], query: "", password: "hunter2",
            expected: .deferred(
                detail: "the relay refuses our credentials: 535 5.7.8 wrong", retryAfter: nil)),
        Row(
            name: "missing credentials are no fault of the message",
            arguments: ["--auth", "muster:correct horse"], query: "",
            expected: .deferred(
                detail: "sender: 530 5.7.0 authenticate first", retryAfter: nil)),
    ]

    @Test("the relay's offers and the settings decide", arguments: rows)
    func settings(_ row: Row) async throws {
        try await Peer.run("smtp_peer.py", row.arguments) { peer in
            let outcome = try await deliver(row, to: peer)
            #expect(outcome == row.expected)
            let text = try peer.folder.text("commands")
            for command in row.commands { #expect(text.contains(command + "\n")) }
            #expect(text.contains("STARTTLS") == row.commands.contains("STARTTLS"))
        }
    }

    @Test("required encryption refuses a certificate that nobody vouches for")
    func untrusted() async throws {
        try await Peer.run("smtp_peer.py", Self.encrypted) { peer in
            let row = Row(
                name: "", arguments: [], query: "?tls=required",
                expected: .accepted(detail: ""))
            let outcome = try await deliver(row, to: peer)
            #expect(outcome.kind == "deferred")
            #expect(outcome.detail.contains("certificate"), "\(outcome.detail)")
            let kept = try peer.folder.names(endingIn: ".eml")
            #expect(kept.isEmpty)
        }
    }

    private func deliver(_ row: Row, to peer: Peer) async throws -> DeliveryOutcome {
        let credentials = row.password.map {
            MailTransfer.Credentials(username: Secret("muster"), password: Secret($0))
        }
        let engine = try CurlEngine()
        let relay = try SMTPRelay(
            "smtp://localhost:\(peer.port)\(row.query)", credentials: credentials,
            defaultName: "example.test")
        let channel = SMTPChannel(
            relay: relay, sender: try .sample(), engine: engine,
            certificateAuthorities: row.trusted ? Peer.path("localhost-cert.pem") : nil)
        let outcome = await channel.deliver(Delivery.sample().actual)
        await engine.stop()
        return outcome
    }
}
