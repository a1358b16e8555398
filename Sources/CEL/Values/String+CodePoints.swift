// SPDX-License-Identifier: Apache-2.0
// Swift compares strings by canonical equivalence; CEL compares code points. UTF-8 keeps the order
// of code points, so all of this works on UTF-8 bytes.

extension String {
    /// Whether both consist of the same code points.
    func hasSameCodePoints(as other: String) -> Bool {
        utf8.count == other.utf8.count
            && withBytes { left in other.withBytes { right in left.begins(with: right) } }
    }

    /// Whether this comes before another in the order of code points.
    func precedesByCodePoints(_ other: String) -> Bool {
        withBytes { left in other.withBytes { right in left.lexicographicallyPrecedes(right) } }
    }

    /// The number of code points.
    var codePointCount: Int {
        withBytes { bytes in
            var count = 0
            for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }

    /// Calls a closure with the UTF-8 bytes, without a copy for native strings.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        return Array(utf8).withUnsafeBufferPointer(body)
    }

    /// The text, or its beginning when it has more code points than a message should.
    func shortened(to limit: Int) -> String {
        guard utf8.count > limit, unicodeScalars.count > limit else { return self }
        return String(unicodeScalars.prefix(limit)) + "…"
    }

    /// Text of bytes that are known or meant to be UTF-8; wrong sequences become U+FFFD.
    init(repairing bytes: some Collection<UInt8>) {
        self.init(decoding: bytes, as: UTF8.self)
    }

    /// Text of bytes, `nil` when they are not valid UTF-8.
    init?(strict bytes: [UInt8]) {
        self.init(validating: bytes, as: UTF8.self)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether these bytes begin with others; eight at a time, because names and labels are short
    /// and compared often.
    func begins(with other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count >= other.count else { return false }
        guard let left = UnsafeRawPointer(baseAddress),
            let right = UnsafeRawPointer(other.baseAddress)
        else { return true }
        func isSame(at offset: Int) -> Bool {
            left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                == right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        }
        var offset = 0
        while offset + 8 <= other.count {
            guard isSame(at: offset) else { return false }
            offset += 8
        }
        // The last eight bytes overlap some that were compared.
        if other.count > 8 { return offset == other.count || isSame(at: other.count - 8) }
        while offset < other.count {
            guard self[offset] == other[offset] else { return false }
            offset += 1
        }
        return true
    }

    /// Whether these bytes end with others.
    func ends(with other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count >= other.count else { return false }
        return UnsafeBufferPointer(rebasing: suffix(other.count)).begins(with: other)
    }
}
