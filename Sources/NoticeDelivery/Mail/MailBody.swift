// SPDX-License-Identifier: Apache-2.0

import Foundation
import Notation

/// The body of a message in the transfer encoding (RFC 2045) that suits it.
struct MailBody: Equatable {
    /// The encodings that every relay can pass on.
    enum Encoding: String {
        case sevenBit = "7bit"
        case quotedPrintable = "quoted-printable"
        case base64
    }

    let encoding: Encoding
    /// Lines of at most 76 bytes, each ended by CRLF; ASCII only.
    let text: String

    /// Bytes of an encoded line (RFC 2045, 6.7 and 6.8).
    private static let lineBytes = 76

    /// Encodes a text; its lines may end in any way and leave as CRLF, the last one too.
    init(_ source: String) {
        let lines = Self.lines(of: source)
        if lines.allSatisfy(Self.isPlain) {
            encoding = .sevenBit
            text = lines.map { String(decoding: $0, as: UTF8.self) + "\r\n" }.joined()
            return
        }
        // Quoted-printable triples every byte that it encodes, base64 adds a third to all.
        let encoded = lines.joined().count { !Self.isLiteral($0) }
        let total = lines.reduce(0) { $0 + $1.count + 2 }
        if encoded * 6 <= total {
            encoding = .quotedPrintable
            text = lines.map(Self.quotedPrintable).joined()
        } else {
            encoding = .base64
            text = Self.base64(lines.flatMap { $0 + [13, 10] })
        }
    }

    /// The lines without their ends; without an empty one after a last line end.
    private static func lines(of source: String) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var previous: UInt8 = 0
        for byte in source.utf8 {
            if byte == 13 || (byte == 10 && previous != 13) {
                lines.append(line)
                line = []
            } else if byte != 10 {
                line.append(byte)
            }
            previous = byte
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        (32...126).contains(byte) && byte != UInt8(ascii: "=")
    }

    /// A line that needs no encoding: "From " is altered by mailbox files, and blanks at the end
    /// are lost on the way.
    private static func isPlain(_ line: [UInt8]) -> Bool {
        line.count <= lineBytes && line.last != 32 && !line.starts(with: "From ".utf8)
            && line.allSatisfy { (32...126).contains($0) }
    }

    private static func quotedPrintable(_ line: [UInt8]) -> String {
        var result = ""
        var width = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isFromLine = index == 0 && line.starts(with: "From ".utf8)
            let isKept = isLiteral(byte) && !(isLast && byte == 32) && !isFromLine
            let piece = isKept ? String(UnicodeScalar(byte)) : "=" + Hexadecimal.upper(byte)
            // One place stays free for the "=" of a soft line break.
            if width + piece.utf8.count > lineBytes - 1 {
                result += "=\r\n"
                width = 0
            }
            result += piece
            width += piece.utf8.count
        }
        return result + "\r\n"
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array(Data(bytes).base64EncodedString().utf8)
        var result = ""
        for start in stride(from: 0, to: letters.count, by: lineBytes) {
            let line = letters[start..<min(start + lineBytes, letters.count)]
            result += String(decoding: line, as: UTF8.self) + "\r\n"
        }
        return result
    }
}
