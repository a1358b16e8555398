// SPDX-License-Identifier: Apache-2.0

/// Takes one part of a template, such as its body, apart.
struct TemplateParser {
    private typealias Piece = TemplateText.Piece

    private var rest: Substring
    private var line = 1
    // Sections within sections; deeper ones are an accident or an attack on the stack.
    private var depth = 0

    init(_ source: String) { rest = source[...] }

    /// All pieces of the text.
    mutating func pieces() throws(TemplateProblem) -> [TemplateText.Piece] {
        // A part begins as if something stood before it, so that a tag on its first line does not
        // stand alone; an empty line at its beginning is dropped.
        let isAlone = rest.first == nil ? false : endLine()
        return try pieces(of: nil, atLineStart: isAlone)
    }

    /// The pieces up to the end of a section, or of the text.
    private mutating func pieces(
        of section: String?, atLineStart: Bool
    ) throws(TemplateProblem) -> [TemplateText.Piece] {
        var pieces: [Piece] = []
        var isAtLineStart = atLineStart
        // White space before a tag is dropped when the tag stands alone on its line.
        var indent: Substring = ""
        while !rest.isEmpty {
            if isAtLineStart { indent = read { $0 == " " || $0 == "\t" } }
            let text = readText()
            if let first = rest.first, first.isNewline {
                pieces.append(.text("\(indent)\(text)\(first)"))
                advance()
                isAtLineStart = true
                continue
            }
            if !text.isEmpty {
                pieces.append(.text("\(indent)\(text)"))
                indent = ""
                isAtLineStart = false
            }
            guard !rest.isEmpty else { break }
            rest = rest.dropFirst(2)
            let tag = try tag()
            let isAlone = tag.canStandAlone && isAtLineStart && endLine()
            if !isAlone, tag.showsIndent, !indent.isEmpty {
                pieces.append(.text(String(indent)))
                indent = ""
            }
            switch tag {
            case .comment: break
            case .value(let name): pieces.append(.value(name))
            case .end(let name):
                guard name == section else { throw TemplateProblem(.otherName, line: line) }
                return pieces
            case .section(let name, let isInverted):
                pieces.append(
                    .section(name, isInverted: isInverted, try inner(name, atLineStart: isAlone)))
            }
            isAtLineStart = isAlone
        }
        if section != nil { throw TemplateProblem(.openSection, line: line) }
        return pieces
    }

    private mutating func inner(
        _ name: String, atLineStart: Bool
    ) throws(TemplateProblem) -> [TemplateText.Piece] {
        guard depth < 64 else { throw TemplateProblem(.badTag, line: line) }
        depth += 1
        defer { depth -= 1 }
        return try pieces(of: name, atLineStart: atLineStart)
    }

    // MARK: Tags

    private enum Tag {
        case comment
        case value(String)
        case section(String, isInverted: Bool)
        case end(String)

        /// Whether the tag takes its line with it when nothing else stands there.
        var canStandAlone: Bool { if case .value = self { false } else { true } }
        /// Whether the white space before it is a piece of the text.
        var showsIndent: Bool { if case .comment = self { false } else { true } }
    }

    /// Reads a tag after its opening braces.
    private mutating func tag() throws(TemplateProblem) -> Tag {
        switch rest.first {
        case "!": return try comment()
        case "#": return .section(try name(after: 1), isInverted: false)
        case "^": return .section(try name(after: 1), isInverted: true)
        case "/": return .end(try name(after: 1))
        case "&": return .value(try name(after: 1))
        case "{":
            let name = try name(after: 1)
            guard rest.first == "}" else { throw TemplateProblem(.badTag, line: line) }
            advance()
            return .value(name)
        default: return .value(try name(after: 0))
        }
    }

    private mutating func comment() throws(TemplateProblem) -> Tag {
        while !rest.hasPrefix("}}") {
            guard !rest.isEmpty else { throw TemplateProblem(.badTag, line: line) }
            advance()
        }
        rest = rest.dropFirst(2)
        return .comment
    }

    private mutating func name(after count: Int) throws(TemplateProblem) -> String {
        rest = rest.dropFirst(count)
        _ = read(while: \.isWhitespace)
        let name = read { $0.isASCII && ($0.isLetter || $0.isNumber || "-_?.()*".contains($0)) }
        _ = read(while: \.isWhitespace)
        guard rest.hasPrefix("}}") else { throw TemplateProblem(.badTag, line: line) }
        rest = rest.dropFirst(2)
        return String(name)
    }

    // MARK: Text

    /// The text up to a tag, a line break or the end.
    private mutating func readText() -> Substring {
        let start = rest
        while let first = rest.first, first != "\n", first != "\r\n", !rest.hasPrefix("{{") {
            rest = rest.dropFirst()
        }
        return start[..<rest.startIndex]
    }

    private mutating func read(while isPart: (Character) -> Bool) -> Substring {
        let part = rest.prefix(while: isPart)
        line += part.count { $0.isNewline }
        rest = rest.dropFirst(part.count)
        return part
    }

    private mutating func advance() {
        if rest.first?.isNewline == true { line += 1 }
        rest = rest.dropFirst()
    }

    /// Whether nothing follows on the line; then the line break is passed over too.
    private mutating func endLine() -> Bool {
        if rest.isEmpty { return true }
        let after = rest.drop { $0 == " " || $0 == "\t" }
        guard after.first?.isNewline == true else { return false }
        rest = after
        advance()
        return true
    }
}
