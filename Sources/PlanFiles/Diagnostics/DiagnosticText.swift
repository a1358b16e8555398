// SPDX-License-Identifier: Apache-2.0

extension Diagnostic {
    /// The longest piece of a line that is shown, in characters: a terminal line or two.
    static let shownLineLength = 160

    /// The diagnostic for a terminal: the message, the line of the file and a caret below the
    /// place. Ends without a line break.
    package var text: String {
        let place = "\(path):\(line):\(column)"
        let words = "\(place): \(severity.rawValue): \(message). \(help) [\(code.rawValue)]"
        let head = String(String.UnicodeScalarView(words.unicodeScalars.map(\.shown)))
        guard !sourceLine.isEmpty else { return head }
        let (excerpt, indent) = excerptAndCaret()
        return "\(head)\n    \(excerpt)\n    \(indent)^"
    }

    /// All diagnostics and a closing line that counts them: `2 errors, 1 warning`.
    package static func text(of diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        var lines = diagnostics.map(\.text)
        lines.append("\(counted(errors, "error")), \(counted(warnings, "warning"))")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func counted(_ count: Int, _ word: String) -> String {
        "\(count) \(word)\(count == 1 ? "" : "s")"
    }

    /// A long line is cut around the place, so that the caret still stands below it.
    private func excerptAndCaret() -> (String, String) {
        let scalars = Array(sourceLine.unicodeScalars)
        let place = min(max(column - 1, 0), scalars.count)
        let start = place > Self.shownLineLength ? place - Self.shownLineLength / 2 : 0
        let end = min(scalars.count, start + Self.shownLineLength)
        var excerpt = String.UnicodeScalarView()
        var indent = ""
        for index in start..<end {
            let shown = scalars[index].shown
            excerpt.append(shown)
            if index < place { indent += String(repeating: " ", count: shown.columns) }
        }
        return (String(excerpt), indent)
    }
}

extension Unicode.Scalar {
    /// The character, or a blank for one that would steer the terminal or turn the line around.
    fileprivate var shown: Unicode.Scalar {
        if properties.generalCategory == .control { return " " }
        switch value {
        case 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: return " "
        default: return self
        }
    }

    /// Cells of a terminal that the character takes: East Asian wide characters take two.
    fileprivate var columns: Int {
        if properties.generalCategory == .nonspacingMark { return 0 }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
