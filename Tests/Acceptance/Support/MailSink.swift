// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

/// A message that arrived somewhere.
struct ReceivedMail: Sendable {
    var recipient: String
    var messageID: String
    var text: String
}

/// Postfix's smtp-sink: takes every message and keeps it as a file.
struct MailSink {
    let port: Int
    let scratch: Scratch
    let service: Service

    static func start() async throws -> MailSink {
        let scratch = try Scratch()
        let port = try Peers.freePort()
        let service = try Service(
            try Peers.program("smtp-sink"),
            // As root it wants to be told as whom to run; these are trials, it may stay root.
            (geteuid() == 0 ? ["-u", "root"] : [])
                + ["-d", scratch.file("mail/m."), "-m", "100", "127.0.0.1:\(port)", "100"])
        try await eventually("the mail sink listens") {
            guard service.isRunning else {
                throw Overdue(description: "smtp-sink has ended: \(try service.errors)")
            }
            return try Peers.isListening(port)
        }
        return MailSink(port: port, scratch: scratch, service: service)
    }

    /// What has arrived so far.
    func mails() throws -> [ReceivedMail] {
        try scratch.names(in: "mail").compactMap { name in
            let text = try scratch.text("mail/\(name)")
            // A message that is still being received has no end yet.
            guard let recipient = header("X-Rcpt-Args", of: text),
                let messageID = header("Message-ID", of: text)
            else { return nil }
            let address = recipient.drop { $0 == "<" }.prefix { $0 != ">" }
            return ReceivedMail(recipient: String(address), messageID: messageID, text: text)
        }
    }
}

/// A mail server that keeps a message at once and says so only later.
struct SlowMailServer {
    let port: Int
    let scratch: Scratch
    let service: Service
    // The server ends with its input.
    private let input: Pipe

    static func start(answerAfter seconds: Double) async throws -> SlowMailServer {
        let scratch = try Scratch()
        let input = Pipe()
        let service = try Service(
            "/usr/bin/env",
            [
                "python3", Site.repository + "/Tests/Support/Peers/smtp_peer.py", scratch.path,
                "--answer-after", String(seconds),
            ], input: input.fileHandleForReading)
        try await service.says("\n")
        let port = try #require(Int(try service.output.split(separator: "\n").first ?? ""))
        return SlowMailServer(port: port, scratch: scratch, service: service, input: input)
    }

    /// What has arrived so far.
    func mails() throws -> [ReceivedMail] {
        try scratch.names(in: "").filter { $0.hasSuffix(".json") }.compactMap { name in
            let envelope = try scratch.text(name)
            guard !envelope.isEmpty else { return nil }
            let text = try scratch.text(name.replacingOccurrences(of: ".json", with: ".eml"))
            return ReceivedMail(
                recipient: try #require(try Tree(envelope)["to"].text),
                messageID: try #require(header("Message-ID", of: text)), text: text)
        }
    }
}

/// A field of the head of a message.
func header(_ name: String, of message: String) -> String? {
    let lines = message.replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n")
    let line = lines.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
    return line.map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
}
