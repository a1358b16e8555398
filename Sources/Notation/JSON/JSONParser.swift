// SPDX-License-Identifier: Apache-2.0
// JSON text to value, after RFC 8259 and nothing beside it. Stricter where the RFC leaves a choice:
// one UTF-8 text without byte order mark, no key twice, no lone surrogate, no number that becomes
// infinite. The text is hostile until read: every byte is looked at once, every index is checked,
// and recursion ends at `JSONLimits.depth`.

extension JSON {
    /// Reads a JSON text in UTF-8.
    ///
    /// Objects keep the order of their members. A number that a 64-bit integer holds exactly,
    /// however it is written, becomes an `integer` (`1.0`, `1e2`, `-0`); any other the nearest
    /// double. An escaped lone surrogate is refused rather than replaced: the text could not be
    /// written again as it came.
    ///
    /// - Throws: The first error, with its place.
    package static func parse(
        _ bytes: some Collection<UInt8>, limits: JSONLimits = .standard
    ) throws(JSONError) -> JSON {
        guard bytes.count <= limits.bytes else {
            throw JSONError(
                .tooLarge, at: 0, in: [],
                "The text has \(bytes.count) bytes; \(limits.bytes) are allowed.",
                help: "Send it in smaller parts.")
        }
        var parser = JSONParser(bytes: Array(bytes), limits: limits)
        return try parser.document()
    }

    /// Reads a JSON text; the same as parsing its UTF-8 bytes.
    package static func parse(
        _ text: String, limits: JSONLimits = .standard
    ) throws(JSONError) -> JSON {
        try parse(text.utf8, limits: limits)
    }
}

/// One pass over one text.
struct JSONParser {
    let bytes: [UInt8]
    let limits: JSONLimits
    /// The byte that is looked at next.
    var position = 0
    private var valuesLeft: Int

    init(bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
        valuesLeft = limits.values
    }

    /// The whole text: one value with white space around it.
    mutating func document() throws(JSONError) -> JSON {
        try refuseOtherEncodings()
        let value = try value(depth: 0)
        skipWhiteSpace()
        guard position == bytes.count else {
            throw failure(
                "After the end of the value comes \(found).",
                help: "Remove it: a text holds one value, and JSON has no comments.")
        }
        return value
    }

    private func refuseOtherEncodings() throws(JSONError) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw failure(
                "The text begins with a byte order mark.",
                help: "Save it as UTF-8 without BOM.")
        }
        let isUTF16 = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        if isUTF16 || bytes.prefix(2).contains(0) {
            throw failure(
                "The text is not UTF-8 but looks like UTF-16 or UTF-32.",
                help: "Save it as UTF-8 without BOM.")
        }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        skipWhiteSpace()
        guard position < bytes.count else {
            throw failure(
                "The text ends where a value should stand.",
                help: "Complete it; it may have been cut off.")
        }
        valuesLeft -= 1
        if valuesLeft < 0 {
            throw tooLarge("The text holds more than \(limits.values) values.")
        }
        switch bytes[position] {
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default:
            throw failure("A value should stand here, but there is \(found).", help: valueHelp)
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSON {
        try enter(depth)
        var elements: [JSON] = []
        if skip(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth))
        } while try goesOn(until: UInt8(ascii: "]"), of: "array")
        return .array(elements)
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSON {
        try enter(depth)
        var members: [JSON.Member] = []
        if skip(UInt8(ascii: "}")) { return .object(members) }
        var keys = KeyGuard()
        repeat {
            skipWhiteSpace()
            let place = position
            let key = try key()
            if !keys.admits(key, beside: members) {
                throw failure(
                    .duplicateKey, at: place, "The member \(quoted(key)) stands twice.",
                    help: "Keep one of them.")
            }
            members.append(JSON.Member(key, try value(depth: depth)))
        } while try goesOn(until: UInt8(ascii: "}"), of: "object")
        return .object(members)
    }

    private mutating func key() throws(JSONError) -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            throw failure(
                "The name of a member should stand here, but there is \(found).",
                help: "Write the name in double quotes, and no comma after the last member.")
        }
        let key = try text()
        guard skip(UInt8(ascii: ":")) else {
            throw failure(
                "After the name \(quoted(key)) comes \(found).",
                help: "Write a colon between a name and its value.")
        }
        return key
    }

    /// Steps over the bracket that opens a level.
    private mutating func enter(_ depth: Int) throws(JSONError) {
        if depth > limits.depth {
            throw tooLarge("Arrays and objects are nested more than \(limits.depth) deep.")
        }
        position += 1
    }

    /// Whether a comma follows; false at the closing bracket, which is stepped over.
    private mutating func goesOn(until end: UInt8, of what: String) throws(JSONError) -> Bool {
        if skip(UInt8(ascii: ",")) { return true }
        if skip(end) { return false }
        throw failure(
            "In an \(what), after a value, comes \(found).",
            help:
                "Write a comma before the next one, or \(Character(UnicodeScalar(end))) at the end."
        )
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let end = position + word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { expected in
            end <= bytes.count && bytes[position..<end].elementsEqual(expected)
        }
        guard matches else {
            throw failure("A value should stand here, but there is \(found).", help: valueHelp)
        }
        position = end
        return value
    }

    private mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Steps over a byte and the white space before it; whether it was there.
    private mutating func skip(_ byte: UInt8) -> Bool {
        skipWhiteSpace()
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }
}

/// Finds keys that stand twice, comparing bytes: `==` of String joins letters that are written
/// differently.
private struct KeyGuard {
    private struct Key: Hashable {
        let text: String

        static func == (left: Key, right: Key) -> Bool { left.text.hasSameBytes(as: right.text) }
        func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }

    private var seen: Set<Key> = []

    /// Below this number of members comparing all is faster than hashing.
    private static let fewMembers = 16

    mutating func admits(_ key: String, beside members: [JSON.Member]) -> Bool {
        if members.count < Self.fewMembers {
            return !members.contains { $0.key.hasSameBytes(as: key) }
        }
        if seen.isEmpty { for member in members { seen.insert(Key(text: member.key)) } }
        return seen.insert(Key(text: key)).inserted
    }
}

extension String {
    /// Equal bytes are always canonically equal, and that is the faster question.
    fileprivate func hasSameBytes(as other: String) -> Bool {
        self == other && utf8.elementsEqual(other.utf8)
    }
}
