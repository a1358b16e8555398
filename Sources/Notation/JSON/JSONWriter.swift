// SPDX-License-Identifier: Apache-2.0
// JSON value to text. Canonical text is what digests are taken of: after RFC 8785, but members are
// sorted by their UTF-8 bytes and integers of 64 bits are written exactly.

extension JSON {
    /// Sorted members, no white space: equal values give equal text.
    package var canonical: String { String(decoding: canonicalBytes, as: UTF8.self) }
    /// `canonical` as UTF-8.
    package var canonicalBytes: [UInt8] { JSONWriter.bytes(of: self, .canonical) }
    /// Members in their own order, no white space.
    package var compact: String { String(decoding: compactBytes, as: UTF8.self) }
    /// `compact` as UTF-8.
    package var compactBytes: [UInt8] { JSONWriter.bytes(of: self, .compact) }
    /// Members in their own order, one a line, two spaces a level, no line feed at the end.
    package var pretty: String {
        String(decoding: JSONWriter.bytes(of: self, .pretty), as: UTF8.self)
    }
}

/// Writes one value.
struct JSONWriter {
    enum Style { case canonical, compact, pretty }

    private let style: Style
    private var bytes: [UInt8] = []

    static func bytes(of value: JSON, _ style: Style) -> [UInt8] {
        var writer = JSONWriter(style: style)
        writer.bytes.reserveCapacity(512)
        writer.write(value, depth: 0)
        return writer.bytes
    }

    private init(style: Style) { self.style = style }

    private mutating func write(_ value: JSON, depth: Int) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let flag): bytes += (flag ? "true" : "false").utf8
        case .integer(let number): bytes += String(number).utf8
        case .number(let number): bytes += number.jsonText.utf8
        case .string(let text): write(text)
        case .array(let elements): write(elements, depth: depth)
        case .object(let members): write(members, depth: depth)
        }
    }

    private mutating func write(_ elements: [JSON], depth: Int) {
        bytes.append(UInt8(ascii: "["))
        for (place, element) in elements.enumerated() {
            separate(place, depth: depth + 1)
            write(element, depth: depth + 1)
        }
        if !elements.isEmpty { breakLine(depth: depth) }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ members: [JSON.Member], depth: Int) {
        bytes.append(UInt8(ascii: "{"))
        for (place, member) in inOrder(members).enumerated() {
            separate(place, depth: depth + 1)
            write(member.key)
            bytes.append(UInt8(ascii: ":"))
            if style == .pretty { bytes.append(UInt8(ascii: " ")) }
            write(member.value, depth: depth + 1)
        }
        if !members.isEmpty { breakLine(depth: depth) }
        bytes.append(UInt8(ascii: "}"))
    }

    private func inOrder(_ members: [JSON.Member]) -> [JSON.Member] {
        guard style == .canonical else { return members }
        return members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    private mutating func separate(_ place: Int, depth: Int) {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        breakLine(depth: depth)
    }

    private mutating func breakLine(depth: Int) {
        guard style == .pretty else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: depth * 2)
    }

    private mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { part in
            if part.contains(where: Self.needsEscape) {
                for byte in part { write(byte) }
            } else {
                bytes += part
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func write(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x08: bytes += "\\b".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0C: bytes += "\\f".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0..<0x10: bytes += "\\u000\(String(byte, radix: 16))".utf8
        case 0x10..<0x20: bytes += "\\u00\(String(byte, radix: 16))".utf8
        default: bytes.append(byte)
        }
    }
}
