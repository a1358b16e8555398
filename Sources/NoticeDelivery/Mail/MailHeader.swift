// SPDX-License-Identifier: Apache-2.0

/// The header of a message, field by field, folded.
struct MailHeader {
    /// RFC 5322 (2.1.1): lines should not be longer than this, without CRLF.
    static let preferredLineBytes = 78
    /// RFC 5322 (2.1.1): lines must not be longer than this, without CRLF.
    static let maximumLineBytes = 998

    /// The fields so far, each line ended by CRLF.
    private(set) var text = ""

    /// Adds a field of pieces that hold no unsafe character, with a space between any two; lines
    /// are folded there.
    mutating func add(_ name: StaticString, _ pieces: [String]) {
        var line = "\(name):"
        for (index, piece) in pieces.enumerated() {
            // A field whose first line is empty is obsolete syntax, so the first piece stays.
            if index > 0, line.utf8.count + 1 + piece.utf8.count > Self.preferredLineBytes {
                close(line)
                line = ""
            }
            line += " " + piece
        }
        close(line)
    }

    /// Adds a field of free text.
    mutating func add(_ name: StaticString, text: String) {
        add(name, HeaderText.unstructured(text))
    }

    private mutating func close(_ line: String) {
        precondition(
            line.utf8.count <= Self.maximumLineBytes
                && !line.unicodeScalars.contains(where: HeaderText.isUnsafe),
            "a header line came out broken")
        text += line + "\r\n"
    }
}
