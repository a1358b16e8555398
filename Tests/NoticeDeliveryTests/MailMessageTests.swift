// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

@Suite("Mail messages")
struct MailMessageTests {
    @Test("a plain message stands as it is, with every field once")
    func plain() throws {
        #expect(
            try text(.sample(key: "n-7/c-1/mail", body: "We are on it.\n\nNext news at 10.")) == """
                Date: Sun, 01 Mar 2026 02:00:00 +0000\r
                From: Example Status <status@example.test>\r
                To: ana@customer.test\r
                Subject: Payments fail\r
                Message-ID: <muster.68c23902fadcccedcb0e9f0e360ac8edccdffe19@example.test>\r
                Auto-Submitted: auto-generated\r
                X-Auto-Response-Suppress: All\r
                Content-Language: en\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: 7bit\r
                \r
                We are on it.\r
                \r
                Next news at 10.\r

                """)
    }

    @Test("Chinese goes into encoded words and base64")
    func chinese() throws {
        let message = try text(
            .sample(subject: "【通报】支付中断", body: "我们正在处理。", language: .zh))
        #expect(message.contains("Subject: =?UTF-8?B?44CQ6YCa5oql44CR5pSv5LuY5Lit5pat?=\r\n"))
        #expect(message.contains("Content-Transfer-Encoding: base64\r\n\r\n5oiR5Lus5q2j5Zyo"))
        #expect(message.contains("Content-Language: zh\r\n"))
    }

    @Test(
        "no text can end its header field",
        arguments: ["\r\n", "\n", "\r", "\r\n\r\n", "\u{85}", "\u{2028}", "\u{0}", "\u{B}"])
    func injection(_ end: String) throws {
        let message = try text(.sample(subject: "A\(end)Bcc: evil@x.test"))
        let header = message.split(separator: "\r\n\r\n")[0]
        #expect(!header.contains("\r\nBcc:"))
        #expect(header.contains("\r\nSubject: "))
        #expect(header.split(separator: "\r\n").count == 11)
    }

    @Test("every line is short whatever the texts are", arguments: 0..<40)
    func lineLengths(_ seed: Int) throws {
        var numbers = SplitMix(state: UInt64(seed))
        let subject = numbers.text(upTo: 300)
        let body = numbers.text(upTo: 3_000)
        let references = (0..<Int(numbers.next() % 40)).map { "n-\($0)/c/mail" }
        let message = try text(.sample(subject: subject, body: body, references: references))
        for line in message.split(separator: "\r\n", omittingEmptySubsequences: false) {
            #expect(line.utf8.count <= 78, "\(line)")
            #expect(!line.utf8.contains(10) && !line.utf8.contains(13))
            #expect(line.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test("a long thread names its first and its newest messages")
    func references() throws {
        let keys = (1...50).map { "n-\($0)/c-1/mail" }
        let message = try text(.sample(references: keys))
        let ids = keys.map { DeliveryKey($0).messageID(domain: "example.test") }
        #expect(message.contains("In-Reply-To: \(ids[49])\r\n"))
        let field = try #require(message.split(separator: "References: ").last)
        let listed = field.split(separator: "\r\nAuto-Submitted")[0]
            .split(separator: "\r\n ").map(String.init)
        #expect(listed == [ids[0]] + ids.suffix(19))
    }

    @Test("a file for a text message holds the short text and says what it is")
    func shortMessage() throws {
        let delivery = Delivery.sample(
            to: "+8613800000000", medium: .sms, body: "The long text", short: "Short")
        let message = String(
            decoding: try MailMessage(delivery, from: .sample(), isForFile: true).bytes,
            as: UTF8.self)
        #expect(message.contains("To: +8613800000000 :;\r\n"))
        #expect(message.contains("X-Muster-Channel: mail\r\nX-Muster-Medium: sms\r\n"))
        #expect(message.contains("X-Muster-Incident: i-1\r\nX-Muster-Key: n-7/c-1/mail\r\n"))
        #expect(message.hasSuffix("\r\n\r\nShort\r\n"))
    }

    @Test("what no mail can carry is refused with a reason that hides the address")
    func refused() throws {
        #expect(throws: MailMessage.Failure.notMail(.sms)) {
            try MailMessage(.sample(to: "+86", medium: .sms), from: .sample())
        }
        #expect(throws: MailMessage.Failure.recipient(.forbiddenCharacter)) {
            try MailMessage(.sample(to: "a@x.test>"), from: .sample())
        }
        #expect(throws: MailMessage.Failure.tooLong) {
            let body = String(repeating: "x", count: MailMessage.maximumTextBytes + 1)
            return try MailMessage(.sample(body: body), from: .sample())
        }
    }

    private func text(_ delivery: Delivery) throws -> String {
        String(decoding: try MailMessage(delivery, from: .sample()).bytes, as: UTF8.self)
    }
}

/// Random texts that are the same for the same seed.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A text of characters that tend to break things.
    mutating func text(upTo count: Int) -> String {
        let alphabet: [Character] = [
            "a", "b", "Z", "9", " ", " ", ".", "=", "?", "_", "\"", "\t", "\n", "\r", "\r\n", "é",
            "支", "付", "👩‍👩‍👧‍👦", "🇨🇳", "\u{0}", "\u{2028}", "e\u{301}",
        ]
        // Some texts of plain letters only, some of one kind of character without any break.
        let width = [alphabet.count, 4, 6, 1][Int(next() % 4)]
        let length = Int(next() % UInt64(count))
        return String((0..<length).map { _ in alphabet[Int(next() % UInt64(width))] })
    }
}
