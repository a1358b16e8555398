// SPDX-License-Identifier: Apache-2.0

/// The extension "encoders": base64.
enum Encoders {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .bytes(let bytes) = value else { throw .noOverload("base64.encode", value) }
        try machine.allow(textBytes: bytes.count / 3 * 4 + 4)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - group.count))
            for index in 0..<4 {
                let sextet = Int(bits >> UInt32(18 - 6 * index) & 63)
                text.append(index <= group.count ? alphabet[sextet] : UInt8(ascii: "="))
            }
        }
        return .string(String(repairing: text))
    }

    /// Accepts text with and without the padding.
    static func decode(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = value else { throw .noOverload("base64.decode", value) }
        try machine.allow(textBytes: text.utf8.count)
        let digits = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }.reversed()
        let padding = text.utf8.count - digits.count
        let isPaddedRight = padding == 0 || (padding <= 2 && text.utf8.count % 4 == 0)
        guard isPaddedRight, digits.count % 4 != 1 else { throw failure(value) }
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        for digit in digits {
            guard let sextet = sextet(digit) else { throw failure(value) }
            bits = (bits << 6 | sextet) & 0xFFFF
            bitCount += 6
            guard bitCount >= 8 else { continue }
            bitCount -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
        }
        return .bytes(bytes)
    }

    private static func sextet(_ digit: UInt8) -> UInt32? {
        switch digit {
        case 65...90: UInt32(digit) - 65
        case 97...122: UInt32(digit) - 71
        case 48...57: UInt32(digit) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    private static func failure(_ value: Value) -> EvaluationError {
        .invalid("\(value.shortText) is not base64")
    }
}

extension FunctionTable {
    static let encoders: [FunctionDefinition] = [
        .function("base64.encode", .unary(Encoders.encode), Signature(.bytes, to: .string)),
        .function("base64.decode", .unary(Encoders.decode), Signature(.string, to: .bytes)),
    ]
}
