// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Literals")
struct LiteralTests {
    @Test(
        "Numbers, strings, bytes, lists and maps are read as written",
        arguments: [
            Row("42", .int(42)), Row("0x2A", .int(42)), Row("-0x2A", .int(-42)),
            Row("42u", .uint(42)), Row("0x2AU", .uint(42)),
            Row("9223372036854775807", .int(.max)), Row("-9223372036854775808", .int(.min)),
            Row("18446744073709551615u", .uint(.max)),
            Row(".5", .double(0.5)), Row("1.5e3", .double(1500)), Row("2E-1", .double(0.2)),
            Row("-1.5", .double(-1.5)), Row("true", .bool(true)), Row("null", .null),
            Row("[1, 2,]", .ints(1, 2), name: "a comma may end a list"),
            Row("{'a': 1,}['a']", .int(1), name: "a comma may end a map"),
            Row("1 // the rest is a comment", .int(1)), Row("\t1\n+\r\n 2\u{0C}", .int(3)),
            Row("'a\"b'", .string("a\"b")), Row("\"a'b\"", .string("a'b")),
            Row("'''a'b\nc'''", .string("a'b\nc")), Row("\"\"\"a\"\"b\"\"\"", .string("a\"\"b")),
            Row(#"'\a\b\f\n\r\t\v\\\?\"\'\`'"#, .string("\u{7}\u{8}\u{C}\n\r\t\u{B}\\?\"'`")),
            Row(#"'\x41\X42\103\u0044\U00000045'"#, .string("ABCDE")),
            Row(#"'\377'"#, .string("ÿ")), Row(#"b'\377'"#, .bytes([255])),
            Row("b'ÿ'", .bytes([0xC3, 0xBF])), Row(#"b'\xff\101'"#, .bytes([255, 65])),
            Row(#"r'\n'"#, .string("\\n")), Row(#"R"\""#, .string("\\")),
            Row(#"br'\n'"#, .octets("\\n")), Row(#"Br'\x'"#, .octets("\\x")),
        ])
    func areRead(_ row: Row) {
        row.check()
    }

    @Test(
        "What is not a literal is refused",
        arguments: [
            Row.refused("9223372036854775808"), .refused("-9223372036854775809"),
            .refused("18446744073709551616u"), .refused("1e999"), .refused("5."), .refused("0x"),
            .refused("'a"), .refused("'a\nb'"), .refused("'''a"), .refused(#"'\q'"#),
            .refused(#"'\400'"#), .refused(#"'\ud800'"#), .refused(#"'\U00110000'"#),
            .refused(#"b'\u0041'"#, name: "bytes have no code points"),
            .refused("rb'a'", name: "the raw mark comes second"), .refused("1 2"), .refused(""),
            .refused("a +"), .refused("(1"), .refused("[1"), .refused("{1}"), .refused("f(1,)"),
            .refused("'a' \u{0} 'b'"), .refused("аlert == 1", name: "a Cyrillic letter"),
            .refused("Message{a: 1}", .unsupported), .refused("if"), .refused("a.in"),
            .refused("as == 1"), .refused("`a` == 1"), .refused("a = 1"), .refused("!-a"),
            .refused("-!a"),
        ])
    func areRefused(_ row: Row) {
        row.check()
    }

    @Test("A mistake is found at its place")
    func places() {
        #expect(throws: ExpressionError.self) { try Expression("1 +\n  * 2") }
        do {
            _ = try Expression("1 +\n  é")
        } catch {
            #expect(error.offset == 6)
            #expect(error.position(in: "1 +\n  é") == (line: 2, column: 3))
            #expect(error.message.contains("U+00E9"))
        }
    }
}
