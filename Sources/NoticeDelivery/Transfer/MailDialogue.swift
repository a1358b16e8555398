// SPDX-License-Identifier: Apache-2.0

/// How far an SMTP transfer came and what the server said last. The result codes of libcurl do
/// not tell a refused recipient from a broken connection; the dialogue does.
package struct MailDialogue: Sendable, Equatable {
    /// The last command that was sent.
    package var stage = Stage.connect
    /// The last reply line, as received, without line end; cut to `maximumReplyBytes`.
    package var lastReply = ""
    /// The code of the last complete reply; 0 before the first.
    package var lastCode = 0
    /// All of the message has been handed over for sending.
    package var isMessageSent = false
    /// A complete reply has come since the message was handed over.
    package var isMessageAnswered = false

    /// QUIT was sent: what comes now is no answer to the message.
    private var isOver = false

    /// A dialogue that has not begun.
    package init() {}

    /// The steps of a transaction, in their order.
    package enum Stage: Int, Sendable, Hashable, Comparable {
        case connect, greet, encrypt, authenticate, sender, recipient, data

        /// Earlier is less.
        package static func < (left: Self, right: Self) -> Bool {
            left.rawValue < right.rawValue
        }

        /// What the step is called in a sentence.
        package var name: String {
            switch self {
            case .connect: "greeting"
            case .greet: "EHLO"
            case .encrypt: "STARTTLS"
            case .authenticate: "AUTH"
            case .sender: "sender"
            case .recipient: "recipient"
            case .data: "message"
            }
        }
    }

    /// Bytes of a reply line that are kept: RFC 5321 (4.5.3.1.5) allows 512.
    static let maximumReplyBytes = 512

    /// Takes note of a command line that was sent. Lines of an AUTH exchange are not looked at
    /// beyond their first word.
    mutating func noteCommand(_ line: some Collection<UInt8>) {
        if line.starts(with: "QUIT".utf8) { isOver = true }
        for (verb, stage) in Self.verbs where line.starts(with: verb.utf8) {
            self.stage = stage
            return
        }
    }

    /// Takes note of a reply line of the server.
    mutating func noteReply(_ line: some Collection<UInt8>) {
        guard !isOver else { return }
        let kept = line.prefix(Self.maximumReplyBytes).filter { $0 != 13 && $0 != 10 }
        let code = kept.prefix(3)
        guard code.count == 3, code.allSatisfy({ (48...57).contains($0) }) else { return }
        lastReply = String(decoding: kept, as: UTF8.self)
        guard kept.dropFirst(3).first != UInt8(ascii: "-") else { return }
        lastCode = code.reduce(0) { $0 * 10 + Int($1 - 48) }
        if isMessageSent { isMessageAnswered = true }
    }

    private static let verbs: [(String, Stage)] = [
        ("MAIL FROM:", .sender), ("RCPT TO:", .recipient), ("DATA\r\n", .data),
        ("EHLO ", .greet), ("HELO ", .greet), ("STARTTLS\r\n", .encrypt),
        ("AUTH ", .authenticate),
    ]
}
