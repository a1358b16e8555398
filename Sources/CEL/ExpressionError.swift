// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a usable expression: found before anything is evaluated.
package struct ExpressionError: Error, Sendable, Equatable {
    /// What sort of mistake it is.
    package enum Kind: Sendable, Equatable {
        /// The text does not follow the grammar.
        case syntax
        /// A variable or type that is not declared; holds the name.
        case undeclaredName(String)
        /// A function that does not exist; holds the name.
        case unknownFunction(String)
        /// A function or operator that does not take these types, or types that do not agree.
        case type
        /// A constant text that is no timestamp or duration.
        case constantText
        /// A regular expression that cannot be compiled.
        case regularExpression
        /// Something of CEL that is not offered here, such as message literals.
        case unsupported
        /// The text is beyond a limit; holds the limit's name in ``ExpressionLimits``.
        case limit(String)
    }

    /// One sentence without the place.
    package var message: String
    /// Where it is: bytes of UTF-8 from the start of the source.
    package var offset: Int
    /// What sort of mistake it is.
    package var kind: Kind
    /// The nearest known name, when a name is unknown and one is near.
    package var hint: String?

    /// Makes an error.
    package init(_ message: String, at offset: Int, kind: Kind = .syntax, hint: String? = nil) {
        self.message = message.shortened(to: 300)
        self.offset = offset
        self.kind = kind
        self.hint = hint
    }

    static func limit(_ name: String, _ message: String, at offset: Int) -> ExpressionError {
        ExpressionError(message, at: offset, kind: .limit(name))
    }
}

extension ExpressionError {
    /// Line and column of the mistake, both from 1; columns count code points.
    package func position(in source: String) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in source.utf8.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
