// SPDX-License-Identifier: Apache-2.0

/// The mail relay of the organisation, as its setting names it:
/// `smtp://host:port/ehlo-name?tls=required`, `smtps://host`, or `host:port`.
package struct SMTPRelay: Sendable {
    /// Why a setting names no usable relay.
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case address(ServerURL.Failure)
        case hasCredentials
        case option(String)
        case ehloName
        case plainCredentials

        /// The reason in words.
        package var description: String {
            switch self {
            case .address(let why): why.description
            case .hasCredentials:
                "user name and password belong in `username` and `password`, not in the address"
            case .option(let name):
                "option \"\(name)\" is not known; there is tls=required, tls=opportunistic and "
                    + "tls=never"
            case .ehloName: "the name for EHLO (the path of the address) is no host name"
            case .plainCredentials:
                "a password would be sent unencrypted; that is allowed to this machine only"
            }
        }
    }

    /// The address that is connected to.
    let url: ServerURL
    let encryption: MailTransfer.Encryption
    let credentials: MailTransfer.Credentials?

    /// Reads a setting.
    ///
    /// Without `tls=`, encryption is required when there are credentials, and otherwise used when
    /// the relay offers it. To this machine credentials may go unencrypted.
    ///
    /// - Parameters:
    ///   - setting: the text of the setting.
    ///   - credentials: for AUTH; nil: no AUTH.
    ///   - defaultName: what EHLO says where the address has no path: a host or domain name.
    package init(_ setting: String, credentials: MailTransfer.Credentials?, defaultName: String)
        throws(Failure)
    {
        let written = try Self.url(setting.contains("://") ? setting : "smtp://\(setting)")
        guard !written.hasCredentials else { throw .hasCredentials }
        let wish = try Self.encryption(written.query)
        let fallback: MailTransfer.Encryption =
            credentials != nil && !written.isLoopback ? .required : .opportunistic
        encryption = wish ?? fallback
        if credentials != nil, written.scheme == .smtp, !written.isLoopback {
            guard encryption == .required else { throw .plainCredentials }
        }
        let path = written.path.dropFirst()
        let name = path.isEmpty ? defaultName : String(path)
        guard Self.isHostName(name) else { throw .ehloName }
        url = try Self.url("\(written.origin)/\(name)")
        self.credentials = credentials
    }

    private static func url(_ text: String) throws(Failure) -> ServerURL {
        do throws(ServerURL.Failure) {
            return try ServerURL(text, allowing: [.smtp, .smtps])
        } catch {
            throw .address(error)
        }
    }

    private static func encryption(_ query: String?) throws(Failure) -> MailTransfer.Encryption? {
        guard let query, !query.isEmpty else { return nil }
        guard query.hasPrefix("tls="),
            let wish = MailTransfer.Encryption(rawValue: String(query.dropFirst(4)))
        else { throw .option(query) }
        return wish
    }

    private static func isHostName(_ name: String) -> Bool {
        (1...255).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || byte == 45 || byte == 46
            }
    }
}
