// SPDX-License-Identifier: Apache-2.0

/// Bytes as hexadecimal digits. `CEL`, which imports nothing, has its own.
package enum Hexadecimal {
    private static let lower = Array("0123456789abcdef".utf8)
    private static let upper = Array("0123456789ABCDEF".utf8)

    /// Two lower case digits a byte.
    package static func text(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.underestimatedCount * 2)
        for byte in bytes {
            digits.append(lower[Int(byte >> 4)])
            digits.append(lower[Int(byte & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Two upper case digits, as percent encoding and quoted-printable text have them.
    package static func upper(_ byte: UInt8) -> String {
        String(decoding: [upper[Int(byte >> 4)], upper[Int(byte & 15)]], as: UTF8.self)
    }

    /// A number in lower case digits, with leading zeros: sixteen digits.
    package static func text(_ number: UInt64) -> String {
        text((0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
    }
}
