// SPDX-License-Identifier: Apache-2.0

/// A piece of a condition, as far as the lint looks at conditions. They have been compiled before,
/// so that nothing here has to find mistakes in them.
package struct ConditionToken: Equatable {
    package enum Kind: Equatable {
        case word(String)
        case number(Double)
        case text(String)
        case symbol(String)
    }

    package var kind: Kind
    /// Bytes of UTF-8 before it.
    package var offset: Int

    /// The symbol, empty for anything else.
    package var symbol: String { if case .symbol(let symbol) = kind { symbol } else { "" } }

    /// How it is written, for comparing parts of conditions with each other.
    package var written: String {
        switch kind {
        case .word(let word): word
        case .number(let number): "\(number)"
        case .text(let text): "\"\(text)\""
        case .symbol(let symbol): symbol
        }
    }

    /// The tokens of a condition; nil where it has a text that is not worth understanding here:
    /// one with an escape, a prefix or three quotes.
    package static func tokens(of source: String) -> [ConditionToken]? {
        var reader = Reader(bytes: Array(source.utf8))
        return reader.tokens()
    }

    private struct Reader {
        package let bytes: [UInt8]
        package var index = 0

        package mutating func tokens() -> [ConditionToken]? {
            var tokens: [ConditionToken] = []
            while let start = next() {
                guard let kind = kind(at: start) else { return nil }
                tokens.append(ConditionToken(kind: kind, offset: start))
            }
            return tokens
        }

        private mutating func next() -> Int? {
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count,
                    bytes[index + 1] == UInt8(ascii: "/")
                {
                    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
                } else if [0x20, 0x09, 0x0A, 0x0D, 0x0C].contains(bytes[index]) {
                    index += 1
                } else {
                    return index
                }
            }
            return nil
        }

        private mutating func kind(at start: Int) -> Kind? {
            let byte = bytes[start]
            if byte.isDigit { return number() }
            if byte.isLetterOrDigit || byte == UInt8(ascii: "_") { return word() }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return text(byte) }
            return symbol()
        }

        private mutating func number() -> Kind? {
            let start = index
            var isExponent = false
            while index < bytes.count {
                let byte = bytes[index]
                let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
                guard byte.isLetterOrDigit || byte == UInt8(ascii: ".") || (isSign && isExponent)
                else { break }
                isExponent = byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
                index += 1
            }
            var digits = String(decoding: bytes[start..<index], as: UTF8.self)
            if digits.hasSuffix("u") || digits.hasSuffix("U") { digits.removeLast() }
            return Double(digits).map { .number($0) }
        }

        private mutating func word() -> Kind? {
            let start = index
            while index < bytes.count,
                bytes[index].isLetterOrDigit || bytes[index] == UInt8(ascii: "_")
            { index += 1 }
            // r"…", b"…": a text with a prefix.
            if index < bytes.count,
                bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'")
            {
                return nil
            }
            return .word(String(decoding: bytes[start..<index], as: UTF8.self))
        }

        private mutating func text(_ quote: UInt8) -> Kind? {
            let start = index + 1
            index = start
            while index < bytes.count, bytes[index] != quote {
                if bytes[index] == UInt8(ascii: "\\") { return nil }
                index += 1
            }
            let content = String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
            index += 1
            // Nothing between two quotes and a third: a text in three quotes.
            if content.isEmpty, index < bytes.count, bytes[index] == quote { return nil }
            return .text(content)
        }

        private static let pairs: Set<String> = ["&&", "||", "==", "!=", "<=", ">="]

        private mutating func symbol() -> Kind? {
            let end = min(index + 2, bytes.count)
            let pair = String(decoding: bytes[index..<end], as: UTF8.self)
            if Self.pairs.contains(pair) {
                index = end
                return .symbol(pair)
            }
            let single = String(decoding: bytes[index..<(index + 1)], as: UTF8.self)
            index += 1
            return .symbol(single)
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
