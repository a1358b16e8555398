// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Operators")
struct OperatorTests {
    @Test(
        "Arithmetic is exact and stays within its type",
        arguments: [
            Row("1 + 2 * 3", .int(7)), Row("(1 + 2) * 3", .int(9)), Row("7 - 2 - 1", .int(4)),
            Row("-42 % -5", .int(-2)), Row("43 % -5", .int(3)), Row("-5 / 2", .int(-2)),
            Row("7u % 4u", .uint(3)), Row("1.5 / 0.0", .double(.infinity)),
            Row("0.0 / 0.0", .double(.nan)), Row("--1", .int(1)), Row("-(-2.5)", .double(2.5)),
            Row("'a' + 'b'", .string("ab")), Row("b'a' + b'b'", .octets("ab")),
            Row("[1] + [2]", .ints(1, 2)),
            Row("9223372036854775807 + 1", fails: .overflow("_+_")),
            Row("-9223372036854775808 - 1", fails: .overflow("_-_")),
            Row("5000000000 * 5000000000", fails: .overflow("_*_")),
            Row("-9223372036854775808 / -1", fails: .overflow("_/_")),
            Row("-9223372036854775808 % -1", fails: .overflow("_%_")),
            Row("-(-9223372036854775808)", fails: .overflow("-_")),
            Row("0u - 1u", fails: .overflow("_-_")),
            Row("18446744073709551615u + 1u", fails: .overflow("_+_")),
            Row("1 / 0", fails: .divisionByZero), Row("1u % 0u", fails: .modulusByZero),
            Row("1 + 1u", fails: .noSuchOverload(function: "_+_", arguments: [.int, .uint])),
            .fails("1.0 % 2.0"), .fails("-1u + 1"), .fails("-'a'"), .fails("'a' - 'b'"),
            .fails("[1] * 2"), .fails("-(1u)"),
        ])
    func arithmetic(_ row: Row) {
        row.check()
    }

    @Test(
        "Numbers are equal across types and other types never",
        arguments: [
            Row("1 == 1.0"), Row("1u == 1"), Row("2u == 2.0"), Row("1 != 1.5"), Row("1 != 'a'"),
            Row("!(1 == '1')"), Row("null == null"), Row("!(false == null)"),
            Row("[1, 2u] == [1.0, 2]"), Row("[1] != [1, 2]"), Row("{'a': 1} == {'a': 1.0}"),
            Row("{1: 2, 3: 4} == {3u: 4, 1u: 2}"), Row("{'a': 1} != {'b': 1}"),
            Row("0.0/0.0 != 0.0/0.0"), Row("0.0 == -0.0"), Row("type(1) == int"),
            Row("type([]) == list && type({}) == map && type(null) == null_type"),
            Row("type(type(1)) == type"),
            Row(
                #"'\u00e9' != 'e\u0301'"#,
                name: "equal looks are not equal code points"),
            Row("dyn(9223372036854775807) == 9223372036854775808.0"),
            Row("!(18446744073709551615u == -1)"),
        ])
    func equality(_ row: Row) {
        row.check()
    }

    @Test(
        "Order holds within and across number types",
        arguments: [
            Row("1 < 2"), Row("2u >= 2u"), Row("1.5 > 1.4"), Row("1 < 1.5"), Row("1u > -1"),
            Row("-1 < 0u"), Row("18446744073709551615u > 9223372036854775807"), Row("false < true"),
            Row("'abc' < 'abcd'"), Row("'Z' < 'a'"), Row("'f' < 'ế'"), Row("b'a' < b'b'"),
            Row(#"'\uffee' < '\U0001F62C'"#, name: "code points, not UTF-16 units"),
            Row("!(0.0/0.0 < 1.0) && !(0.0/0.0 >= 1.0)"),
            Row("timestamp('2020-01-01T00:00:00Z') < timestamp('2020-01-01T00:00:01Z')"),
            Row("duration('-1s') < duration('1ms')"),
            .fails("null < null"), .fails("[1] < [2]"), .fails("'a' < 1"), .fails("{} < {}"),
        ])
    func order(_ row: Row) {
        row.check()
    }

    @Test(
        "A variable meets a literal number as it meets any other",
        arguments: [
            Row("five < 6"), Row("five <= 5"), Row("five >= 5"), Row("!(five > 5)"),
            Row("five < 5.5"), Row("half > 0"), Row("half >= 0.5"), Row("!(half < 0.5)"),
            Row("!(nan < 1.0)"), Row("!(nan > 1.0)"), Row("!(nan >= 1.0)"), Row("!(nan <= 1.0)"),
            Row("!(nan < 1)"), Row("five >= -5"), Row("large > 1"), Row("large > 1.0"),
            .fails("text > 1"), .fails("text < 1.0"), Row("missing > 1 || five > 1"),
            Row("missing > 1", fails: .unboundVariable("missing")),
        ])
    func thresholds(_ row: Row) {
        row.check([
            "five": .int(5), "half": .double(0.5), "nan": .double(.nan), "large": .uint(.max),
            "text": .string("5"),
        ])
    }

    @Test(
        "Elements and keys are found across number types",
        arguments: [
            Row("2 in [1, 2]"), Row("2.0 in [1, 2]"), Row("!(3 in [])"), Row("'a' in {'a': 1}"),
            Row("1u in {1: 2}"), Row("1.0 in {1: 2}"), Row("!(1.5 in {1: 2})"),
            Row("!(null in {'a': 1})"), Row("[1] in [[1]]"), .fails("1 in 1"),
            Row("[1, 2, 3][1]", .int(2)), Row("[1, 2][1.0]", .int(2)), Row("[1, 2][1u]", .int(2)),
            Row("{1u: 'a'}[1]", .string("a")), Row("{1: 'a'}[1.0]", .string("a")),
            Row("{'a': {'b': 3}}.a.b", .int(3)), Row("{'a-b': 1}.`a-b`", .int(1)),
            Row("{true: 1}[true]", .int(1)), Row("{'in': 1, 'for': 2}.for", .int(2)),
            Row("[1][1]", fails: .indexOutOfRange(1)), Row("[1][-1]", fails: .indexOutOfRange(-1)),
            Row("{'a': 1}.b", fails: .noSuchKey("b")), Row("{1: 1}[2]", fails: .noSuchKey("2")),
            Row("{1: 1}[1.1]", fails: .noSuchKey("1.1")), Row("'a'.b", fails: .noSuchField("b")),
            .fails("[1][0.5]"), .fails("[1]['a']"), .fails("1[0]"), .fails("{1: 1}[null]"),
            Row("{1: 1, 1u: 2}", fails: .repeatedKey("1")), .fails("{1.0: 1}"), .fails("{null: 1}"),
            Row("has({'a': null}.a)"), Row("!has({'a': 1}.b)"), .fails("has((1).a)"),
            .fails("has({}.a.b)"),
        ])
    func members(_ row: Row) {
        row.check()
    }
}
