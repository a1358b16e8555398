// SPDX-License-Identifier: Apache-2.0

import CEL
import Testing

@Suite("An expression that was stored")
struct RestoringTests {
    private static let moment = VariableBindings([
        "now": .timestamp(Instant(seconds: 1_782_000_000))
    ])

    private static func rules(_ name: String, hours: Int) -> ZoneRules {
        ZoneRules(
            name: name, changes: [.init(fromSeconds: .min, offsetSeconds: hours * 3_600)])
    }

    private static func compiled(_ source: String, hours: Int) throws -> Expression {
        var options = CompileOptions(declarations: ["now": .timestamp, "east": .bool])
        options.zones = { $0.contains("/") ? rules($0, hours: hours) : nil }
        return try Expression(source, options: options)
    }

    @Test("keeps the rules of the zones that it named, whatever the zone data say later")
    func zones() throws {
        let source = #"now.getHours("Asia/Shanghai") - now.getHours()"#
        let expression = try Self.compiled(source, hours: 8)
        #expect(expression.zones.map(\.name) == ["Asia/Shanghai"])
        let restored = Expression(restoring: source, zones: expression.zones)
        #expect(try restored.evaluate(Self.moment) == expression.evaluate(Self.moment))
        let other = try Self.compiled(source, hours: 3)
        #expect(try other.evaluate(Self.moment) != restored.evaluate(Self.moment))
    }

    @Test("keeps zones that reach the function through a condition or a list")
    func indirectZones() throws {
        let source = #"["Europe/London", "x"].map(z, now.getHours(east ? "Asia/Tokyo" : z))"#
        let expression = try Self.compiled(source, hours: 1)
        #expect(expression.zones.map(\.name) == ["Asia/Tokyo", "Europe/London"])
        #expect(try Self.compiled(#""Asia/Tokyo" == "a""#, hours: 1).zones.isEmpty)
    }

    @Test("knows no zone beside those that were stored")
    func noOtherZone() {
        let restored = Expression(restoring: #"now.getHours("Asia/Shanghai") > 0"#)
        #expect(throws: EvaluationError(.unknownTimeZone("Asia/Shanghai"))) {
            try restored.evaluate(Self.moment)
        }
    }

    @Test("is not checked again: a fault is met where an evaluation gets to it")
    func unchecked() throws {
        let restored = Expression(
            restoring: #"1 > 0 || "x" + 1 == nothing("a") || "a".matches("(")"#)
        #expect(try restored.holds(VariableBindings()))
        let faulty = Expression(restoring: "vanished(1)")
        #expect(throws: EvaluationError(.unknownFunction("vanished"))) {
            try faulty.evaluate()
        }
    }

    @Test("whose text cannot be read any more says so with every evaluation")
    func unreadable() throws {
        let restored = Expression(restoring: "a ||| b", variables: ["a", "b"])
        #expect(restored.source == "a ||| b" && restored.variables == ["a", "b"])
        let error = try #require(throws: EvaluationError.self) { try restored.evaluate() }
        #expect(error.message.hasPrefix("the stored expression cannot be read: "))
    }

    @Test("reads a variable that has the name of a type, when it is told of it")
    func typeNames() throws {
        let values = VariableBindings(["int": .int(5)])
        let restored = Expression(restoring: "int > 4", variables: ["int"])
        #expect(try restored.holds(values))
        #expect(Expression(restoring: "int > 4").variables.isEmpty)
    }
}
