// SPDX-License-Identifier: Apache-2.0

import CLibcurl

/// The address of a server, read by the same parser that later connects, so that no second
/// reading can differ from the first. Its path, query and user part may be secrets: descriptions
/// show scheme, host and port only.
package struct ServerURL: Sendable, Hashable, CustomStringConvertible {
    /// The protocols that may leave the house.
    package enum Scheme: String, Sendable, Hashable, CaseIterable {
        case http, https, smtp, smtps
    }

    /// Why a text is no usable address.
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case tooLong
        case hasControlOrSpace
        case malformed
        case scheme(allowed: [Scheme])
        case noHost

        /// The reason in words; never the text itself, which may hold a secret.
        package var description: String {
            switch self {
            case .tooLong: "it is longer than \(ServerURL.maximumBytes) bytes"
            case .hasControlOrSpace: "it contains a space or a control character"
            case .malformed: "it is no URL"
            case .scheme(let allowed):
                "it must begin with "
                    + allowed.map { "\($0.rawValue)://" }.joined(separator: " or ")
            case .noHost: "it names no host"
            }
        }
    }

    /// UTF-8 bytes of an address: gateways put long tokens into it, none needs more.
    package static let maximumBytes = 4_096

    package let scheme: Scheme
    /// Lower case; IPv6 addresses without brackets.
    package let host: String
    /// The port, that of the scheme where none is written.
    package let port: Int
    /// The path, `/` at least.
    package let path: String
    /// The part after `?`, without it.
    package let query: String?
    /// Whether a user name or password is written in it.
    package let hasCredentials: Bool
    /// The whole address as written.
    let text: String

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - text: an absolute URL, at most `maximumBytes`.
    ///   - allowed: the schemes that it may have.
    package init(_ text: String, allowing allowed: [Scheme]) throws(Failure) {
        guard text.utf8.count <= Self.maximumBytes else { throw .tooLong }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { throw .hasControlOrSpace }
        guard let parts = curl_url() else { throw .malformed }
        defer { curl_url_cleanup(parts) }
        // Without "://" libcurl would guess a scheme from the host's name.
        guard text.contains("://"), curl_url_set(parts, CURLUPART_URL, text, 0) == CURLUE_OK
        else { throw allowed.isEmpty ? .malformed : .scheme(allowed: allowed) }
        guard let scheme = Self.part(CURLUPART_SCHEME, of: parts).flatMap(Scheme.init),
            allowed.contains(scheme)
        else { throw .scheme(allowed: allowed) }
        guard let host = Self.part(CURLUPART_HOST, of: parts), !host.isEmpty else {
            throw .noHost
        }
        guard let port = Self.part(CURLUPART_PORT, of: parts).flatMap({ Int($0) }) else {
            throw .malformed
        }
        self.scheme = scheme
        self.host = Self.withoutBrackets(host.lowercased())
        self.port = port
        path = Self.part(CURLUPART_PATH, of: parts) ?? "/"
        query = Self.part(CURLUPART_QUERY, of: parts)
        hasCredentials =
            Self.part(CURLUPART_USER, of: parts) != nil
            || Self.part(CURLUPART_PASSWORD, of: parts) != nil
        self.text = text
    }

    /// `https://host:443`: one lane of transfers, and all of it that may be shown.
    package var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme.rawValue)://\(name):\(port)"
    }

    /// The origin only.
    package var description: String { origin }

    /// Whether the host is this machine by its name or number.
    package var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasSuffix(".localhost")
            || IPv4Text.bytes(of: host)?.first == 127
    }

    private static func withoutBrackets(_ host: String) -> String {
        guard host.hasPrefix("["), host.hasSuffix("]") else { return host }
        return String(host.dropFirst().dropLast())
    }

    private static func part(_ part: CURLUPart, of parts: OpaquePointer) -> String? {
        var bytes: UnsafeMutablePointer<CChar>?
        let flags = part == CURLUPART_PORT ? UInt32(CURLU_DEFAULT_PORT) : 0
        guard curl_url_get(parts, part, &bytes, flags) == CURLUE_OK, let bytes else { return nil }
        defer { curl_free(bytes) }
        return String(cString: bytes)
    }
}

/// Dotted decimal IPv4 addresses.
enum IPv4Text {
    /// The four bytes; nil for any other text.
    static func bytes(of text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { UInt8($0) }
        return bytes.count == 4 ? bytes : nil
    }
}
