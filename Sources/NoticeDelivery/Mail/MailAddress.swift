// SPDX-License-Identifier: Apache-2.0

/// An address of the form `local@domain` that is safe in an SMTP command and in a header field:
/// libcurl sends a CR, LF or `>` in it as it stands, which would be further commands.
package struct MailAddress: Sendable, Hashable, CustomStringConvertible {
    /// Why a text is no usable address. Never holds the text itself, which is personal data.
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case noSingleAt
        case localPartLength
        case domainLength
        case forbiddenCharacter
        case domainForm

        /// The reason in words.
        package var description: String {
            switch self {
            case .noSingleAt: "it needs exactly one @"
            case .localPartLength: "the part before @ must have 1 to 64 bytes"
            case .domainLength: "the part after @ must have 1 to 255 bytes"
            case .forbiddenCharacter:
                "it contains a space, a control character or one of ()<>[]:;,\\\""
            case .domainForm: "the part after @ is no domain name"
            }
        }
    }

    /// The address as it goes into commands and headers.
    package let text: String
    /// The part after the @.
    package let domain: String

    /// Takes a plain address without name, brackets, comments or quotes; lengths by RFC 5321
    /// (4.5.3.1). Letters beyond ASCII are taken (RFC 6531); whether the relay can send them is
    /// the relay's answer.
    package init(_ text: String) throws(Failure) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .noSingleAt }
        guard (1...64).contains(parts[0].utf8.count) else { throw .localPartLength }
        guard (1...255).contains(parts[1].utf8.count) else { throw .domainLength }
        guard text.unicodeScalars.allSatisfy(Self.isAllowed) else { throw .forbiddenCharacter }
        guard Self.isDomain(parts[1]) else { throw .domainForm }
        self.text = text
        domain = String(parts[1])
    }

    /// The address itself.
    package var description: String { text }

    /// Whether it can stand in any header field and any SMTP session.
    package var isASCII: Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    private static let forbidden = Set("()<>[]:;,\\\" ".unicodeScalars)

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        !forbidden.contains(scalar) && !HeaderText.isUnsafe(scalar)
            && !scalar.properties.isWhitespace
    }

    private static func isDomain(_ text: Substring) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.unicodeScalars.allSatisfy { scalar in
                    scalar.value >= 0x80 || scalar == "-" || scalar == "_"
                        || scalar.properties.isAlphabetic
                        || ("0"..."9").contains(scalar)
                }
        }
    }
}

/// A sender: an address with the name that people see.
package struct Mailbox: Sendable, Hashable {
    /// Empty: the address alone.
    package let name: String
    package let address: MailAddress

    /// A mailbox by its parts.
    package init(name: String = "", address: MailAddress) {
        self.name = name
        self.address = address
    }

    /// Reads `Name <local@domain>`, `"Name" <local@domain>`, `<local@domain>` or `local@domain`.
    package init(_ text: String) throws(MailAddress.Failure) {
        guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
            self.init(address: try MailAddress(Self.trimmed(text[...])))
            return
        }
        let inner = text[text.index(after: open)...].dropLast()
        var name = Self.trimmed(text[..<open])
        if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
            name = Self.unquoted(name.dropFirst().dropLast())
        }
        self.init(
            name: HeaderText.sanitized(name), address: try MailAddress(Self.trimmed(inner)))
    }

    private static func trimmed(_ text: Substring) -> String {
        let blanks: Set<Character> = [" ", "\t"]
        let start = text.drop { blanks.contains($0) }
        return String(start.reversed().drop { blanks.contains($0) }.reversed())
    }

    private static func unquoted(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }
}
