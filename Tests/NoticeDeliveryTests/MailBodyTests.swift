// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import NoticeDelivery

@Suite("Bodies of mail")
struct MailBodyTests {
    struct Row: CustomTestStringConvertible {
        let name: String
        let source: String
        let encoding: MailBody.Encoding
        let text: String
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "nothing", source: "", encoding: .sevenBit, text: "\r\n"),
        Row(
            name: "all kinds of line ends", source: "a\nb\rc\r\n\r\nd", encoding: .sevenBit,
            text: "a\r\nb\r\nc\r\n\r\nd\r\n"),
        Row(
            name: "a dot is left to the transfer", source: ".\n", encoding: .sevenBit,
            text: ".\r\n"),
        Row(
            name: "a few letters beyond ASCII", source: "Le café de la gare = fermé",
            encoding: .quotedPrintable, text: "Le caf=C3=A9 de la gare =3D ferm=C3=A9\r\n"),
        Row(
            name: "a blank at the end", source: "one of many words \ntwo",
            encoding: .quotedPrintable, text: "one of many words=20\r\ntwo\r\n"),
        Row(
            name: "From at the start", source: "From here on it works", encoding: .quotedPrintable,
            text: "=46rom here on it works\r\n"),
        Row(
            name: "a long line", source: String(repeating: "abcdefghi ", count: 10),
            encoding: .quotedPrintable,
            text: String(repeating: "abcdefghi ", count: 7) + "abcde=\r\n"
                + "fghi abcdefghi abcdefghi=20\r\n"),
        Row(name: "Chinese", source: "支付", encoding: .base64, text: "5pSv5LuYDQo=\r\n"),
        Row(
            name: "control characters", source: "\u{0}\u{1B}[2J", encoding: .base64,
            text: "ABtbMkoNCg==\r\n"),
    ]

    @Test("the encoding suits the text", arguments: rows)
    func encodings(_ row: Row) {
        let body = MailBody(row.source)
        #expect(body.encoding == row.encoding)
        #expect(body.text == row.text)
    }
}
