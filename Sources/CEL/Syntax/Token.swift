// SPDX-License-Identifier: Apache-2.0

/// One lexical element of an expression and the byte at which it begins.
struct Token: Sendable {
    enum Kind: Sendable, Hashable {
        case identifier(String)
        /// A selector in backticks, which may hold what an identifier may not.
        case quotedIdentifier(String)
        /// The digits only; whether a minus belongs to it is for the parser to say, because
        /// -9223372036854775808 fits an int and 9223372036854775808 does not.
        case int(magnitude: UInt64)
        case uint(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        case symbol(Symbol)
        case end
    }

    enum Symbol: String, Sendable, CaseIterable {
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case and = "&&"
        case or = "||"
        case less = "<"
        case greater = ">"
        case not = "!"
        case plus = "+"
        case minus = "-"
        case star = "*"
        case slash = "/"
        case percent = "%"
        case question = "?"
        case colon = ":"
        case comma = ","
        case dot = "."
        case openParenthesis = "("
        case closeParenthesis = ")"
        case openBracket = "["
        case closeBracket = "]"
        case openBrace = "{"
        case closeBrace = "}"
    }

    let kind: Kind
    let offset: Int

    /// How an error message names it.
    var name: String {
        switch kind {
        case .identifier(let name): "'\(name)'"
        case .quotedIdentifier(let name): "'`\(name)`'"
        case .int, .uint, .double: "a number"
        case .string: "a string"
        case .bytes: "bytes"
        case .symbol(let symbol): "'\(symbol.rawValue)'"
        case .end: "the end of the expression"
        }
    }
}

/// Words that a program may not use as names of variables and functions; fields and methods may
/// bear those of the second set.
enum ReservedWord {
    static let ofTheGrammar: Set<String> = ["true", "false", "null", "in"]
    static let forHostLanguages: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let",
        "loop", "package", "namespace", "return", "var", "void", "while",
    ]
}
