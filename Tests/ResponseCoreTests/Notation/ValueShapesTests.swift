// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Typed notation of values")
struct ValueShapesTests {
    struct Row: CustomTestStringConvertible {
        var text: String
        var value: CEL.Value
        var testDescription: String { text }
    }

    static let rows: [Row] = [
        Row(text: #"{"null":null}"#, value: .null),
        Row(text: #"{"bool":true}"#, value: .bool(true)),
        Row(text: #"{"int":"-9223372036854775808"}"#, value: .int(.min)),
        Row(text: #"{"uint":"18446744073709551615"}"#, value: .uint(.max)),
        Row(text: #"{"double":"0.1"}"#, value: .double(0.1)),
        Row(text: #"{"double":"1.0"}"#, value: .double(1)),
        Row(text: #"{"double":"NaN"}"#, value: .double(.nan)),
        Row(text: #"{"double":"Infinity"}"#, value: .double(.infinity)),
        Row(text: #"{"double":"-Infinity"}"#, value: .double(-.infinity)),
        Row(text: #"{"double":"5e-324"}"#, value: .double(.leastNonzeroMagnitude)),
        Row(text: #"{"string":"重大\n"}"#, value: .string("重大\n")),
        Row(text: #"{"bytes":""}"#, value: .bytes([])),
        Row(text: #"{"bytes":"AP8="}"#, value: .bytes([0, 255])),
        Row(text: #"{"bytes":"+/+/"}"#, value: .bytes([0xFB, 0xFF, 0xBF])),
        Row(text: #"{"list":[{"int":"1"},{"list":[]}]}"#, value: .list([.int(1), .list([])])),
        Row(
            text: #"{"map":[[{"string":"b"},{"int":"1"}],[{"bool":true},{"null":null}]]}"#,
            value: .map(MapValue([(.string("b"), .int(1)), (.bool(true), .null)]))),
        Row(
            text: #"{"timestamp":"2026-03-01T02:00:00.000000001Z"}"#,
            value: .timestamp(Instant(seconds: 1_772_330_400, nanoseconds: 1))),
        Row(
            text: #"{"timestamp":"1969-12-31T23:59:59.5Z"}"#,
            value: .timestamp(Instant(seconds: -1, nanoseconds: 500_000_000))),
        Row(
            text: #"{"timestamp":"@-9223372036854775808.5"}"#,
            value: .timestamp(Instant(seconds: .min, nanoseconds: 500_000_000))),
        Row(text: #"{"duration":"90s"}"#, value: .duration(Span(seconds: 90))),
        Row(
            text: #"{"duration":"-0.000000001s"}"#,
            value: .duration(Span(seconds: 0, nanoseconds: -1))),
        Row(text: #"{"type":"int"}"#, value: .type(TypeName("int"))),
        Row(text: #"{"optional":[]}"#, value: .optional(nil)),
        Row(text: #"{"optional":[{"int":"1"}]}"#, value: .optional(.int(1))),
    ]

    @Test("says and reads every type exactly", arguments: rows)
    func roundTrip(_ row: Row) throws {
        #expect(row.value.typedJSON.compact == row.text)
        #expect(try CEL.Value(typedJSON: JSON.parse(row.text)) == row.value)
    }

    @Test("keeps the sign of minus zero")
    func minusZero() throws {
        let read = try CEL.Value(typedJSON: CEL.Value.double(-0.0).typedJSON)
        guard case .double(let number) = read else {
            Issue.record("not a double: \(read)")
            return
        }
        #expect(number.sign == .minus)
    }

    @Test("says and reads addresses")
    func addresses() throws {
        let address = try #require(IPAddress("2001:db8::1"))
        let block = try #require(AddressBlock("192.0.2.0/24"))
        for value in [CEL.Value.address(address), .addressBlock(block)] {
            #expect(try CEL.Value(typedJSON: value.typedJSON) == value)
        }
        #expect(CEL.Value.addressBlock(block).typedJSON == ["address_block": "192.0.2.0/24"])
    }

    struct Wrong: CustomTestStringConvertible {
        var text: String
        var member: String
        var testDescription: String { text }
    }

    static let wrong = [
        Wrong(text: "5", member: ""), Wrong(text: "{}", member: ""),
        Wrong(text: #"{"int":"5","bool":true}"#, member: ""),
        Wrong(text: #"{"int":5}"#, member: "int"), Wrong(text: #"{"int":"5.0"}"#, member: "int"),
        Wrong(text: #"{"int":"9223372036854775808"}"#, member: "int"),
        Wrong(text: #"{"uint":"-1"}"#, member: "uint"),
        Wrong(text: #"{"double":"1e999"}"#, member: "double"),
        Wrong(text: #"{"double":"nan"}"#, member: "double"),
        Wrong(text: #"{"bytes":"AP8"}"#, member: "bytes"),
        Wrong(text: #"{"bytes":"AP9="}"#, member: "bytes"),
        Wrong(text: #"{"bytes":"A P8="}"#, member: "bytes"),
        Wrong(text: #"{"duration":"90"}"#, member: "duration"),
        Wrong(text: #"{"duration":"1.s"}"#, member: "duration"),
        Wrong(text: #"{"duration":"1.0000000001s"}"#, member: "duration"),
        Wrong(text: #"{"timestamp":"2026-02-30T00:00:00Z"}"#, member: "timestamp"),
        Wrong(text: #"{"list":[{"int":"1"},{"int":"x"}]}"#, member: "list[1].int"),
        Wrong(text: #"{"map":[[{"int":"1"}]]}"#, member: "map[0]"),
        Wrong(text: #"{"number":"1"}"#, member: "number"),
    ]

    @Test("says which part of a value is wrong", arguments: wrong)
    func refuses(_ row: Wrong) throws {
        let error = try #require(throws: ShapeError.self) {
            try CEL.Value(typedJSON: JSON.parse(row.text))
        }
        #expect(error.code == .invalid)
        #expect(error.member == row.member)
    }

    @Test("what counts as storable is read again by the reader of the journal")
    func storableDepth() throws {
        var list = CEL.Value.int(1)
        var map = CEL.Value.int(1)
        for _ in 0..<CEL.Value.storableDepth {
            list = .list([list])
            map = .map(MapValue([(.string("k"), map)]))
        }
        for value in [list, map] {
            #expect(value.isStorable)
            let text = value.typedJSON.canonicalBytes
            #expect(try CEL.Value(typedJSON: JSON.parse(text, limits: .journal)) == value)
            #expect(!CEL.Value.list([value]).isStorable)
        }
    }
}
