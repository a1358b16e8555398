// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("JSON parser")
struct JSONParserTests {
    struct Accepted: CustomTestStringConvertible {
        var name: String
        var text: String
        var value: JSON
        var testDescription: String { name }
    }

    static let accepted = [
        Accepted(name: "null alone", text: "null", value: nil),
        Accepted(name: "white space around", text: " \t\r\n[ ] \n", value: []),
        Accepted(name: "an empty key", text: #"{"":0}"#, value: ["": 0]),
        Accepted(name: "order of members", text: #"{"b":1,"a":2}"#, value: ["b": 1, "a": 2]),
        Accepted(
            name: "nested mix", text: #"[{"a":[true,false,null]},"x",-2]"#,
            value: [["a": [true, false, nil]], "x", -2]),
        Accepted(
            name: "all short escapes", text: #""\"\\\/\b\f\n\r\t""#,
            value: "\"\\/\u{8}\u{C}\n\r\t"),
        Accepted(name: "an escaped NUL", text: #""\u0000""#, value: "\u{0}"),
        Accepted(name: "a surrogate pair", text: #""\uD83D\ude00!""#, value: "😀!"),
        Accepted(name: "escapes between plain text", text: #""一\u4e8c三\n四""#, value: "一二三\n四"),
        Accepted(name: "delete is no control character here", text: "\"\u{7F}\"", value: "\u{7F}"),
        Accepted(name: "a noncharacter", text: "\"\u{FFFF}\"", value: "\u{FFFF}"),
        Accepted(name: "the greatest integer", text: "9223372036854775807", value: .integer(.max)),
        Accepted(name: "the least integer", text: "-9223372036854775808", value: .integer(.min)),
        Accepted(
            name: "one more than the greatest", text: "9223372036854775808",
            value: .number(0x1p63)),
        Accepted(name: "minus zero", text: "-0", value: 0),
        Accepted(name: "a whole number with a fraction", text: "1.0", value: 1),
        Accepted(name: "a whole number with an exponent", text: "1E2", value: 100),
        Accepted(name: "a fraction", text: "-0.5e-1", value: .number(-0.05)),
        Accepted(name: "a very large number", text: "1e300", value: .number(1e300)),
        Accepted(name: "underflow is zero", text: "1e-999", value: 0),
    ]

    @Test("takes what RFC 8259 allows", arguments: accepted)
    func takes(_ row: Accepted) throws {
        #expect(try JSON.parse(row.text) == row.value)
    }

    struct Refused: CustomTestStringConvertible {
        var text: String
        var column: Int
        var words: String
        var line = 1
        var testDescription: String { text.debugDescription }
    }

    static let refused = [
        Refused(text: "", column: 1, words: "ends where a value"),
        Refused(text: "  ", column: 3, words: "ends where a value"),
        Refused(text: "[1,]", column: 4, words: #"there is "]""#),
        Refused(text: "[1,,2]", column: 4, words: #"there is ",""#),
        Refused(text: "[1 2]", column: 4, words: #"after a value, comes "2""#),
        Refused(text: "[1}", column: 3, words: #"comes "}""#),
        Refused(text: "[", column: 2, words: "ends where a value"),
        Refused(text: "[1", column: 3, words: "the end of the text"),
        Refused(text: "]", column: 1, words: #"there is "]""#),
        Refused(text: #"{"a":1,}"#, column: 8, words: "name of a member"),
        Refused(text: "{a:1}", column: 2, words: "name of a member"),
        Refused(text: "{'a':1}", column: 2, words: "name of a member"),
        Refused(text: #"{"a" 1}"#, column: 6, words: #"After the name "a""#),
        Refused(text: #"{"a"}"#, column: 5, words: #"After the name "a""#),
        Refused(text: "{\"a\":1,\n \"a\":2}", column: 2, words: "stands twice", line: 2),
        Refused(text: #"{"a":1,"\u0061":2}"#, column: 8, words: "stands twice"),
        Refused(text: "01", column: 1, words: "begins with a zero"),
        Refused(text: "-", column: 2, words: "needs a digit"),
        Refused(text: "+1", column: 1, words: #"there is "+""#),
        Refused(text: ".5", column: 1, words: #"there is ".""#),
        Refused(text: "1.", column: 3, words: "After the decimal point"),
        Refused(text: "1e", column: 3, words: "In an exponent"),
        Refused(text: "0x1", column: 2, words: "After the end of the value"),
        Refused(text: "1e400", column: 1, words: "too large"),
        Refused(text: "NaN", column: 1, words: #"there is "N""#),
        Refused(text: "Infinity", column: 1, words: #"there is "I""#),
        Refused(text: "nul", column: 1, words: #"there is "n""#),
        Refused(text: "True", column: 1, words: #"there is "T""#),
        Refused(text: "[1] // one", column: 5, words: "JSON has no comments"),
        Refused(text: "\"a", column: 3, words: "ends within a string"),
        Refused(text: "\"a\nb\"", column: 3, words: "a raw line feed"),
        Refused(text: "\"\u{1}\"", column: 2, words: "the byte 0x01"),
        Refused(text: #""\x41""#, column: 2, words: "an escape that JSON does not have"),
        Refused(text: #""\u12g4""#, column: 2, words: "four hexadecimal digits"),
        Refused(text: #""\"#, column: 2, words: "an escape"),
        Refused(text: #""\ud800""#, column: 2, words: "half of a surrogate pair"),
        Refused(text: #""x\udc00""#, column: 3, words: "half of a surrogate pair"),
        Refused(text: #""\ud800\u0041""#, column: 2, words: "half of a surrogate pair"),
        Refused(text: "\u{FEFF}{}", column: 1, words: "byte order mark"),
        Refused(text: "[\u{A0}1]", column: 2, words: "the byte 0xc2"),
    ]

    @Test("refuses everything else, with the place", arguments: refused)
    func refuses(_ row: Refused) throws {
        let error = try #require(throws: JSONError.self) { try JSON.parse(row.text) }
        #expect(error.line == row.line)
        #expect(error.column == row.column)
        #expect(error.description.contains(row.words))
    }

    @Test("counts columns in code points and offsets in bytes")
    func placesInText() throws {
        let error = try #require(throws: JSONError.self) { try JSON.parse("[\"一二\",\n\"三\" x]") }
        #expect((error.line, error.column, error.offset) == (2, 5, 17))
    }

    struct Bytes: CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var offset: Int
        var testDescription: String { name }
    }

    static let notUTF8 = [
        Bytes(name: "a lone continuation byte", bytes: [0x22, 0x61, 0x80, 0x22], offset: 2),
        Bytes(name: "an overlong slash", bytes: [0x22, 0xC0, 0xAF, 0x22], offset: 1),
        Bytes(name: "an encoded surrogate", bytes: [0x22, 0xED, 0xA0, 0x80, 0x22], offset: 1),
        Bytes(name: "beyond U+10FFFF", bytes: [0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22], offset: 1),
        Bytes(name: "a character cut off", bytes: [0x22, 0xE4, 0xB8, 0x22], offset: 1),
        Bytes(
            name: "after an escape", bytes: [0x22, 0x5C, 0x6E, 0xC3, 0xA9, 0xFF, 0x22], offset: 5),
        Bytes(name: "in a key", bytes: [0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D], offset: 2),
        Bytes(name: "UTF-16 without mark", bytes: [0x5B, 0x00, 0x5D, 0x00], offset: 0),
        Bytes(name: "UTF-16 with mark", bytes: [0xFF, 0xFE, 0x5B, 0x00], offset: 0),
    ]

    @Test("refuses what is not UTF-8, at the first wrong byte", arguments: notUTF8)
    func refusesOtherEncodings(_ row: Bytes) throws {
        let error = try #require(throws: JSONError.self) { try JSON.parse(row.bytes) }
        #expect(error.code == .malformed)
        #expect(error.offset == row.offset)
        #expect(error.description.contains("UTF-8"))
    }

    @Test("tells keys apart that only look the same")
    func keysByBytes() throws {
        let value = try JSON.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(value.members?.map(\.value) == [1, 2])
    }

    @Test("finds a key that stands twice among many")
    func duplicateAmongMany() throws {
        let members = (0..<500).map { "\"k\($0)\":0" }
        #expect(throws: Never.self) { try JSON.parse("{\(members.joined(separator: ","))}") }
        let doubled = (members + ["\"k250\":1"]).joined(separator: ",")
        let error = try #require(throws: JSONError.self) { try JSON.parse("{\(doubled)}") }
        #expect(error.code == .duplicateKey)
    }

    @Test("holds every limit exactly")
    func limits() throws {
        let limits = JSONLimits(bytes: 40, depth: 3, stringBytes: 4, values: 6)
        for text in ["[[[1]]]", "[1,2,3,4,5]", #""abcd""#, #""a\nbc""#, #"{"abcd":"一"}"#] {
            #expect(throws: Never.self) { try JSON.parse(text, limits: limits) }
        }
        let beyond = [
            "[[[[1]]]]", "[1,2,3,4,5,6]", #""abcde""#, #""abc\nd""#, #"{"abcde":1}"#, #""一二""#,
            String(repeating: " ", count: 40) + "1",
        ]
        for text in beyond {
            let error = try #require(throws: JSONError.self) {
                try JSON.parse(text, limits: limits)
            }
            #expect(error.code == .tooLarge, "\(text)")
        }
    }

    @Test("survives brackets without end, whatever depth is asked for")
    func deepNesting() throws {
        let greedy = JSONLimits(bytes: .max, depth: .max, stringBytes: .max, values: .max)
        for open in ["[", "{\"a\":"] {
            let text = String(repeating: open, count: 100_000)
            let error = try #require(throws: JSONError.self) {
                try JSON.parse(text, limits: greedy)
            }
            #expect(error.code == .tooLarge)
        }
    }

    @Test("refuses a number of ten thousand digits")
    func longNumber() throws {
        let error = try #require(throws: JSONError.self) {
            try JSON.parse(String(repeating: "9", count: 10_000))
        }
        #expect(error.code == .tooLarge)
    }

    @Test("never crashes on damaged text, and what it takes reads the same again")
    func damagedText() throws {
        let seed: UInt64 = 20_260_301
        let original = Array(#"{"a":[1,-2.5e3,"x\u00e9\n一",{"b":null}],"c":[true,false,""]}"#.utf8)
        var state = seed
        func next() -> Int {
            // A linear congruential generator is random enough to spread damage.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        var taken = 0
        for step in 0..<20_000 {
            var bytes = original
            for _ in 0...(next() % 3) {
                let place = next() % bytes.count
                switch next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(bytes[next() % bytes.count], at: place)
                }
            }
            guard let value = try? JSON.parse(bytes) else { continue }
            taken += 1
            let again = try JSON.parse(value.canonicalBytes)
            #expect(again.canonical == value.canonical, "seed \(seed), step \(step)")
        }
        #expect(taken > 100)
    }
}
