// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Limits")
struct LimitTests {
    private static func nested(_ opening: String, _ closing: String, _ count: Int) -> String {
        String(repeating: opening, count: count) + "1" + String(repeating: closing, count: count)
    }

    @Test(
        "Sources beyond a limit are refused with its name",
        arguments: [
            Row.refused(nested("(", ")", 20_000), .limit("sourceBytes")),
            .refused(nested("(", ")", 300), .limit("nesting")),
            .refused(nested("[", "]", 300), .limit("nesting")),
            .refused(nested("{1:", "}", 300), .limit("nesting")),
            .refused(nested("[1].map(x,", ")", 300), .limit("nesting")),
            .refused(nested("1+", "", 300), .limit("nesting")),
            .refused(nested("-", "", 300), .limit("nesting")),
            .refused(nested("true?1:", "", 300), .limit("nesting")),
            .refused("{}" + String(repeating: ".a", count: 300), .limit("nesting")),
            .refused("[]" + String(repeating: "[0]", count: 300), .limit("nesting")),
        ])
    func sources(_ row: Row) {
        row.check()
    }

    @Test("Long chains of && and || are flat")
    func flatLogic() throws {
        let source = String(repeating: "true && false || ", count: 1000) + "true"
        #expect(try Expression(source).evaluate() == .bool(true))
    }

    @Test("The capacities that the specification demands are there")
    func capacities() throws {
        let sources = [
            Self.nested("(", ")", 32), Self.nested("[", "]", 32), Self.nested("1+", "", 32),
            "!" + String(repeating: "!", count: 32) + "true",
            "[" + (0..<32).map(String.init).joined(separator: ",") + "]",
            "{" + (0..<32).map { "\($0):\($0)" }.joined(separator: ",") + "}",
            String(repeating: "true ? 1 : ", count: 24) + "2",
        ]
        for source in sources { _ = try Expression(source).evaluate() }
    }

    /// Each variable is made of the one before, twice.
    private static func doubling(_ first: String, _ step: (String) -> String, _ end: String)
        -> String
    {
        var source = ""
        for index in 0..<50 {
            source += "cel.bind(a\(index), \(index == 0 ? first : step("a\(index - 1)")), "
        }
        return source + end + String(repeating: ")", count: 50)
    }

    @Test(
        "Evaluations beyond a limit end with its name",
        arguments: [
            Row(doubling("'0123456789'", { "\($0) + \($0)" }, "a49"), fails: .limit("textBytes")),
            Row(doubling("[1, 2]", { "\($0) + \($0)" }, "a49"), fails: .limit("elements")),
            Row(doubling("[1]", { "[\($0), \($0)]" }, "a49"), fails: .limit("resultElements")),
            Row(doubling("[1]", { "[\($0), \($0)]" }, "a49 == a49"), fails: .limit("cost")),
            Row(
                doubling("{1: 2}", { "{1: \($0), 2: \($0)}" }, "a49 in [a49]"),
                fails: .limit("cost")),
            Row(doubling("[1]", { "[\($0), \($0)]" }, "'%s'.format([a49])"), fails: .limit("cost")),
            Row(
                "'\(String(repeating: "a", count: 9999))'.replace('a', '\(String(repeating: "b", count: 9999))')",
                fails: .limit("textBytes")),
            Row("'a'.matches('((a{99}){99}){99}')", fails: .limit("regularExpressionSize")),
        ])
    func evaluations(_ row: Row) {
        var options = CompileOptions()
        options.limits.cost = 20_000
        options.limits.resultElements = 5_000
        options.limits.textBytes = 50_000
        options.limits.elements = 50_000
        row.check([:], options)
    }

    @Test("Nested macros end at the cost limit")
    func nestedMacros() throws {
        let list = "[" + (0..<100).map(String.init).joined(separator: ",") + "]"
        let source =
            (0..<6).map { "\(list).all(x\($0), " }.joined() + "true"
            + String(repeating: ")", count: 6)
        var options = CompileOptions()
        options.limits.cost = 100_000
        let expression = try Expression(source, options: options)
        #expect(throws: EvaluationError(.limit("cost"))) { try expression.evaluate() }
    }

    @Test(
        "Pieces of a text cost a unit each, however short they are",
        arguments: ["split", "replace"])
    func pieces(_ function: String) throws {
        let text = "\"\(String(repeating: "a,", count: 1_000))\""
        let call = function == "split" ? ".split(\",\")" : ".replace(\",\", \"\")"
        var options = CompileOptions()
        options.limits.cost = 1_000
        let expression = try Expression("size(\(text)\(call))", options: options)
        #expect(throws: EvaluationError(.limit("cost"))) { try expression.evaluate() }
        options.limits.cost = 2_000
        let affordable = try Expression("size(\(text)\(call))", options: options)
        #expect(try affordable.evaluate() == .int(function == "split" ? 1_001 : 1_000))
    }

    @Test("Error messages stay short")
    func shortMessages() {
        do {
            _ = try Expression(String(repeating: "9", count: 30_000))
        } catch {
            #expect(error.message.count < 310)
        }
    }
}
