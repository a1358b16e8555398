// SPDX-License-Identifier: Apache-2.0

extension Lexer {
    /// Reads a string or bytes literal; `nil` when none begins here.
    mutating func textLiteral() throws(ExpressionError) -> Token.Kind? {
        let start = position
        var length = 0
        let isBytes = peek() == UInt8(ascii: "b") || peek() == UInt8(ascii: "B")
        if isBytes { length += 1 }
        let isRaw = peek(length) == UInt8(ascii: "r") || peek(length) == UInt8(ascii: "R")
        if isRaw { length += 1 }
        let quote = peek(length)
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        position += length + 1
        let isTriple = peek() == quote && peek(1) == quote
        if isTriple { position += 2 }
        let style = TextStyle(quote: quote, isTriple: isTriple, isRaw: isRaw, isBytes: isBytes)
        let content = try textContent(style, start: start)
        return isBytes ? .bytes(content) : .string(String(repairing: content))
    }

    private struct TextStyle {
        let quote: UInt8
        let isTriple: Bool
        let isRaw: Bool
        let isBytes: Bool
    }

    private mutating func textContent(
        _ style: TextStyle, start: Int
    ) throws(ExpressionError) -> [UInt8] {
        var content: [UInt8] = []
        while position < bytes.count {
            let byte = peek()
            if byte == style.quote {
                if !style.isTriple {
                    position += 1
                    return content
                }
                if peek(1) == byte, peek(2) == byte {
                    position += 3
                    return content
                }
            }
            if byte.isLineEnd, !style.isTriple { break }
            if byte == UInt8(ascii: "\\"), !style.isRaw {
                try escape(into: &content, isBytes: style.isBytes)
            } else {
                content.append(byte)
                position += 1
            }
        }
        throw ExpressionError("the string is not closed", at: start)
    }

    private mutating func escape(
        into content: inout [UInt8], isBytes: Bool
    ) throws(ExpressionError) {
        let start = position
        let code = peek(1)
        position += 2
        if let byte = Self.simpleEscapes[code] {
            content.append(byte)
            return
        }
        let value: UInt32
        switch code {
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            value = try digits(2, start: start)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            position -= 1
            value = try octalDigits(start: start)
        case UInt8(ascii: "u") where !isBytes:
            value = try digits(4, start: start)
        case UInt8(ascii: "U") where !isBytes:
            value = try digits(8, start: start)
        default:
            throw Self.badEscape(at: start)
        }
        if isBytes {
            content.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(value) {
            content.append(contentsOf: Array(String(scalar).utf8))
        } else {
            throw ExpressionError("the escape is not a Unicode code point", at: start)
        }
    }

    private static func badEscape(at offset: Int) -> ExpressionError {
        ExpressionError("unknown escape; write \\\\ for a backslash", at: offset)
    }

    private static let simpleEscapes: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
        UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
        UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): 92, UInt8(ascii: "?"): 63,
        UInt8(ascii: "\""): 34, UInt8(ascii: "'"): 39, UInt8(ascii: "`"): 96,
    ]

    private mutating func digits(_ count: Int, start: Int) throws(ExpressionError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = peek().hexadecimalDigit else { throw Self.badEscape(at: start) }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    private mutating func octalDigits(start: Int) throws(ExpressionError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<3 {
            guard (48...55).contains(peek()) else { throw Self.badEscape(at: start) }
            value = value << 3 | UInt32(peek() - 48)
            position += 1
        }
        return value
    }
}
