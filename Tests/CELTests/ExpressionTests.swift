// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Expressions")
struct ExpressionTests {
    @Test("Variables and references are those that are read from outside")
    func references() throws {
        let expression = try Expression(
            #"signal.labels["service"] == "payments" && steps["failover"].done && tags.exists(t, t == limit)"#
        )
        #expect(expression.variables == ["limit", "signal", "steps", "tags"])
        #expect(expression.references == [["limit"], ["signal", "labels"], ["steps"], ["tags"]])
        let tests = try Expression(
            "has(a.b.c) || a.?d.hasValue() || cel.bind(x, y.z, x.w) || int(q) > 1")
        #expect(tests.references == [["a", "b", "c"], ["a", "d"], ["q"], ["y", "z"]])
        #expect(tests.variables == ["a", "q", "y"])
    }

    @Test("Equality is that of the texts")
    func equality() throws {
        let first = try Expression("1 + 1")
        #expect(try first == Expression("1 + 1"))
        #expect(try first != Expression("1+1"))
        #expect(try Set([first, Expression("1 + 1")]).count == 1)
    }

    @Test(
        "The longest name that has a value wins",
        arguments: [
            Row("a.b.c", .int(3)), Row("a.b.d", .int(22)), Row("a.e", .int(1)),
            Row("(a).b.c", .int(33)),
            Row(
                "[{'b': {'c': 9}}].map(a, a.b.c)[0]", .int(9), name: "a macro's variable hides all"),
            Row("[0].map(a, .a.b.c)[0]", .int(3), name: "but not from a leading dot"),
            Row("a.x", fails: .noSuchKey("x")), Row("q.b", fails: .unboundVariable("q")),
        ])
    func qualifiedNames(_ row: Row) {
        let inner = Value.map(MapValue([(.string("c"), .int(33)), (.string("d"), .int(23))]))
        row.check([
            "a.b.c": .int(3),
            "a.b": .map(MapValue([(.string("c"), .int(2)), (.string("d"), .int(22))])),
            "a": .map(MapValue([(.string("b"), inner), (.string("e"), .int(1))])),
        ])
    }

    @Test("Names are looked up from the container outwards")
    func containers() throws {
        let values: [String: Value] = [
            "x.y.v": .int(1), "x.v": .int(2), "v": .int(3), "w": .int(4),
        ]
        let options = CompileOptions(container: "x.y")
        for (source, value) in [("v", 1), (".v", 3), ("w", 4), ("y.v", 1), (".x.v", 2)] {
            Row(source, .int(Int64(value))).check(values, options)
            var checked = options
            checked.declarations = values.mapValues { _ in .int }
            Row(source, .int(Int64(value))).check(values, checked)
        }
    }

    @Test("Variables of the caller's own type are read through its look-up")
    func ownBindings() throws {
        struct Facts: Bindings {
            var hasQualifiedNames: Bool { false }

            func value(of name: String) -> Value? {
                name == "answer" ? .int(42) : nil
            }
        }
        #expect(try Expression("answer / 2").evaluate(Facts()) == .int(21))
        #expect(throws: EvaluationError(.unboundVariable("question"))) {
            try Expression("question.text").evaluate(Facts())
        }
    }

    @Test("Variables are found among few and among many", arguments: [1, 16, 17, 500])
    func manyVariables(count: Int) throws {
        let names = (0..<count).map { "a_rather_long_name_\($0)" }
        let values = Dictionary(
            uniqueKeysWithValues: names.enumerated().map { ($1, Value.int(Int64($0))) })
        let bindings = VariableBindings(values)
        for (number, name) in names.enumerated() {
            #expect(try Expression(name).evaluate(bindings) == .int(Int64(number)))
        }
        #expect(throws: EvaluationError(.unboundVariable("a_rather_long_name"))) {
            try Expression("a_rather_long_name").evaluate(bindings)
        }
    }

    @Test("A condition must be true or false")
    func conditions() throws {
        let level = try Expression("level")
        #expect(try level.holds(VariableBindings(["level": .bool(true)])))
        #expect(throws: EvaluationError(.noCondition(TypeName("int")))) {
            try level.holds(VariableBindings(["level": .int(2)]))
        }
    }

    @Test("The same expression is evaluated by many tasks at once")
    func concurrency() async throws {
        let expression = try Expression("tags.filter(t, t > low).size()")
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for low in 0..<50 {
                group.addTask {
                    let tags = Value.list((0..<100).map { .int(Int64($0)) })
                    let value = try expression.evaluate(
                        VariableBindings(["tags": tags, "low": .int(Int64(low))]))
                    return value == .int(Int64(99 - low))
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test("Errors are put into words")
    func wording() {
        func message(_ source: String) -> String? {
            do {
                _ = try Expression(source).evaluate()
                return nil
            } catch let error as EvaluationError {
                return error.message
            } catch {
                return nil
            }
        }
        #expect(message("facts.rate > 1") == "no value for variable 'facts'")
        #expect(message("{'a': 1}.b") == "no such key: 'b'")
        #expect(message("1 + 'a'") == "no such overload: _+_(int, string)")
        #expect(message("size(1, 2)") == "no such overload: size(int, int)")
        #expect(message("nope(1)") == "no such function: 'nope'")
        #expect(message("1 / 0") == "division by zero")
        #expect(message("int('x')") == "cannot convert 'x' to int")
    }
}
