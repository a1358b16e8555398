// SPDX-License-Identifier: Apache-2.0

extension IPAddress {
    /// Reads an address. Zones and version 4 mapped into version 6 are refused.
    package init?(_ text: String) {
        guard text.utf8.count <= 45 else { return nil }
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bits = Self.version6(text), bits >> 32 != 0xFFFF else { return nil }
            self.init(bits: bits, isVersion4: false)
        } else {
            guard let bits = Self.version4(Substring(text)) else { return nil }
            self.init(bits: UInt128(bits), isVersion4: true)
        }
    }

    /// A decimal number without needless zeros.
    static func decimal(_ text: Substring, maximum: Int) -> Int? {
        guard text.utf8.allSatisfy(\.isDigit), text.utf8.count < 4, let value = Int(text),
            value <= maximum, text.utf8.count == 1 || text.utf8.first != UInt8(ascii: "0")
        else { return nil }
        return value
    }

    private static func version4(_ text: Substring) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard let value = decimal(part, maximum: 255) else { return nil }
            bits = bits << 8 | UInt32(value)
        }
        return bits
    }

    private static func version6(_ text: String) -> UInt128? {
        var halves = [Substring(text)]
        let characters = Array(text.utf8)
        let colon = UInt8(ascii: ":")
        if let gap = TextSearch.find([colon, colon], in: characters) {
            halves = [
                Substring(String(repairing: characters[..<gap])),
                Substring(String(repairing: characters[(gap + 2)...])),
            ]
        }
        var groups: [[UInt16]] = []
        for (index, half) in halves.enumerated() {
            guard let parsed = self.groups(half, mayEndInVersion4: index == halves.count - 1)
            else { return nil }
            groups.append(parsed)
        }
        let count = groups.reduce(0) { $0 + $1.count }
        guard halves.count == 2 ? count < 8 : count == 8 else { return nil }
        let zeros: [UInt16] = Array(repeating: 0, count: 8 - count)
        let all = halves.count == 2 ? groups[0] + zeros + groups[1] : groups[0]
        return all.reduce(0) { $0 << 16 | UInt128($1) }
    }

    private static func groups(_ text: Substring, mayEndInVersion4: Bool) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, mayEndInVersion4, let bits = version4(part) {
                groups += [UInt16(bits >> 16), UInt16(bits & 0xFFFF)]
                continue
            }
            guard (1...4).contains(part.utf8.count),
                part.utf8.allSatisfy({ $0.hexadecimalDigit != nil }),
                let group = UInt16(part, radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups
    }

    /// The canonical text (RFC 5952): lower case, the longest run of zero groups as "::".
    package var text: String {
        if isVersion4 {
            return (0..<4).map { String(bits >> UInt128(24 - 8 * $0) & 255) }
                .joined(separator: ".")
        }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        let run = Self.longestZeroRun(groups)
        let texts = groups.map { String($0, radix: 16) }
        guard run.count > 1 else { return texts.joined(separator: ":") }
        return texts[..<run.lowerBound].joined(separator: ":") + "::"
            + texts[run.upperBound...].joined(separator: ":")
    }

    private static func longestZeroRun(_ groups: [UInt16]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for index in 0...groups.count where index == groups.count || groups[index] != 0 {
            if index - start > longest.count { longest = start..<index }
            start = index + 1
        }
        return longest
    }
}
