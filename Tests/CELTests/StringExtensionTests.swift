// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Strings")
struct StringExtensionTests {
    @Test(
        "Search and parts count code points",
        arguments: [
            Row("'hello'.contains('ell')"), Row("''.contains('')"), Row("!'abc'.contains('abcd')"),
            Row("'aabaabaac'.contains('aabaac')"), Row("'hello'.startsWith('he')"),
            Row("'hello'.endsWith('lo')"), Row("!'lo'.endsWith('hello')"),
            .fails("'a'.contains(1)"),
            Row("'hello'.charAt(4)", .string("o")), Row("'hello'.charAt(5)", .string("")),
            Row("'a😀b'.charAt(1)", .string("😀")), .fails("'a'.charAt(2)"), .fails("'a'.charAt(-1)"),
            Row("'hello mellow'.indexOf('ello')", .int(1)), Row("'a'.indexOf('')", .int(0)),
            Row("'hello mellow'.indexOf('ello', 2)", .int(7)),
            Row("'ta©o©αT'.indexOf('©αT', 3)", .int(4)),
            Row("'hello'.indexOf('', 2)", .int(2)), .fails("'hello'.indexOf('l', 20)"),
            .fails("'hello'.indexOf('l', -1)"), Row("'hello mellow'.lastIndexOf('ello')", .int(7)),
            Row("'hello mellow'.lastIndexOf('ello', 6)", .int(1)),
            Row("'ab'.lastIndexOf('')", .int(2)),
            Row("'ab'.lastIndexOf('abc')", .int(-1)), Row("''.lastIndexOf('x')", .int(-1)),
            .fails("'ab'.lastIndexOf('a', -1)"), Row("'tacocat'.substring(4)", .string("cat")),
            Row("'tacocat'.substring(0, 4)", .string("taco")),
            Row("'ab'.substring(2)", .string("")),
            .fails("'ab'.substring(3)"), .fails("'ab'.substring(-1)"),
            .fails("'ab'.substring(2, 1)"),
            Row("'  \\tx\\u3000'.trim()", .string("x")), Row("' '.trim()", .string("")),
            Row("'gums☺'.reverse()", .string("☺smug")),
            Row("'TacoCÆt'.lowerAscii()", .string("tacocÆt")),
            Row("'tacocæt'.upperAscii()", .string("TACOCæT")),
            Row("['a', 'b'].join('-')", .string("a-b")), Row("[].join('-')", .string("")),
            .fails("[1].join()"), Row("'a,b,c'.split(',')", .strings("a", "b", "c")),
            Row("'a,b,c'.split(',', 2)", .strings("a", "b,c")),
            Row("'a,b'.split(',', 0)", .list([])),
            Row("'a,b'.split(',', -1)", .strings("a", "b")),
            Row("'añ'.split('')", .strings("a", "ñ")),
            Row("'abc'.split('', 2)", .strings("a", "bc")), Row("''.split(',')", .strings("")),
            Row("'hello hello'.replace('he', 'we')", .string("wello wello")),
            Row("'hello hello'.replace('he', 'we', 1)", .string("wello hello")),
            Row("'hello'.replace('l', '', 0)", .string("hello")),
            Row("'aé'.replace('', '-')", .string("-a-é-")),
            Row("'ab'.replace('', '-', 2)", .string("-a-b")),
            Row(#"strings.quote('a\n"\\')"#, .string(#""a\n\"\\""#)),
        ])
    func functions(_ row: Row) {
        row.check()
    }

    @Test(
        "Templates are filled in",
        arguments: [
            Row("'%s is %d%%'.format(['a', 5])", .string("a is 5%")),
            Row("'%s'.format([[1, 'a', null, 2.5]])", .string("[1, a, null, 2.5]")),
            Row("'%s'.format([{'b': 1, 'a': true}])", .string("{a: true, b: 1}")),
            Row("'%s'.format([1e100])", .string("1" + String(repeating: "0", count: 100))),
            Row("'%s %s'.format([0.0/0.0, -1.0/0.0])", .string("NaN -Infinity")),
            Row("'%s'.format([duration('90m')])", .string("5400s")),
            Row("'%s'.format([int])", .string("int")),
            Row(#"'%s'.format([b'a\xff\xfeb'])"#, .string("a\u{FFFD}b")),
            Row("'%d %d'.format([-1, 2u])", .string("-1 2")),
            Row("'%f'.format([2])", .string("2.000000")),
            Row("'%.2f'.format([2.675])", .string("2.67"), name: "the exact value is rounded"),
            Row("'%.0f %.0f %.0f'.format([0.5, 1.5, 2.5])", .string("0 2 2")),
            Row("'%.1f'.format([0.96])", .string("1.0")),
            Row("'%.3f'.format([-0.0004])", .string("-0.000")),
            Row("'%.2f'.format([1234567.891])", .string("1234567.89")),
            Row("'%e'.format([1052.032911275])", .string("1.052033e+03")),
            Row("'%.1e'.format([9.96])", .string("1.0e+01")),
            Row("'%e'.format([0.0])", .string("0.000000e+00")),
            Row("'%.3e'.format([5e-324])", .string("4.941e-324")),
            Row("'%f'.format([1e22])", .string("10000000000000000000000.000000")),
            Row("'%x %X %o %b'.format([255, -255, 8u, true])", .string("ff -FF 10 1")),
            Row("'%x'.format(['Hi'])", .string("4869")),
            Row("'%X'.format([b'\\xab'])", .string("AB")),
            .fails("'%d'.format(['a'])"), .fails("'%f'.format(['a'])"),
            .fails("'%b'.format([1.5])"),
            .fails("'%s %s'.format([1])"), .fails("'%q'.format([1])"), .fails("'%'.format([1])"),
            .fails("'%.f'.format([1.0])"), .fails("'%x'.format([null])"),
        ])
    func format(_ row: Row) {
        row.check()
    }
}
