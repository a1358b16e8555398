// SPDX-License-Identifier: Apache-2.0
// Values of expressions, each under the name of its type, so that nothing about it is lost:
// {"int": "5"}, {"double": "0.35"}, {"map": [[key, value], …]}. Numbers stand as text because JSON
// has only one kind of number and neither NaN nor infinity.

package import CEL
package import Notation

extension CEL.Value: Shaped {
    /// How deep lists and maps may be nested in a value that is to be stored.
    package static let storableDepth = 32

    /// Whether the value can be stored and read again: lists and maps are nested at most
    /// `storableDepth` deep, which JSON readers then take as well.
    package var isStorable: Bool { isNested(within: Self.storableDepth) }

    /// The typed notation, such as `{"int": "5"}`.
    package var typedJSON: JSON { shape }

    /// Reads the typed notation.
    ///
    /// - Throws: `ShapeError` that names what is wrong.
    package init(typedJSON: JSON) throws(ShapeError) { try self.init(shape: typedJSON) }

    package var shape: JSON {
        switch self {
        case .null: ["null": nil]
        case .bool(let flag): ["bool": .bool(flag)]
        case .int(let number): ["int": .string(String(number))]
        case .uint(let number): ["uint": .string(String(number))]
        case .double(let number): ["double": .string(Self.text(number))]
        case .string(let text): ["string": .string(text)]
        case .bytes(let bytes): ["bytes": .string(Base64.encode(bytes))]
        case .list(let elements): ["list": .array(elements.map(\.shape))]
        case .map(let map): ["map": .array(map.entries.map { [$0.key.shape, $0.value.shape] })]
        case .timestamp(let instant): ["timestamp": .string(instant.text)]
        case .duration(let span): ["duration": .string(span.text)]
        case .type(let type): ["type": .string(type.name)]
        case .optional(let content): ["optional": .array(content.map { [$0.shape] } ?? [])]
        case .address(let address): ["address": .string(address.text)]
        case .addressBlock(let block): ["address_block": .string(block.text)]
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        guard let member = shape.members?.first, shape.members?.count == 1 else {
            throw .expected("one value under the name of its type, such as {\"int\": \"5\"}")
        }
        do {
            self = try Self.read(member.key, member.value)
        } catch {
            throw error.within(member.key)
        }
    }

    private static func read(_ type: String, _ json: JSON) throws(ShapeError) -> CEL.Value {
        switch type {
        case "null": .null
        case "bool": .bool(try Bool(shape: json))
        case "string": .string(try String(shape: json))
        case "list": .list(try [CEL.Value](shape: json))
        case "map": .map(MapValue(try [Entry](shape: json).map { ($0.key, $0.value) }))
        case "type": .type(TypeName(try String(shape: json)))
        case "optional": .optional(try [CEL.Value](shape: json).first)
        case "int": .int(try parse(json, "a whole number as text") { Int64($0) })
        case "uint": .uint(try parse(json, "a whole number from 0 as text") { UInt64($0) })
        case "double": .double(try parse(json, "a number as text", double))
        case "bytes": .bytes(try parse(json, "base64", Base64.decode))
        case "timestamp": .timestamp(try parse(json, "a moment of RFC 3339") { Instant(text: $0) })
        case "duration": .duration(try parse(json, "seconds, such as 1.5s") { Span(text: $0) })
        case "address": .address(try parse(json, "an IP address") { IPAddress($0) })
        case "address_block": .addressBlock(try parse(json, "a CIDR block") { AddressBlock($0) })
        default: throw .expected("a value of a known type")
        }
    }

    private static func parse<Result>(
        _ json: JSON, _ expected: String, _ reader: (String) -> Result?
    ) throws(ShapeError) -> Result {
        guard let result = json.string.flatMap(reader) else { throw .expected(expected) }
        return result
    }

    private static func text(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return number.description
    }

    private static func double(_ text: String) -> Double? {
        switch text {
        case "NaN": .nan
        case "Infinity": .infinity
        case "-Infinity": -.infinity
        default: Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }

    private func isNested(within depth: Int) -> Bool {
        switch self {
        case .list(let elements):
            depth > 0 && elements.allSatisfy { $0.isNested(within: depth - 1) }
        case .map(let map):
            depth > 0 && map.entries.allSatisfy { $0.value.isNested(within: depth - 1) }
        case .optional(let content):
            depth > 0 && content?.isNested(within: depth - 1) ?? true
        case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type,
            .address, .addressBlock:
            true
        }
    }

    /// A key and a value of a map, as an array of two.
    private struct Entry: Shaped {
        var key: CEL.Value
        var value: CEL.Value

        var shape: JSON { [key.shape, value.shape] }

        init(shape: JSON) throws(ShapeError) {
            let pair = try [CEL.Value](shape: shape)
            guard pair.count == 2 else { throw .expected("an array of a key and a value") }
            (key, value) = (pair[0], pair[1])
        }
    }
}
