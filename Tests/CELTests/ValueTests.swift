// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Values")
struct ValueTests {
    @Test("Exact equality keeps types and code points apart and joins NaN with itself")
    func exactEquality() {
        #expect(Value.int(1) != .uint(1))
        #expect(Value.int(1) != .double(1))
        #expect(Value.double(.nan) == .double(.nan))
        #expect(Value.double(0) == .double(-0.0))
        #expect(Value.string("\u{E9}") != .string("e\u{301}"))
        #expect(Value.string("a\u{301}\u{323}") != .string("a\u{323}\u{301}"))
        #expect(Set([Value.double(.nan), .double(.nan), .double(0), .double(-0.0)]).count == 2)
    }

    @Test("A map finds numbers across types and keeps the order given")
    func maps() {
        let map = MapValue([
            (.int(1), .string("a")), (.string("k"), .null), (.uint(1), .string("b")),
        ])
        #expect(map.count == 2)
        #expect(map[.double(1)] == .string("b"))
        #expect(map[.uint(1)] == .string("b"))
        #expect(map[.double(1.5)] == nil)
        #expect(map.entries.map(\.key) == [.int(1), .string("k")])
    }

    @Test("Small and large maps behave alike", arguments: [0, 1, 7, 8, 9, 10, 1000])
    func mapSizes(_ count: Int) {
        let entries = (0..<count).map { (Value.string("key\($0)"), Value.int(Int64($0))) }
        let map = MapValue(entries)
        #expect(map.count == count)
        for (key, value) in entries { #expect(map[key] == value) }
        #expect(map[.string("key")] == nil)
        #expect(map == MapValue(entries.reversed()))
        #expect(map.hashValue == MapValue(entries.reversed()).hashValue)
        #expect(MapValue(uniqueKeys: entries + entries.prefix(1)) == nil || count == 0)
    }

    @Test("A map with keys that no expression can have still lists them")
    func strangeKeys() {
        let map = MapValue([(.null, .int(1)), (.list([]), .int(2))])
        #expect(map.count == 2)
        #expect(map[.null] == nil)
    }

    @Test("Canonically equal keys are different keys")
    func keysAreCodePoints() {
        let map = MapValue([(.string("\u{E9}"), .int(1)), (.string("e\u{301}"), .int(2))])
        #expect(map.count == 2)
        #expect(map[.string("e\u{301}")] == .int(2))
    }
}
