// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Conversions")
struct ConversionTests {
    @Test(
        "Numbers and texts convert within their ranges",
        arguments: [
            Row("int(1.9)", .int(1)), Row("int(-1.9)", .int(-1)), Row("int('-42')", .int(-42)),
            Row("int(42u)", .int(42)), Row("int(timestamp('1970-01-01T00:01:00Z'))", .int(60)),
            .fails("int(18446744073709551615u)"), .fails("int(1e99)"), .fails("int('a')"),
            .fails("int(9223372036854775807.0)"), .fails("int(-9223372036854775808.0)"),
            .fails("int(0.0 / 0.0)"), .fails("int(true)"), .fails("int(' 1')"),
            Row("uint(3)", .uint(3)), Row("uint(3.9)", .uint(3)), Row("uint('7')", .uint(7)),
            .fails("uint(-1)"), .fails("uint(18446744073709551616.0)"), .fails("uint('-1')"),
            Row("double(1)", .double(1)), Row("double(1u)", .double(1)),
            Row("double('1e3')", .double(1000)),
            Row("double('-Infinity')", .double(-.infinity)), .fails("double('1e999')"),
            .fails("double('')"), .fails("double('1 ')"),
            Row("string(true)", .string("true")), Row("string(-1)", .string("-1")),
            Row("string(9876u)", .string("9876")), Row("string(-0.0045)", .string("-0.0045")),
            Row("string(1e21)", .string("1e+21")), Row("string(123456789.0)", .string("123456789")),
            Row("string(0.00001)", .string("1e-05")), Row("string(1.0)", .string("1")),
            Row("string(b'abc')", .string("abc")), .fails(#"string(b'\xff')"#),
            .fails("string([])"), .fails("string(null)"),
            Row("bytes('ÿ')", .bytes([0xC3, 0xBF])), Row("bytes(b'a')", .octets("a")),
            Row("bool('True')"), Row("bool('t')"), Row("bool('1')"), Row("bool('F') || true"),
            Row("bool('0')", .bool(false)), .fails("bool('TrUe')"), .fails("bool(1)"),
            Row("type(dyn(1))", .type(TypeName("int"))), Row("size('πέντε')", .int(5)),
            Row("'😀'.size()", .int(1)), Row("size(b'abc') + size([1]) + size({1: 1})", .int(5)),
            .fails("size(1)"),
        ])
    func convert(_ row: Row) {
        row.check()
    }
}
