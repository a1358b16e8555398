// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Tells usable addresses from others. Strict, because what passes is written into mail headers,
/// commands of a relay and request lines.
enum AddressCheck {
    /// The address in the form in which it is kept, or nil when it cannot be one.
    static func normalized(_ address: String, medium: Medium) -> String? {
        switch medium {
        case .email: isEmail(address) ? address : nil
        case .sms, .phone: telephone(address)
        case .webhook: isWebAddress(address) ? address : nil
        }
    }

    /// What such an address looks like.
    static func example(_ medium: Medium) -> String {
        switch medium {
        case .email: "name@example.org"
        case .sms, .phone: "\"+8613800000001\": a plus sign, then 7 to 15 digits"
        case .webhook: "https://example.org/hooks"
        }
    }

    /// One `@`, something on both sides, a domain with a dot or `localhost`; no space, control
    /// character or one of `<>(),;:\"[]` (RFC 5321 without quoted local parts).
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, (1...64).contains(parts[0].utf8.count)
        else { return false }
        let banned: Set<Unicode.Scalar> = ["<", ">", "(", ")", ",", ";", ":", "\\", "\"", "[", "]"]
        let isClean = text.unicodeScalars.allSatisfy { scalar in
            scalar.value > 0x20 && scalar.value != 0x7F && !banned.contains(scalar)
                && !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
        }
        guard isClean, !hasStrayDot(parts[0]) else { return false }
        return isHost(parts[1], allowsUnicode: true)
    }

    private static func hasStrayDot(_ text: Substring) -> Bool {
        text.hasPrefix(".") || text.hasSuffix(".") || text.contains("..")
    }

    /// E.164; spaces and hyphens are dropped.
    static func telephone(_ text: String) -> String? {
        let bare = text.filter { $0 != " " && $0 != "-" }
        let digits = bare.dropFirst()
        guard bare.hasPrefix("+"), (7...15).contains(digits.count),
            digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.first != "0"
        else { return nil }
        return bare
    }

    /// An `http` or `https` URL with a host, without user name and without anything that could end
    /// a request line.
    static func isWebAddress(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix),
            text.utf8.count <= 2_048, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return false }
        guard !text.contains(where: { "<>\"\\^`{|}".contains($0) }) else { return false }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.contains("@") else { return false }
        return isAuthority(authority)
    }

    private static func isAuthority(_ text: Substring) -> Bool {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let port = text[text.index(after: end)...]
            return text.dropFirst().prefix { $0 != "]" }.contains(":") && isPort(port)
        }
        let host = text.prefix { $0 != ":" }
        return isHost(host, allowsUnicode: false) && isPort(text.dropFirst(host.count))
    }

    private static func isPort(_ text: Substring) -> Bool {
        guard !text.isEmpty else { return true }
        guard text.hasPrefix(":"), let port = Int(text.dropFirst()) else { return false }
        return (1...65_535).contains(port)
    }

    private static func isHost(_ text: Substring, allowsUnicode: Bool) -> Bool {
        guard !text.isEmpty, text.utf8.count <= 253 else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && !label.hasPrefix("-")
                && !label.hasSuffix("-")
                && label.utf8.allSatisfy {
                    $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || (allowsUnicode && $0 >= 0x80)
                }
        }
    }
}
