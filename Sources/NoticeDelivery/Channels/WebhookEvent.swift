// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
package import Notation
package import ResponseCore
import ResponseModel

/// A delivery as an event of Standard Webhooks.
package struct WebhookEvent: Sendable {
    /// The same on every attempt.
    package let id: String
    /// JSON in UTF-8, the same on every attempt.
    package let body: [UInt8]

    /// The event of a delivery: its moment is the date of the message.
    package init(_ delivery: Delivery) {
        id = DeliveryKey(delivery.key).webhookID
        let json: JSON = [
            "type": "notice.released",
            "timestamp": .string(delivery.date.description),
            "data": Self.data(delivery),
        ]
        body = json.canonicalBytes
    }

    /// An event by its parts.
    package init(id: String, body: [UInt8]) {
        self.id = id
        self.body = body
    }

    /// The three header fields; the signature only where there are secrets.
    ///
    /// - Parameter moment: the time of the attempt.
    package func headers(at moment: Timestamp, secrets: [WebhookSecret])
        -> [(name: String, value: String)]
    {
        let seconds = String(moment.milliseconds.flooringQuotient(1_000))
        let identity = [
            (name: "webhook-id", value: id), (name: "webhook-timestamp", value: seconds),
        ]
        guard !secrets.isEmpty else { return identity }
        let content = Array("\(id).\(seconds).".utf8) + body
        let signatures = secrets.map { $0.signature(of: content) }.joined(separator: " ")
        return identity + [(name: "webhook-signature", value: signatures)]
    }

    private static func data(_ delivery: Delivery) -> JSON {
        [
            "incident": .string(delivery.incident.raw),
            "key": .string(delivery.key),
            "channel": .string(delivery.channel.raw),
            "recipient": .string(delivery.recipient),
            "medium": .string(delivery.address.medium.rawValue),
            "address": .string(delivery.address.address),
            "language": .string(delivery.text.language.rawValue),
            "subject": .string(delivery.text.subject),
            "body": .string(delivery.text.body),
            "short": delivery.text.short.map { .string($0) } ?? .null,
        ]
    }
}

/// A shared secret of Standard Webhooks, `whsec_` and base64. Never shown.
package struct WebhookSecret: Sendable, CustomStringConvertible, CustomReflectable {
    /// Why a text is no secret.
    package enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
        case form
        case length

        /// The reason in words.
        package var description: String {
            switch self {
            case .form: "it must be \"whsec_\" followed by base64"
            case .length: "it must hold 24 to 64 bytes"
            }
        }
    }

    private let key: SymmetricKey

    /// Reads a secret, with or without its prefix.
    package init(_ text: String) throws(Failure) {
        let encoded = text.hasPrefix("whsec_") ? String(text.dropFirst(6)) : text
        guard let bytes = Data(base64Encoded: encoded) else { throw .form }
        guard (24...64).contains(bytes.count) else { throw .length }
        key = SymmetricKey(data: bytes)
    }

    /// `v1,` and the HMAC-SHA256 of the content in base64.
    package func signature(of content: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: content, using: key)
        return "v1,\(Data(code).base64EncodedString())"
    }

    /// The same for every secret.
    package var description: String { "(secret)" }
    /// Shows nothing to `dump`.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
