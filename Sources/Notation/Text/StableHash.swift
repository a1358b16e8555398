// SPDX-License-Identifier: Apache-2.0

/// FNV-1a of 64 bits: the same in every process, unlike `Hasher`. It finds
/// places and sums up; it protects nothing. `CEL`, which imports nothing, has its own.
package struct StableHash: Sendable, Equatable {
    /// The hash of everything added so far.
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of nothing.
    package init() {}

    /// Adds a text and its end, so that `ab, c` and `a, bc` differ.
    package mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte: byte) }
        // No UTF-8 text contains this byte.
        add(byte: 0xFF)
    }

    /// Adds a number, its low byte first.
    package mutating func add(_ number: Int64) {
        var rest = UInt64(bitPattern: number)
        for _ in 0..<8 {
            add(byte: UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    /// Sixteen hexadecimal digits.
    package var hexadecimal: String { Hexadecimal.text(value) }

    /// Adds one byte.
    package mutating func add(byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
