// SPDX-License-Identifier: Apache-2.0

/// A place in a file.
package struct Place: Hashable, Sendable, Comparable {
    /// From 1.
    package var line: Int
    /// From 1, in code points.
    package var column: Int

    /// The beginning of a file.
    package static let start = Place(line: 1, column: 1)

    package static func < (left: Place, right: Place) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A file whose bytes are known to be text.
package final class FileText {
    package let path: String
    package let shownAs: String
    package let text: String
    private lazy var lineStarts: [String.Index] = findLines()

    package init(path: String, shownAs: String, text: String) {
        self.path = path
        self.shownAs = shownAs
        self.text = text
    }

    /// Bytes of a line that are shown: hundreds of mistakes on one endless line must not carry it
    /// along each.
    private static let shownLineBytes = 2_000

    /// A line by its number from 1, without its break; empty outside the file. A line that is too
    /// long to be shown ends early.
    package func line(_ number: Int) -> String {
        guard number >= 1, number <= lineStarts.count else { return "" }
        let rest = text.utf8[lineStarts[number - 1]...].prefix(Self.shownLineBytes)
        let bytes = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The folder of the file, empty at the top.
    package var folder: String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }

    // YAML counts \n, \r\n and a lone \r as one break each.
    private func findLines() -> [String.Index] {
        let utf8 = text.utf8
        var starts = [utf8.startIndex]
        var index = utf8.startIndex
        while index < utf8.endIndex {
            let byte = utf8[index]
            utf8.formIndex(after: &index)
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            if byte == UInt8(ascii: "\r"), index < utf8.endIndex,
                utf8[index] == UInt8(ascii: "\n")
            {
                utf8.formIndex(after: &index)
            }
            starts.append(index)
        }
        return starts
    }
}
