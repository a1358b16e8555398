// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("JSON writers")
struct JSONWriterTests {
    static let sample: JSON = [
        "b": [1, [], [:], "x"], "a": ["ä": nil, "z": true, "Z": .number(0.5)], "": "",
    ]

    @Test("canonical text has sorted members and no white space")
    func canonical() {
        #expect(
            Self.sample.canonical
                == #"{"":"","a":{"Z":0.5,"z":true,"ä":null},"b":[1,[],{},"x"]}"#)
    }

    @Test("compact text keeps the order of members")
    func compact() {
        #expect(
            Self.sample.compact
                == #"{"b":[1,[],{},"x"],"a":{"ä":null,"z":true,"Z":0.5},"":""}"#)
    }

    @Test("pretty text has two spaces a level")
    func pretty() {
        let expected = """
            {
              "b": [
                1,
                [],
                {},
                "x"
              ],
              "a": {
                "ä": null,
                "z": true,
                "Z": 0.5
              },
              "": ""
            }
            """
        #expect(Self.sample.pretty == expected)
    }

    @Test("members are sorted by their UTF-8 bytes, not as Swift sorts text")
    func sortedByBytes() {
        let value: JSON = ["😀": 1, "\u{FFFD}": 2, "e\u{301}": 3, "é": 4, "f": 5, "10": 6, "9": 7]
        #expect(
            value.canonical
                == "{\"10\":6,\"9\":7,\"e\u{301}\":3,\"f\":5,\"é\":4,\"\u{FFFD}\":2,\"😀\":1}")
    }

    @Test("only what must be escaped is escaped")
    func escapes() {
        let text: JSON = "\u{0}\u{1F}\u{8}\t\n\u{C}\r\"\\/\u{7F}\u{2028}一😀"
        #expect(
            text.compact
                == "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u{7F}\u{2028}一😀\"")
    }

    struct Number: CustomTestStringConvertible {
        var value: Double
        var text: String
        var testDescription: String { text }
    }

    static let numbers = [
        Number(value: 0, text: "0"), Number(value: -0.0, text: "0"),
        Number(value: 1, text: "1"), Number(value: -1.5, text: "-1.5"),
        Number(value: 0.1, text: "0.1"), Number(value: 100, text: "100"),
        Number(value: 123456.789, text: "123456.789"),
        Number(value: 0.000001, text: "0.000001"), Number(value: 0.0000001, text: "1e-7"),
        Number(value: 0.00000123, text: "0.00000123"), Number(value: 1.25e-9, text: "1.25e-9"),
        Number(value: 1e20, text: "100000000000000000000"), Number(value: 1e21, text: "1e+21"),
        Number(value: 1.5e300, text: "1.5e+300"),
        Number(value: 0x1p63, text: "9223372036854776000"),
        Number(value: .leastNonzeroMagnitude, text: "5e-324"),
        Number(value: .greatestFiniteMagnitude, text: "1.7976931348623157e+308"),
        Number(value: .nan, text: "null"), Number(value: -.infinity, text: "null"),
    ]

    @Test("numbers have the shortest form of RFC 8785", arguments: numbers)
    func numberForms(_ row: Number) {
        #expect(JSON.number(row.value).canonical == row.text)
    }

    @Test("every double reads back as itself")
    func doublesRoundTrip() throws {
        var bits: UInt64 = 1
        for step in 0..<20_000 {
            bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let number = Double(bitPattern: bits)
            guard number.isFinite else { continue }
            #expect(try JSON.parse(number.jsonText).double == number, "step \(step), bits \(bits)")
        }
    }

    @Test("equal values give equal bytes however they were written")
    func oneForm() throws {
        let texts = [
            #"{"a":1.0,"b":"é"}"#, #" { "b" : "\u00e9", "a" : 1 } "#, #"{"b":"é","a":10e-1}"#,
        ]
        let forms = try Set(texts.map { try JSON.parse($0).canonical })
        #expect(forms == [#"{"a":1,"b":"é"}"#])
    }
}
