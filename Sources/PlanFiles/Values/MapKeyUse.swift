// SPDX-License-Identifier: Apache-2.0

/// A place in an expression where a constant key of a map is read: `steps["failover"]` or
/// `measures.first_notice`.
struct MapKeyUse {
    var key: String
    /// Bytes of UTF-8 before the key.
    var offset: Int

    /// Every use of a map variable in the text of an expression that has been compiled already.
    static func all(of variable: String, in source: String) -> [MapKeyUse] {
        let bytes = Array(source.utf8)
        let name = Array(variable.utf8)
        var uses: [MapKeyUse] = []
        for start in bytes.indices where bytes[start...].starts(with: name) {
            let isPart = start > 0 && (bytes[start - 1].isWordByte || bytes[start - 1] == dot)
            guard !isPart, let use = use(in: bytes, from: start + name.count) else { continue }
            uses.append(use)
        }
        return uses
    }

    private static let dot = UInt8(ascii: ".")

    private static func use(in bytes: [UInt8], from start: Int) -> MapKeyUse? {
        let next = skipSpaces(bytes, start)
        guard next < bytes.count else { return nil }
        if bytes[next] == dot { return member(in: bytes, from: skipSpaces(bytes, next + 1)) }
        guard bytes[next] == UInt8(ascii: "[") else { return nil }
        let quote = skipSpaces(bytes, next + 1)
        guard quote < bytes.count,
            bytes[quote] == UInt8(ascii: "\"") || bytes[quote] == UInt8(ascii: "'")
        else { return nil }
        let content = bytes[(quote + 1)...].prefix { $0 != bytes[quote] }
        // A key with an escape is not worth understanding here.
        guard !content.contains(UInt8(ascii: "\\")) else { return nil }
        return MapKeyUse(key: String(decoding: content, as: UTF8.self), offset: quote + 1)
    }

    private static func member(in bytes: [UInt8], from start: Int) -> MapKeyUse? {
        guard start <= bytes.count else { return nil }
        let word = bytes[start...].prefix { $0.isWordByte }
        let after = skipSpaces(bytes, start + word.count)
        // A word before a bracket is a function: steps.exists(…).
        let isCall = after < bytes.count && bytes[after] == UInt8(ascii: "(")
        guard !word.isEmpty, !isCall else { return nil }
        return MapKeyUse(key: String(decoding: word, as: UTF8.self), offset: start)
    }

    private static func skipSpaces(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
        return index
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool { isLetterOrDigit || self == UInt8(ascii: "_") }
}
