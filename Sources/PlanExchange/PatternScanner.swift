// SPDX-License-Identifier: Apache-2.0

/// Cuts a condition, in CEL or in the pattern language of STIX that CACAO uses, into its pieces.
struct PatternScanner {
    /// A piece of a condition.
    enum Piece: Equatable {
        case word(String)
        /// A text in quotes, without them.
        case text(String)
        case number(String)
        /// A comparison, a logical operator, a parenthesis, a bracket or a comma.
        case sign(String)
    }

    /// Conditions longer than this are not translated; nobody could check the result.
    private static let mostBytes = 4_000

    private static let signs = [
        "==", "!=", "<=", ">=", "<>", "&&", "||", "=", "<", ">", "!", "(", ")", "[", "]", ",",
    ]

    /// The pieces in order; nil where something stands that neither language's comparisons have.
    static func pieces(of text: String) -> [Piece]? {
        guard text.utf8.count <= mostBytes else { return nil }
        var rest = Substring(text)
        var pieces: [Piece] = []
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "'" || first == "\"" {
                guard let inner = quoted(&rest, first) else { return nil }
                pieces.append(.text(inner))
            } else if first.isASCII, first.isLetter || first == "_" {
                let word = rest.prefix { $0.isWordPart }
                rest = rest.dropFirst(word.count)
                pieces.append(.word(String(word)))
            } else if first.isNumber || first == "-" {
                let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
                rest = rest.dropFirst(number.count)
                guard Double(number) != nil, !(rest.first?.isWordPart ?? false) else { return nil }
                pieces.append(.number(String(number)))
            } else {
                guard let sign = signs.first(where: { rest.hasPrefix($0) }) else { return nil }
                rest = rest.dropFirst(sign.count)
                pieces.append(.sign(sign))
            }
        }
        return pieces
    }

    // Escapes mean different things in the two languages: texts with them are not translated.
    private static func quoted(_ rest: inout Substring, _ quote: Character) -> String? {
        rest.removeFirst()
        let inner = rest.prefix { $0 != quote }
        guard inner.count < rest.count, !inner.contains("\\"), !inner.contains("'"),
            !inner.contains("\""), !inner.contains(where: \.isNewline)
        else { return nil }
        rest = rest.dropFirst(inner.count + 1)
        return String(inner)
    }
}

extension Character {
    // `__name__:value` is one word of STIX; CEL has no word with a colon or a hyphen, and one with
    // either names no fact.
    fileprivate var isWordPart: Bool {
        isASCII && (isLetter || isNumber || self == "_" || self == "-" || self == ":")
    }
}
