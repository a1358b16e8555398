// SPDX-License-Identifier: Apache-2.0

import Crypto
import Notation

/// A UUID made of a name: version 5 of RFC 9562, so that one thing has one identifier for ever.
struct NameUUID: Hashable {
    /// `c0ffee00-…`, in lower case.
    let text: String

    /// The namespace of everything that Muster names.
    static let muster = NameUUID(text: "6c1f0b52-8a57-5d0b-9d54-3e7a41c8f2d6")

    private init(text: String) { self.text = text }

    /// Takes the 32 digits and four hyphens of a UUID of any version; nil for anything else.
    init?(parsing text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return nil }
        for (place, byte) in bytes.enumerated() {
            let isRight =
                [8, 13, 18, 23].contains(place)
                ? byte == UInt8(ascii: "-") : Character(UnicodeScalar(byte)).isHexDigit
            guard isRight else { return nil }
        }
        self.text = text.lowercased()
    }

    /// The UUID of a name within this one.
    func named(_ name: String) -> NameUUID {
        var bytes = Array(Insecure.SHA1.hash(data: octets + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let groups = [bytes[..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10...]]
        return NameUUID(text: groups.map { Hexadecimal.text($0) }.joined(separator: "-"))
    }

    private var octets: [UInt8] {
        let nibbles = text.compactMap(\.hexDigitValue)
        return stride(from: 0, to: nibbles.count, by: 2).map {
            UInt8(nibbles[$0] << 4 | nibbles[$0 + 1])
        }
    }
}
