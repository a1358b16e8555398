// SPDX-License-Identifier: Apache-2.0
// What is wrong with an address, looked at before any channel sees it: a line feed in a recipient
// is a second SMTP command, a name and password in a URL end in somebody's log.

/// Why an address cannot be used.
package enum AddressFault: String, Sendable, Hashable, CaseIterable {
    case empty
    /// A control character, a line break, a space, or a character that is not seen.
    case forbiddenCharacter = "forbidden_character"
    /// Longer than its kind may be (RFC 5321, 4.5.3.1; URLs: `urlBytes`).
    case tooLong = "too_long"
    /// Not exactly one `@` with something before and after it.
    case noMailbox = "no_mailbox"
    /// The part before the `@` is neither words between dots nor in quotes.
    case localPart = "local_part"
    /// The part after the `@`, or the host of a URL, is no name of a host.
    case host
    /// Neither `http` nor `https`.
    case scheme
    /// A name or password stands in the URL.
    case userInfo = "user_info"
    /// Not `+` with 7 to 15 digits, the first not 0 (ITU-T E.164).
    case telephoneNumber = "telephone_number"

    /// UTF-8 bytes of a URL: longer ones are refused by many servers and proxies.
    package static let urlBytes = 2_048

    /// What is wrong, as a sentence without the address.
    package var sentence: String {
        switch self {
        case .empty: "The address is empty."
        case .forbiddenCharacter:
            "The address has a space, a control character or another that it may not have."
        case .tooLong: "The address is too long."
        case .noMailbox: "An e-mail address has one @ with something on both sides."
        case .localPart: "The part before the @ is not one that mail servers take."
        case .host: "The name of the host is not valid."
        case .scheme: "The address must begin with https:// or http://."
        case .userInfo: "The address must not contain a name or a password."
        case .telephoneNumber: "A telephone number is + and 7 to 15 digits, as in +8613800000000."
        }
    }

    /// The first thing that is wrong with an address, nil if it can be used. Whether anybody is
    /// there is another question.
    package static func of(_ contact: ContactPoint) -> AddressFault? {
        let address = contact.address
        if address.isEmpty { return .empty }
        if address.unicodeScalars.contains(where: isForbidden) { return .forbiddenCharacter }
        switch contact.medium {
        case .email: return ofMailbox(address)
        case .webhook: return ofURL(address)
        case .sms, .phone: return ofTelephoneNumber(address)
        }
    }

    // Spaces and angle brackets are allowed nowhere: `<` and `>` end an SMTP path, and no form of
    // quoting survives every relay.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.value <= 0x20 || scalar.value == 0x7F || scalar == "<" || scalar == ">"
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
            .privateUse, .unassigned:
            return true
        default:
            return false
        }
    }

    private static func ofTelephoneNumber(_ number: String) -> AddressFault? {
        let digits = number.utf8.dropFirst()
        let isGood =
            number.utf8.first == UInt8(ascii: "+") && (7...15).contains(digits.count)
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && digits.first != UInt8(ascii: "0")
        return isGood ? nil : .telephoneNumber
    }
}

// MARK: E-mail (RFC 5321 4.1.2, with the characters of RFC 6531)

extension AddressFault {
    private static func ofMailbox(_ address: String) -> AddressFault? {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return .noMailbox }
        guard address.utf8.count <= 254, parts[0].utf8.count <= 64 else { return .tooLong }
        guard isDotAtom(parts[0]) || isQuoted(parts[0]) else { return .localPart }
        guard isHost(parts[1]) || isAddressLiteral(parts[1]) else { return .host }
        return nil
    }

    private static func isDotAtom(_ text: Substring) -> Bool {
        let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
        return atoms.allSatisfy { atom in
            !atom.isEmpty && atom.unicodeScalars.allSatisfy(isAtomCharacter)
        }
    }

    private static func isAtomCharacter(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII || isLetterOrDigit(scalar)
            || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
    }

    private static func isQuoted(_ text: Substring) -> Bool {
        guard text.count > 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return false }
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                return false
            }
        }
        return !isEscaped
    }

    private static func isAddressLiteral(_ text: Substring) -> Bool {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return false }
        return isIPv4(text.dropFirst().dropLast())
            || text.hasPrefix("[IPv6:") && isIPv6(text.dropFirst(6).dropLast())
    }
}

// MARK: URLs and hosts

extension AddressFault {
    private static func ofURL(_ address: String) -> AddressFault? {
        guard address.utf8.count <= urlBytes else { return .tooLong }
        // Other bytes must be written as %XX or, in names of hosts, as xn--: receivers differ in
        // how they read them, and one reading may be another host.
        guard address.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\\") }) else {
            return .forbiddenCharacter
        }
        guard let separator = address.firstRange(of: "://") else { return .scheme }
        let scheme = address[..<separator.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return .scheme }
        let authority = address[separator.upperBound...].prefix { !"/?#".contains($0) }
        if authority.contains("@") { return .userInfo }
        return isAuthority(authority) ? nil : .host
    }

    private static func isAuthority(_ authority: Substring) -> Bool {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return false }
            let port = authority[authority.index(after: end)...]
            return isIPv6(authority[authority.index(after: authority.startIndex)..<end])
                && (port.isEmpty || port.hasPrefix(":") && isPort(port.dropFirst()))
        }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let host = parts.first, isHost(host) else { return false }
        return parts.count == 1 || isPort(parts[1])
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.utf8.count <= 5 && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
            && (1...65_535).contains(Int(text) ?? 0)
    }

    private static func isHost(_ text: Substring) -> Bool {
        guard text.utf8.count <= 253 else { return false }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.unicodeScalars.allSatisfy {
                    !$0.isASCII || isLetterOrDigit($0) || $0 == "-" || $0 == "_"
                }
        }
    }

    private static func isIPv4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy {
                (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
                    && (Int($0) ?? 256) <= 255
            }
    }

    // Groups of one to four digits, one `::` at most, an IPv4 address as the last two groups.
    private static func isIPv6(_ text: Substring) -> Bool {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        var count = 0
        for half in halves where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            for (place, group) in groups.enumerated() {
                let isLast = place == groups.count - 1 && half.endIndex == text.endIndex
                if isLast, group.contains("."), isIPv4(group) {
                    count += 2
                } else if (1...4).contains(group.utf8.count), group.allSatisfy(\.isHexDigit) {
                    count += 1
                } else {
                    return false
                }
            }
        }
        return halves.count == 2 ? count <= 7 : count == 8
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }
}
