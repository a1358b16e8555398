// SPDX-License-Identifier: Apache-2.0

/// A word or a sign of Swift code. Comments are none; a string literal is one, whatever it says,
/// and the code of its interpolations follows it.
struct SourceToken: Equatable {
    /// `import`, `(`, or `SourceToken.literal`.
    let text: String
    /// From 1.
    let line: Int

    /// Stands for every string literal and every regular expression between `#/` and `/#`.
    static let literal = "\""
}

/// Cuts Swift code into tokens, well enough to find words: not a parser.
struct Tokenizer {
    private let bytes: [UInt8]
    private var place = 0
    private var line = 1
    /// In the order of the file.
    private(set) var tokens: [SourceToken] = []
    /// Lines that are the content of a literal of several lines: text, not code.
    private(set) var textLines: Set<Int> = []

    /// Reads a whole file.
    init(_ text: String) {
        bytes = Array(text.utf8)
        readCode(untilParenthesis: false)
    }

    private mutating func readCode(untilParenthesis: Bool) {
        var depth = 0
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
                advance()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"): skipLine()
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipComment()
            case UInt8(ascii: "\""): readString(hashes: 0)
            case UInt8(ascii: "#"): readAfterHash()
            case UInt8(ascii: ")") where untilParenthesis && depth == 0: return advance()
            case UInt8(ascii: "("), UInt8(ascii: ")"):
                depth += byte == UInt8(ascii: "(") ? 1 : -1
                readSign()
            default: Self.isWord(byte) ? readWord() : readSign()
            }
        }
    }

    // MARK: Comments and literals

    private mutating func skipLine() {
        while let byte = peek(), byte != UInt8(ascii: "\n") { advance() }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
                depth += 1
                advance(2)
            } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
                depth -= 1
                advance(2)
            } else {
                advance()
            }
        } while depth > 0 && peek() != nil
    }

    private mutating func readAfterHash() {
        var hashes = 0
        while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
        switch peek(hashes) {
        case UInt8(ascii: "\""): readString(hashes: hashes)
        case UInt8(ascii: "/"): skipPattern(hashes: hashes)
        default: readSign()
        }
    }

    private mutating func skipPattern(hashes: Int) {
        emit(SourceToken.literal)
        advance(hashes + 1)
        while peek() != nil, !isHere("/", hashes: hashes) { advance() }
        advance(hashes + 1)
    }

    private mutating func readString(hashes: Int) {
        emit(SourceToken.literal)
        advance(hashes)
        let quote = isHere("\"\"\"", hashes: 0) ? "\"\"\"" : "\""
        let firstLine = line
        defer { textLines.formUnion((firstLine..<line).dropFirst()) }
        advance(quote.utf8.count)
        while let byte = peek(), !isHere(quote, hashes: hashes) {
            let isEscape = byte == UInt8(ascii: "\\") && areHashes(hashes, at: 1)
            guard isEscape else {
                // A literal on one line that has no end is broken code: do not swallow the file.
                if quote.utf8.count == 1, byte == UInt8(ascii: "\n") { return }
                advance()
                continue
            }
            let isInterpolation = peek(1 + hashes) == UInt8(ascii: "(")
            advance(2 + hashes)
            if isInterpolation { readCode(untilParenthesis: true) }
        }
        advance(quote.utf8.count + hashes)
    }

    // MARK: Words and signs

    private mutating func readWord() {
        let start = place
        while let byte = peek(), Self.isWord(byte) { place += 1 }
        // `try!` is one word; in `try !done` the sign belongs to what follows.
        let isTry = bytes[start..<place].elementsEqual("try".utf8)
        if isTry, let sign = peek(), [UInt8(ascii: "!"), UInt8(ascii: "?")].contains(sign) {
            place += 1
        }
        emit(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func readSign() {
        emit(String(decoding: bytes[place...place], as: UTF8.self))
        advance()
    }

    private mutating func emit(_ text: String) {
        tokens.append(SourceToken(text: text, line: line))
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "`"), 0x80...:
            true
        default: false
        }
    }

    // MARK: Where it stands

    private func peek(_ distance: Int = 0) -> UInt8? {
        place + distance < bytes.count ? bytes[place + distance] : nil
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where place < bytes.count {
            if bytes[place] == UInt8(ascii: "\n") { line += 1 }
            place += 1
        }
    }

    private func isHere(_ mark: String, hashes: Int) -> Bool {
        let length = mark.utf8.count
        guard place + length <= bytes.count else { return false }
        return bytes[place..<place + length].elementsEqual(mark.utf8)
            && areHashes(hashes, at: length)
    }

    private func areHashes(_ count: Int, at distance: Int) -> Bool {
        (0..<count).allSatisfy { peek(distance + $0) == UInt8(ascii: "#") }
    }
}
