// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Coordination
import Notation
import ResponseCore
import Testing

@testable import NoticeDelivery

@Suite("What the end of a mail transfer means")
struct MailVerdictTests {
    struct Row: CustomTestStringConvertible {
        let name: String
        var result = CURLE_SEND_ERROR
        var newConnections = 0
        /// Lines of the dialogue: `>` sent, `<` received, `=` the message went out.
        let dialogue: [String]
        let expected: DeliveryOutcome
        var testDescription: String { name }
    }

    static let accepted = [
        "> MAIL FROM:<a@b.test>", "< 250 ok", "> RCPT TO:<c@d.test>", "< 250 ok",
    ]

    static let rows = [
        Row(
            name: "taken", result: CURLE_OK,
            dialogue: accepted + ["> DATA", "< 354 go", "=", "< 250-first", "< 250 queued"],
            expected: .accepted(detail: "250 queued")),
        Row(
            name: "an open connection that the relay has had enough of",
            dialogue: ["> MAIL FROM:<a@b.test>", "< 421 too many"],
            expected: .deferred(detail: "421 too many", retryAfter: .seconds(1))),
        Row(
            name: "an open connection that the relay closed meanwhile", result: CURLE_RECV_ERROR,
            dialogue: ["> MAIL FROM:<a@b.test>"],
            expected: .deferred(detail: "sender: broken", retryAfter: .seconds(1))),
        Row(
            name: "a relay that has no place at all", newConnections: 1, dialogue: ["< 421 busy"],
            expected: .deferred(detail: "421 busy", retryAfter: nil)),
        Row(
            name: "refused, with the farewell after it",
            dialogue: [
                "> MAIL FROM:<a@b.test>", "< 250 ok", "> RCPT TO:<c@d.test>",
                "< 550-no", "< 550 such user", "> QUIT", "< 221 bye",
            ],
            expected: .rejected(detail: "recipient refused: 550 such user")),
        Row(
            name: "an answer that is only half there is none", result: CURLE_RECV_ERROR,
            dialogue: accepted + ["> DATA", "< 354 go", "=", "< 550-you"],
            expected: .deferred(
                detail: "outcome unknown: the relay did not answer after the message (broken)",
                retryAfter: nil)),
        Row(
            name: "a refused EHLO is about us", result: CURLE_REMOTE_ACCESS_DENIED,
            dialogue: ["< 220 hi", "> EHLO x", "< 550 no", "> HELO x", "< 550 go away"],
            expected: .deferred(detail: "EHLO: 550 go away", retryAfter: nil)),
        Row(
            name: "a certificate that nobody vouches for", result: CURLE_PEER_FAILED_VERIFICATION,
            dialogue: ["< 220 hi", "> EHLO x", "< 250 STARTTLS", "> STARTTLS", "< 220 go"],
            expected: .deferred(detail: "STARTTLS: broken", retryAfter: nil)),
        Row(
            name: "an answer of terminal commands", result: CURLE_WEIRD_SERVER_REPLY,
            dialogue: accepted + ["> DATA", "< 354 go", "=", "< 554 \u{1B}[2Jno"],
            expected: .rejected(detail: "message refused: 554  [2Jno")),
    ]

    @Test("the last reply decides before the result of the library", arguments: rows)
    func verdicts(_ row: Row) {
        var dialogue = MailDialogue()
        for line in row.dialogue {
            let bytes = Array((line.dropFirst(2) + "\r\n").utf8)
            switch line.first {
            case ">": dialogue.noteCommand(bytes)
            case "<": dialogue.noteReply(bytes)
            default: dialogue.isMessageSent = true
            }
        }
        let report = TransferReport(
            result: Int(row.result.rawValue), failureText: "broken",
            newConnections: row.newConnections, dialogue: dialogue)
        #expect(MailVerdict(report).outcome == row.expected)
    }
}
