// SPDX-License-Identifier: Apache-2.0

import Notation
import Testing

@testable import NoticeDelivery

@Suite("Text in header fields")
struct HeaderTextTests {
    struct Row: CustomTestStringConvertible {
        let name: String
        let text: String
        let pieces: [String]
        var testDescription: String { name }
    }

    static let subjects = [
        Row(
            name: "plain words", text: "API errors in eu-1",
            pieces: ["API", "errors", "in", "eu-1"]),
        Row(name: "nothing", text: "", pieces: [""]),
        Row(name: "an accent", text: "café", pieces: ["=?UTF-8?B?Y2Fmw6k=?="]),
        Row(name: "two blanks", text: "a  b", pieces: ["=?UTF-8?B?YSAgYg==?="]),
        Row(name: "a blank at the end", text: "a ", pieces: ["=?UTF-8?B?YSA=?="]),
        Row(name: "what looks encoded", text: "=?x?=", pieces: ["=?UTF-8?B?PT94Pz0=?="]),
        Row(name: "a line end", text: "a\r\nb", pieces: ["a", "b"]),
        Row(
            name: "a word too long for a line", text: String(repeating: "x", count: 61),
            pieces: [
                "=?UTF-8?B?\(String(repeating: "eHh4", count: 14))?=",
                "=?UTF-8?B?eHh4eHh4eHh4eHh4eHh4eHh4eA==?=",
            ]),
    ]

    @Test("subjects", arguments: subjects)
    func subject(_ row: Row) { #expect(HeaderText.unstructured(row.text) == row.pieces) }

    static let names = [
        Row(name: "nothing", text: "", pieces: []),
        Row(
            name: "atoms", text: "Spruce Pay & Retail",
            pieces: ["Spruce", "Pay", "&", "Retail"]),
        Row(name: "a comma", text: "Duty, the", pieces: [#""Duty, the""#]),
        Row(name: "quotes", text: #"The "A" \ team"#, pieces: [#""The \"A\" \\ team""#]),
        Row(name: "Chinese", text: "值班台", pieces: ["=?UTF-8?B?5YC854+t5Y+w?="]),
        Row(name: "brackets", text: "A <b@c.test>", pieces: [#""A <b@c.test>""#]),
    ]

    @Test("names", arguments: names)
    func name(_ row: Row) { #expect(HeaderText.phrase(row.text) == row.pieces) }

    @Test("encoded words never split a character and are at most 75 bytes")
    func characters() {
        let text = String(repeating: "支付👨‍👩‍👧e\u{301}", count: 40)
        let words = HeaderText.encodedWords(text)
        #expect(words.allSatisfy { $0.utf8.count <= 75 })
        #expect(words.map(decoded).joined() == text)
        #expect(words.map(decoded).allSatisfy { text.contains($0) })
    }

    @Test("a character longer than a word is split between its scalars only")
    func longCharacter() {
        let text = "a" + String(repeating: "\u{301}", count: 100)
        let words = HeaderText.encodedWords(text)
        #expect(words.allSatisfy { $0.utf8.count <= 75 })
        #expect(words.map(decoded).joined() == text)
    }

    private func decoded(_ word: String) -> String {
        let base64 = word.dropFirst(10).dropLast(2)
        return String(decoding: Base64.decode(String(base64)), as: UTF8.self)
    }
}

/// A decoder of its own, so that the encoder is not checked by itself.
private enum Base64 {
    static func decode(_ text: String) -> [UInt8] {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var bytes: [UInt8] = []
        var bits = 0
        var count = 0
        for letter in text.utf8 where letter != UInt8(ascii: "=") {
            bits = bits << 6 | (letters.firstIndex(of: letter) ?? 0)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }
}
