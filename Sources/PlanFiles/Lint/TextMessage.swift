// SPDX-License-Identifier: Apache-2.0

/// How many parts a text takes as a short message (3GPP TS 23.038 and 23.040).
struct TextMessage {
    /// Whether all its characters are in the GSM 7-bit alphabet; otherwise it is sent in UCS-2.
    let isGSM: Bool
    /// Septets of GSM-7, or 16-bit units of UCS-2.
    let length: Int
    /// Messages that it is cut into.
    let segments: Int

    /// What one message holds.
    var limit: Int { isGSM ? 160 : 70 }

    /// Whether a text fits one message in either alphabet, without a look at its characters: of 70
    /// units at most each may take two septets.
    static func surelyFits(_ text: String) -> Bool { text.utf16.count <= 70 }

    init(_ text: String) {
        let scalars = text.unicodeScalars
        isGSM = scalars.allSatisfy { Self.basic.contains($0) || Self.extended.contains($0) }
        // An extended character takes an escape and itself, a character beyond the first 65,536
        // two units; neither is cut in half.
        let isGSM = isGSM
        let sizes = scalars.map { scalar in
            isGSM ? (Self.extended.contains(scalar) ? 2 : 1) : UTF16.width(scalar)
        }
        length = sizes.reduce(0, +)
        // A part of a longer text carries a header of six bytes.
        segments =
            length <= (isGSM ? 160 : 70) ? 1 : Self.parts(sizes, capacity: isGSM ? 153 : 67)
    }

    private static func parts(_ sizes: [Int], capacity: Int) -> Int {
        var parts = 1
        var room = capacity
        for size in sizes {
            if size > room {
                parts += 1
                room = capacity
            }
            room -= size
        }
        return parts
    }

    private static let basic = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
    private static let extended = Set("\u{0C}^{}\\[~]|€".unicodeScalars)
}
