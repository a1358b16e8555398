// SPDX-License-Identifier: Apache-2.0

/// Why a text is no JSON that can be taken, and where.
package struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    package var code: Code
    /// Bytes before the place, from 0.
    package var offset: Int
    /// Counted from 1; lines end with a line feed.
    package var line: Int
    /// Counted in code points from 1.
    package var column: Int
    /// What is wrong, without the place, as a sentence.
    package var message: String
    /// How to mend it, as a sentence.
    package var help: String

    /// The kinds of error, stable for programs.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// Not JSON as RFC 8259 has it, or not UTF-8.
        case malformed
        /// An object has a member twice: readers would disagree about which one counts.
        case duplicateKey = "duplicate_key"
        /// A number that no 64-bit double comes near to.
        case numberRange = "number_range"
        /// Beyond one of the `JSONLimits`.
        case tooLarge = "too_large"
    }

    /// An error at a byte of a text, whose line and column are counted here.
    init(_ code: Code, at offset: Int, in bytes: [UInt8], _ message: String, help: String) {
        self.code = code
        self.offset = offset
        self.message = message
        self.help = help
        line = 1
        column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
    }

    /// `line 3, column 7 (byte 41): message help`.
    package var description: String {
        "line \(line), column \(column) (byte \(offset)): \(message) \(help)"
    }
}
