// SPDX-License-Identifier: Apache-2.0

/// Cuts the text of an expression into tokens.
struct Lexer {
    let bytes: [UInt8]
    var position = 0

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    /// All tokens of a text; the last is `.end`.
    static func tokens(of source: String) throws(ExpressionError) -> [Token] {
        var lexer = Lexer(source)
        var tokens: [Token] = []
        while true {
            let token = try lexer.next()
            tokens.append(token)
            if token.kind == .end { return tokens }
        }
    }

    /// The byte some places ahead; 0 behind the end, which no token may contain.
    func peek(_ distance: Int = 0) -> UInt8 {
        position + distance < bytes.count ? bytes[position + distance] : 0
    }

    private mutating func next() throws(ExpressionError) -> Token {
        skipBlanks()
        let start = position
        guard start < bytes.count else { return Token(kind: .end, offset: start) }
        return Token(kind: try nextKind(), offset: start)
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch peek() {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 12:
                position += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
                while position < bytes.count, !peek().isLineEnd { position += 1 }
            default:
                return
            }
        }
    }

    private mutating func nextKind() throws(ExpressionError) -> Token.Kind {
        let byte = peek()
        if byte.isDigit || (byte == UInt8(ascii: ".") && peek(1).isDigit) { return try number() }
        if let literal = try textLiteral() { return literal }
        if byte.isIdentifierStart { return .identifier(identifier()) }
        if byte == UInt8(ascii: "`") { return try quotedIdentifier() }
        for length in [2, 1] where position + length <= bytes.count {
            let text = String(repairing: bytes[position..<position + length])
            guard let symbol = Token.Symbol(rawValue: text) else { continue }
            position += length
            return .symbol(symbol)
        }
        throw unexpectedCharacter()
    }

    private mutating func identifier() -> String {
        let start = position
        while peek().isIdentifierPart { position += 1 }
        return String(repairing: bytes[start..<position])
    }

    private mutating func quotedIdentifier() throws(ExpressionError) -> Token.Kind {
        let start = position
        position += 1
        while peek().isIdentifierPart || " .-/".utf8.contains(peek()) { position += 1 }
        guard peek() == UInt8(ascii: "`"), position > start + 1 else {
            throw ExpressionError(
                "a name in backticks holds letters, digits, blanks and . - / _ only", at: start)
        }
        position += 1
        return .quotedIdentifier(String(repairing: bytes[start + 1..<position - 1]))
    }

    private func unexpectedCharacter() -> ExpressionError {
        let scalar = String(repairing: bytes[position...].prefix(4)).unicodeScalars.first
        let isVisible = scalar.map { $0.value > 0x20 && $0.value != 0x7F } ?? false
        let character = scalar.map { isVisible ? "'\($0)' " : "" } ?? ""
        let code = String(scalar?.value ?? 0, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
        return ExpressionError(
            "unexpected character \(character)(U+\(padded)); names are letters a-z, digits and _",
            at: position)
    }
}

extension UInt8 {
    var isDigit: Bool { (48...57).contains(self) }
    var isLineEnd: Bool { self == 10 || self == 13 }
    var isIdentifierStart: Bool {
        (65...90).contains(self) || (97...122).contains(self) || self == UInt8(ascii: "_")
    }
    var isIdentifierPart: Bool { isIdentifierStart || isDigit }

    /// The value of a hexadecimal digit, `nil` when it is none.
    var hexadecimalDigit: UInt32? {
        switch self {
        case 48...57: UInt32(self) - 48
        case 65...70: UInt32(self) - 55
        case 97...102: UInt32(self) - 87
        default: nil
        }
    }
}
