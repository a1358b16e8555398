// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Macros")
struct MacroTests {
    @Test(
        "Macros of one variable",
        arguments: [
            Row("[1, 2].all(x, x > 0)"), Row("[].all(x, 1 / 0 > 0)"), Row("![].exists(x, true)"),
            Row("[1, 2, 3].all(e, 6 / (2 - e) == 6)", .bool(false), name: "all absorbs errors"),
            Row("[0, 1].exists(e, 1 / e == 1)", name: "exists absorbs errors"),
            Row("[0].exists(e, 1 / e == 1)", fails: .divisionByZero),
            Row("[1, 2, 2].exists_one(e, e == 1)"), Row("![1, 2, 2].exists_one(e, e == 2)"),
            Row("[2, 0].exists_one(e, 2 / e == 1)", fails: .divisionByZero),
            Row("[1, 2].map(x, x * x)", .ints(1, 4)),
            Row("[1, 2, 3].map(x, x > 1, x * 2)", .ints(4, 6)),
            Row("[1, 2, 3].filter(x, x % 2 == 1)", .ints(1, 3)),
            Row("{'b': 1, 'a': 2}.map(k, k)", .strings("b", "a"), name: "a map keeps its order"),
            Row("{'a': 1, 'b': 2}.filter(k, k > 'a')", .strings("b")),
            Row("{1: 'x'}.all(k, k == 1)"),
            Row("[[1, 2], [3]].map(x, x.map(x, x + 1))", .list([.ints(2, 3), .ints(4)])),
            Row("[1].map(x, [2].map(y, x + y))", .list([.ints(3)])),
            .fails("1.all(x, true)"), .fails("[1].all(x, x)"), .fails("[1].filter(x, 'a')"),
            .refused("[1].all(x.y, true)"), .refused("[1].all(1, true)"), .refused("has(a)"),
        ])
    func oneVariable(_ row: Row) {
        row.check()
    }

    @Test(
        "Macros of two variables",
        arguments: [
            Row("[1, 2].all(i, v, v == i + 1)"), Row("{'a': 1}.exists(k, v, k == 'a' && v == 1)"),
            Row("[5, 6].existsOne(i, v, v == 6)"),
            Row("[5, 6].exists_one(i, v, v > 4)", .bool(false)),
            Row("[2, 4].transformList(i, v, v + i)", .ints(2, 5)),
            Row("[2, 4].transformList(i, v, i == 1, v)", .ints(4)),
            Row("{'a': 1}.transformMap(k, v, v + 1)['a']", .int(2)),
            Row("{'a': 1, 'b': 2}.transformMap(k, v, v > 1, v) == {'b': 2}"),
            Row("['x', 'y'].transformMap(i, v, v) == {0: 'x', 1: 'y'}"),
            Row("{'a': 'b'}.transformMapEntry(k, v, {v: k}) == {'b': 'a'}"),
            .fails("{'a': 'b', 'c': 'b'}.transformMapEntry(k, v, {v: k})"),
            .refused("[1].all(x, x, true)"),
        ])
    func twoVariables(_ row: Row) {
        row.check()
    }

    @Test(
        "Local variables",
        arguments: [
            Row("cel.bind(a, 2, a * a)", .int(4)),
            Row("cel.bind(a, 2, cel.bind(a, a + 1, a))", .int(3), name: "the inner one wins"),
            Row("cel.bind(a, 1 / 0, true || a > 1)", name: "an unused error does no harm"),
            Row("cel.bind(a, 1 / 0, a)", fails: .divisionByZero),
            Row("cel.bind(v, [1, 2], [2, 3].filter(x, x in v))", .ints(2)),
            Row("cel.block([1, cel.index(0) + 1], cel.index(1))", .int(2)),
            Row("[1].map(cel.iterVar(0, 0), cel.iterVar(0, 0) + 1)", .ints(2)),
        ])
    func bindings(_ row: Row) {
        row.check()
    }

    @Test("Macros can be switched off")
    func disabled() throws {
        let expression = try Expression(
            "[1].all(x, true)", options: CompileOptions(areMacrosEnabled: false))
        #expect(throws: EvaluationError.self) { try expression.evaluate() }
    }
}
