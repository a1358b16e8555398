// SPDX-License-Identifier: Apache-2.0

/// Turns bytes into text, or says why they are none. Runs before any parser sees the file.
package enum TextCheck {
    /// The file as text without a byte order mark at its start, or nil with findings.
    package static func read(
        _ source: SourceFile, limit: Int, findings: Findings
    ) -> FileText? {
        let empty = FileText(path: source.path, shownAs: source.shownAs, text: "")
        guard source.bytes.count <= limit else {
            findings.report(
                .fileTooLarge, in: empty, at: .start,
                "the file is larger than the \(ReaderLimits.words(forBytes: limit)) that it may"
                    + " have",
                help: "Split it: an organisation with include, plans one a file.")
            return nil
        }
        if let encoding = otherEncoding(source.bytes) {
            findings.report(
                .notUTF8, in: empty, at: .start, "the file is \(encoding), not UTF-8",
                help: "Save it as UTF-8.")
            return nil
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = source.bytes.starts(with: mark) ? source.bytes.dropFirst(3) : source.bytes[...]
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let place = placeOfInvalidByte(source.bytes)
            findings.report(
                .notUTF8, in: empty, at: place, "the bytes here are not UTF-8",
                help: "Save the file as UTF-8; it may be in a local encoding, or cut short.")
            return nil
        }
        let file = FileText(path: source.path, shownAs: source.shownAs, text: text)
        return hasForbiddenCharacter(file, findings) ? nil : file
    }

    /// UTF-16 and UTF-32 by their byte order mark, or by the zeros of Latin text.
    private static func otherEncoding(_ bytes: [UInt8]) -> String? {
        let start = Array(bytes.prefix(4))
        if start.count == 4, start == [0xFF, 0xFE, 0, 0] || start == [0, 0, 0xFE, 0xFF] {
            return "UTF-32"
        }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            return "UTF-16"
        }
        guard start.count >= 2 else { return nil }
        let hasZeroHalf = (start[0] == 0) != (start[1] == 0)
        return hasZeroHalf ? "UTF-16" : nil
    }

    private static func placeOfInvalidByte(_ bytes: [UInt8]) -> Place {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var place = Place.start
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            if scalar == "\n" {
                place = Place(line: place.line + 1, column: 1)
            } else {
                place.column += 1
            }
        }
        return place
    }

    /// Looks for control characters, a byte order mark that is not at the start, and the line
    /// separators that YAML 1.1 breaks lines at and YAML 1.2 does not.
    private static func hasForbiddenCharacter(_ file: FileText, _ findings: Findings) -> Bool {
        var place = Place.start
        for scalar in file.text.unicodeScalars {
            if let (name, help) = complaint(about: scalar.value) {
                findings.report(
                    .forbiddenCharacter, in: file, at: place, "there is \(name) here", help: help)
                return true
            }
            if scalar == "\n" {
                place = Place(line: place.line + 1, column: 1)
            } else {
                place.column += 1
            }
        }
        return false
    }

    private static func complaint(about value: UInt32) -> (String, String)? {
        switch value {
        case 0x20...0x7E, 0x09, 0x0A, 0x0D: return nil
        case 0: return ("a zero byte", "Remove it; is this a text file?")
        case 0x00...0x1F, 0x7F, 0x80...0x84, 0x86...0x9F:
            let code = String(value, radix: 16, uppercase: true)
            return ("the control character U+00\(code.count < 2 ? "0" : "")\(code)", "Remove it.")
        case 0x85, 0x2028, 0x2029:
            return (
                "a line separator that YAML versions read differently",
                "Use an ordinary line break, or write it as an escape in double quotes."
            )
        case 0xFEFF:
            return ("a byte order mark inside the text", "Remove it; it is invisible.")
        case 0xFFFE, 0xFFFF: return ("a character that is not one", "Remove it.")
        default: return nil
        }
    }
}
