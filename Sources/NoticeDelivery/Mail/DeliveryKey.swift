// SPDX-License-Identifier: Apache-2.0

import Crypto
import Notation

/// The key of a delivery, `<notice>/<customer>/<channel>`, in the forms that other systems can
/// take. Keys hold customer numbers in any script and of any length, so each form carries a digest
/// of the whole key: the same on every attempt, different for every other key.
package struct DeliveryKey: Sendable, Hashable {
    private let raw: String
    private let digest: [UInt8]

    /// Takes any key.
    package init(_ raw: String) {
        self.raw = raw
        digest = Array(SHA256.hash(data: Array(raw.utf8)))
    }

    /// `<muster.…@domain>` for `Message-ID`; `domain` is that of a checked address.
    package func messageID(domain: String) -> String {
        "<muster.\(hexadecimal(20))@\(domain)>"
    }

    /// `msg_…`, letters and digits only: Standard Webhooks allows no dot.
    package var webhookID: String { "msg_\(hexadecimal(20))" }

    /// A file name without path or hidden meaning: what is readable of the key, and a digest.
    package var fileName: String {
        let readable = raw.utf8.prefix(100).map { byte -> Character in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte)
                || (97...122).contains(byte) || byte == 95
            return isPlain ? Character(UnicodeScalar(byte)) : "-"
        }
        return "m-\(String(readable))-\(hexadecimal(10)).eml"
    }

    private func hexadecimal(_ bytes: Int) -> String { Hexadecimal.text(digest.prefix(bytes)) }
}
