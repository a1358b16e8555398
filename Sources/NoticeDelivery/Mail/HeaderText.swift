// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Text inside header fields: RFC 5322 words where they are plain, RFC 2047 encoded words
/// otherwise. Nothing that comes out can end a line.
enum HeaderText {
    /// Bytes of text in one encoded word: 56 letters of base64 and 12 of frame, so that the first
    /// one fits on a line of 78 behind `Subject: `, and none exceeds the 75 of RFC 2047.
    private static let encodedWordBytes = 42
    /// A longer plain word is encoded, since only encoded words can be broken.
    private static let longestPlainWord = 60

    /// Characters that end or could end a line, or control a terminal: C0, C1, DEL and the line
    /// and paragraph separators.
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The text with every unsafe character, CRLF as one, replaced by a space.
    static func sanitized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if !(scalar == "\n" && previous == "\r") {
                result.append(isUnsafe(scalar) ? " " : scalar)
            }
            previous = scalar
        }
        return String(result)
    }

    /// The pieces of an unstructured field, such as a subject; a space belongs between any two.
    static func unstructured(_ text: String) -> [String] {
        let clean = sanitized(text)
        let words = clean.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let isPlain = words.allSatisfy { word in
            !word.isEmpty && word.utf8.count <= longestPlainWord && word.utf8.allSatisfy(isASCII)
                && !word.contains("=?")
        }
        return isPlain || clean.isEmpty ? words : encodedWords(clean)
    }

    /// The pieces of a display name before an address.
    static func phrase(_ name: String) -> [String] {
        let clean = sanitized(name)
        guard !clean.isEmpty else { return [] }
        let words = clean.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if words.allSatisfy({ isAtom($0) && $0.utf8.count <= longestPlainWord }) { return words }
        let isShort = clean.utf8.count <= longestPlainWord
        guard isShort, clean.utf8.allSatisfy(isASCII), !clean.contains("=?") else {
            return encodedWords(clean)
        }
        return [quoted(clean)]
    }

    /// An RFC 5322 quoted string of printable ASCII.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text {
            if character == "\"" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result + "\""
    }

    /// `=?UTF-8?B?…?=` as often as needed, never breaking a character that fits into one.
    static func encodedWords(_ text: String) -> [String] {
        var words: [String] = []
        var chunk: [UInt8] = []
        func close() {
            guard !chunk.isEmpty else { return }
            words.append("=?UTF-8?B?\(Data(chunk).base64EncodedString())?=")
            chunk = []
        }
        for piece in pieces(of: text) {
            if chunk.count + piece.count > encodedWordBytes { close() }
            chunk += piece
        }
        close()
        return words
    }

    /// The text in characters; those too long for an encoded word in Unicode scalars.
    private static func pieces(of text: String) -> [[UInt8]] {
        text.flatMap { character -> [[UInt8]] in
            let bytes = Array(String(character).utf8)
            guard bytes.count > encodedWordBytes else { return [bytes] }
            return character.unicodeScalars.map { Array(String($0).utf8) }
        }
    }

    private static func isASCII(_ byte: UInt8) -> Bool { byte < 0x80 }

    private static let atomMarks = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isAtom(_ word: String) -> Bool {
        !word.isEmpty && !word.contains("=?")
            && word.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || atomMarks.contains(byte)
            }
    }
}
