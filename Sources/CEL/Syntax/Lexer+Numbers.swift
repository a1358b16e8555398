// SPDX-License-Identifier: Apache-2.0

extension Lexer {
    /// Reads an int, uint or double literal; the position is at its first digit or dot.
    mutating func number() throws(ExpressionError) -> Token.Kind {
        let start = position
        if peek() == UInt8(ascii: "0"), peek(1) == UInt8(ascii: "x"),
            peek(2).hexadecimalDigit != nil
        {
            position += 2
            return try integer(from: position, radix: 16, start: start)
        }
        skipDigits()
        var isDouble = false
        if peek() == UInt8(ascii: "."), peek(1).isDigit {
            isDouble = true
            position += 1
            skipDigits()
        }
        if skipExponent() { isDouble = true }
        guard isDouble else {
            position = start
            return try integer(from: start, radix: 10, start: start)
        }
        let text = String(repairing: bytes[start..<position])
        // Swift, like C, wants a digit before the dot.
        guard let value = Double("0" + text), value.isFinite else {
            throw ExpressionError("the number \(text) does not fit a double", at: start)
        }
        return .double(value)
    }

    private mutating func skipDigits() {
        while peek().isDigit { position += 1 }
    }

    private mutating func skipExponent() -> Bool {
        guard peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") else { return false }
        let hasSign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
        let digits = hasSign ? 2 : 1
        guard peek(digits).isDigit else { return false }
        position += digits
        skipDigits()
        return true
    }

    private mutating func integer(
        from first: Int, radix: Int, start: Int
    ) throws(ExpressionError) -> Token.Kind {
        while radix == 16 ? peek().hexadecimalDigit != nil : peek().isDigit { position += 1 }
        let digits = String(repairing: bytes[first..<position])
        guard let magnitude = UInt64(digits, radix: radix) else {
            throw ExpressionError("the number \(digits) does not fit 64 bits", at: start)
        }
        guard peek() == UInt8(ascii: "u") || peek() == UInt8(ascii: "U") else {
            return .int(magnitude: magnitude)
        }
        position += 1
        return .uint(magnitude)
    }
}
