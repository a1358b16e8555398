// SPDX-License-Identifier: Apache-2.0

/// One thing to send and where: everything that the engine needs to know.
package struct TransferRequest: Sendable {
    package var url: ServerURL
    package var action: Action
    package var timeouts: TransferTimeouts
    package var addressPolicy: AddressPolicy
    /// A PEM file of the authorities that sign servers' certificates; nil: those of the system.
    package var certificateAuthorities: String?

    /// A request by its parts.
    package init(
        url: ServerURL, action: Action, timeouts: TransferTimeouts,
        addressPolicy: AddressPolicy, certificateAuthorities: String? = nil
    ) {
        self.url = url
        self.action = action
        self.timeouts = timeouts
        self.addressPolicy = addressPolicy
        self.certificateAuthorities = certificateAuthorities
    }

    /// The two protocols.
    package enum Action: Sendable {
        case mail(MailTransfer)
        case http(HTTPTransfer)
    }
}

/// One message for one recipient over SMTP.
package struct MailTransfer: Sendable {
    package var sender: MailAddress
    package var recipient: MailAddress
    /// The message with CRLF line ends; dots are stuffed on the way.
    package var message: [UInt8]
    package var encryption: Encryption
    package var credentials: Credentials?

    /// A transfer by its parts.
    package init(
        sender: MailAddress, recipient: MailAddress, message: [UInt8], encryption: Encryption,
        credentials: Credentials? = nil
    ) {
        self.sender = sender
        self.recipient = recipient
        self.message = message
        self.encryption = encryption
        self.credentials = credentials
    }

    /// How far a `smtp:` connection has to be encrypted by STARTTLS; `smtps:` always is.
    package enum Encryption: String, Sendable, Hashable, CaseIterable {
        /// Encrypted with a certificate that was checked, or nothing is sent.
        case required
        /// Encrypted when the relay offers it. The certificate is not checked: whoever could
        /// forge it could as well hide the offer (RFC 7435), and relays inside a house often have
        /// a self-made one.
        case opportunistic
        case never
    }

    /// A user name and a password for AUTH.
    package struct Credentials: Sendable, Equatable {
        package var username: Secret
        package var password: Secret
        /// Credentials by their parts.
        package init(username: Secret, password: Secret) {
            self.username = username
            self.password = password
        }
    }
}

/// One HTTP request; redirects are never followed.
package struct HTTPTransfer: Sendable {
    package var method: Method
    /// Header fields in order; names and values without control characters.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// Bytes of the answer's body that are taken; a longer one is cut off and the transfer ends.
    package var maximumResponseBytes: Int

    /// A request by its parts.
    package init(
        method: Method, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        maximumResponseBytes: Int
    ) {
        self.method = method
        self.headers = headers
        self.body = body
        self.maximumResponseBytes = maximumResponseBytes
    }

    /// The methods in use.
    package enum Method: String, Sendable, Hashable {
        case get = "GET"
        case post = "POST"
    }
}

/// How long a transfer may take.
package struct TransferTimeouts: Sendable, Hashable {
    /// Until the connection can be used: name, TCP, TLS and for SMTP greeting, EHLO, AUTH.
    package var connect: Duration
    /// Until one reply of an SMTP server comes, counted in whole seconds, at least one.
    package var response: Duration
    /// For everything together.
    package var total: Duration

    /// Limits by their parts, each longer than zero.
    package init(connect: Duration, response: Duration, total: Duration) {
        self.connect = connect
        self.response = response
        self.total = total
    }

    /// For relays. RFC 5321 (4.5.3.2) grants a relay ten minutes after the final dot; two are
    /// enough for content filters and keep a hanging relay from holding all places.
    package static let mail = TransferTimeouts(
        connect: .seconds(30), response: .seconds(120), total: .seconds(300))
    /// For webhooks: Standard Webhooks asks for 15 to 30 seconds.
    package static let webhook = TransferTimeouts(
        connect: .seconds(10), response: .seconds(30), total: .seconds(30))
}
