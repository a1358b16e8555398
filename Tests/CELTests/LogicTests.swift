// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Logic")
struct LogicTests {
    @Test(
        "An error or another type is absorbed when the other side decides",
        arguments: [
            Row("false && 1 / 0 > 1", .bool(false)), Row("1 / 0 > 1 && false", .bool(false)),
            Row("true || 1 / 0 > 1"), Row("1 / 0 > 1 || true"),
            Row("'horses' && false", .bool(false)),
            Row("true || 32"), Row("32 || true"), Row("missing || true"),
            Row("missing && false", .bool(false)), Row("unknown(1) || true"),
            Row("true && 1 / 0 > 1", fails: .divisionByZero),
            Row("1 / 0 > 1 || false", fails: .divisionByZero),
            .fails("'horses' && true"), .fails("false || 32"), .fails("!1"), .fails("!null"),
            Row("true && true && true && false", .bool(false)), Row("false || false || true"),
            Row("true ? 1 : 1 / 0", .int(1)), Row("false ? 1 / 0 : 2", .int(2)),
            Row("true ? 1 : false ? 2 : 3", .int(1)),
            Row("1 / 0 > 1 ? 1 : 2", fails: .divisionByZero),
            .fails("1 ? 2 : 3"),
        ])
    func absorption(_ row: Row) {
        row.check()
    }

    @Test("A missing variable is told from false")
    func missingVariable() throws {
        let rule = try Expression("data_exposed || customers_affected >= 10000")
        #expect(throws: EvaluationError(.unboundVariable("data_exposed"))) {
            try rule.evaluate(VariableBindings(["customers_affected": .int(5)]))
        }
        let known = try rule.evaluate(VariableBindings(["customers_affected": .int(10_000)]))
        #expect(known == .bool(true))
    }

    @Test("Of several errors the missing variable is reported")
    func missingVariableFirst() throws {
        let rule = try Expression("1 / 0 > 1 || missing || [][0]")
        #expect(throws: EvaluationError(.unboundVariable("missing"))) { try rule.evaluate() }
    }

    @Test("A limit ends the evaluation and is never absorbed")
    func limitsAreNotAbsorbed() throws {
        var options = CompileOptions()
        options.limits.cost = 50
        let rule = try Expression(
            "[1, 2, 3].all(x, [1, 2, 3].all(y, x + y > 0)) || true", options: options)
        #expect(throws: EvaluationError(.limit("cost"))) { try rule.evaluate() }
        options.limits.cost = 500
        let affordable = try Expression(rule.source, options: options)
        #expect(try affordable.evaluate() == .bool(true))
    }
}
