// SPDX-License-Identifier: Apache-2.0

import Foundation
import Notation
import Testing

@Suite("Expressions on the command line", .inTurns)
struct ExpressionCommandTests {
    /// An expression with its options, and what is printed of it.
    struct Single: CustomTestStringConvertible, Sendable {
        var name: String
        var words: [String]
        var status: Int32 = 0
        /// Everything on stdout, without the last line feed.
        var output = ""
        /// Has to stand in what is written to stderr.
        var says = ""
        var testDescription: String { name }
    }

    static let singles = [
        Single(name: "a value", words: ["1 + 2 * 3"], output: "7"),
        Single(
            name: "a value of every type",
            words: [#"[null, 1u, 1.0, "a\n", b"a", {"k": duration("90s")}, int, optional.of(1)]"#],
            output: #"[null, 1u, 1.0, "a\n", base64.decode("YQ=="), "#
                + #"{"k": duration("90s")}, int, optional.of(1)]"#),
        Single(
            name: "variables as JSON has them",
            words: [
                "error_rate >= 0.2 && labels.exists(l, l == 'eu')", "--vars",
                #"{"error_rate": 0.35, "labels": ["eu"]}"#,
            ], output: "true"),
        Single(
            name: "variables in the typed notation",
            words: ["x + 1u", "--vars", #"{"x": {"uint": "18446744073709551614"}}"#],
            output: "18446744073709551615u"),
        Single(
            name: "a zone by name",
            words: [#"timestamp("2026-07-01T00:00:00Z").getHours("America/New_York")"#],
            output: "20"),
        Single(
            name: "a value for programs", words: ["1", "--json"], output: #"{"value":{"int":"1"}}"#),
        Single(
            name: "a type", words: ["{'a': [x]}", "--check", "--type", "x=timestamp"],
            output: "map(string, list(timestamp))"),
        Single(
            name: "a misspelt variable",
            words: ["error_rte > 0.2", "--vars", #"{"error_rate": 1}"#],
            status: 1, says: "Did you mean \"error_rate\"?"),
        Single(name: "a mistake in the text", words: ["1 +"], status: 1, says: "1:4: error: "),
        Single(name: "no value", words: ["1 / 0"], status: 1, says: "division by zero"),
        Single(
            name: "too much work",
            words: [
                "[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(a, a)].all(x, true) && "
                    + String(repeating: "[0,1,2,3,4,5,6,7,8,9].all(x, ", count: 8) + "true"
                    + String(repeating: ")", count: 8)
            ],
            status: 1, says: "limit 'cost' exceeded"),
        Single(
            name: "too deep", words: [String(repeating: "(", count: 300)], status: 1,
            says: "nested more than 200 levels deep"),
        Single(
            name: "as deep as it may be",
            words: [
                String(repeating: "[1].exists(x, ", count: 99) + "true"
                    + String(repeating: ")", count: 99)
            ], output: "true"),
        Single(name: "neither expression nor file", words: [], status: 2, says: "--jsonl"),
        Single(
            name: "variables that are no object", words: ["1", "--vars", "[1]"], status: 2,
            says: "not an object"),
        Single(
            name: "a type that does not exist", words: ["1", "--type", "x=integer"], status: 2,
            says: "x=integer"),
        Single(
            name: "a file that is not there", words: ["--jsonl", "none.jsonl"], status: 4,
            says: "none.jsonl"),
    ]

    @Test("one is answered, or the reason is told", arguments: singles)
    func single(_ row: Single) async throws {
        let outcome = try await Program.run(Site.binary, ["cel"] + row.words)
        #expect(outcome.status == row.status, "\(outcome.all)")
        let output =
            outcome.output.hasSuffix("\n") ? outcome.output.dropLast() : outcome.output[...]
        #expect(row.words.contains("--json") ? compact(output) == row.output : output == row.output)
        #expect(row.says.isEmpty || outcome.errors.contains(row.says), "\(outcome.all)")
    }

    private func compact(_ output: Substring) -> String { output.filter { !$0.isWhitespace } }

    @Test("the trace shows every part with its value")
    func trace() async throws {
        let outcome = try await Program.run(
            Site.binary,
            ["cel", "a > 1 || b == 'x'", "--vars", #"{"a": 1, "b": "y"}"#, "--trace"])
        #expect(
            outcome.output == """
                a > 1 || b == 'x' = false
                  a > 1 = false
                    a = 1
                  b == 'x' = false
                    b = "y"

                """, "\(outcome.all)")
    }

    /// A line of a file and the answer to it.
    struct Line: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var line: String
        /// The whole answer, or the beginning of one that is an error.
        var answer: String
        /// Whether the line is no case at all, which is exit code 1.
        var isUnreadable = false
    }

    static let lines = [
        Line(
            testDescription: "a value",
            line:
                #"{"id": "a/b", "expr": "x + 1", "bindings": {"x": {"int": "41"}}, "env": {"x": "int"}}"#,
            answer: #"{"id":"a/b","value":{"int":"42"}}"#),
        Line(
            testDescription: "bindings of every type",
            line: #"""
                {"id": 1, "expr": "[a, b, c, d, e]", "disable_check": true, "bindings": {
                "a": {"bytes": "AP8="}, "b": {"timestamp": "2026-03-01T02:00:00.5Z"},
                "c": {"duration": "-1.5s"}, "d": {"map": [[{"bool": true}, {"null": null}]]},
                "e": {"double": "-Infinity"}}}
                """#.replacing("\n", with: ""),
            answer: #"{"id":1,"value":{"list":[{"bytes":"AP8="},"#
                + #"{"timestamp":"2026-03-01T02:00:00.5Z"},{"duration":"-1.5s"},"#
                + #"{"map":[[{"bool":true},{"null":null}]]},{"double":"-Infinity"}]}}"#),
        Line(
            testDescription: "a mistake that the check finds",
            line: #"{"id": 2, "expr": "true || nope(1)"}"#, answer: #"{"id":2,"error":"1:9: "#),
        Line(
            testDescription: "the same without the check",
            line: #"{"id": 2, "expr": "true || nope(1)", "disable_check": true}"#,
            answer: #"{"id":2,"value":{"bool":true}}"#),
        Line(
            testDescription: "no value", line: #"{"id": 3, "expr": "1 % 0"}"#,
            answer: #"{"id":3,"error":"modulus by zero"}"#),
        Line(
            testDescription: "a container",
            line: #"""
                {"id": 4, "expr": "y.v", "container": "x", "env": {"x.y.v": "string"},
                 "bindings": {"x.y.v": {"string": "inner"}}}
                """#.replacing("\n", with: ""),
            answer: #"{"id":4,"value":{"string":"inner"}}"#),
        Line(
            testDescription: "no macros",
            line:
                #"{"id": 5, "expr": "[1].all(x, true)", "disable_macros": true, "disable_check": true}"#,
            answer: #"{"id":5,"error":"#),
        Line(
            testDescription: "only the type",
            line: #"{"id": 6, "expr": "[x / 0]", "env": {"x": "int"}, "check_only": true}"#,
            answer: #"{"id":6,"value":{"type":"list(int)"},"deduced_type":"list(int)"}"#),
        Line(
            testDescription: "a type beside a value",
            line: #"{"id": 7, "expr": "1u", "deduced_type": "uint"}"#,
            answer: #"{"id":7,"value":{"uint":"1"},"deduced_type":"uint"}"#),
        Line(
            testDescription: "no JSON", line: #"{"id": 8, "expr": "1""#,
            answer: #"{"id":null,"error":"line 1: at byte "#, isUnreadable: true),
        Line(
            testDescription: "no object", line: "[]", answer: #"{"id":null,"error":"line 1: "#,
            isUnreadable: true),
        Line(
            testDescription: "no expression", line: #"{"id": 9}"#,
            answer: #"{"id":9,"error":"line 1: expr "#, isUnreadable: true),
        Line(
            testDescription: "a value that is none",
            line: #"{"id": 10, "expr": "x", "bindings": {"x": {"int": 5}}}"#,
            answer: #"{"id":10,"error":"line 1: bindings: x: "#, isUnreadable: true),
        Line(
            testDescription: "an unknown type",
            line: #"{"id": 11, "expr": "x", "env": {"x": "lost(int)"}}"#,
            answer: #"{"id":11,"error":"line 1: the type of x in env "#, isUnreadable: true),
        Line(
            testDescription: "a text that is no UTF-8 once it is read",
            line: #"{"id": 12, "expr": "'\ud800'"}"#, answer: #"{"id":null,"error":"line 1: "#,
            isUnreadable: true),
    ]

    @Test("a line of a file is answered by a line", arguments: lines)
    func line(_ row: Line) async throws {
        let outcome = try await Program.run(
            Site.binary, ["cel", "--jsonl", "-"], input: "\n" + row.line + "\n")
        let answer = row.answer.replacing("line 1:", with: "line 2:")
        if row.answer.hasSuffix("}") {
            #expect(outcome.output == answer + "\n", "\(outcome.all)")
        } else {
            #expect(outcome.output.hasPrefix(answer), "\(outcome.all)")
        }
        #expect(outcome.status == (row.isUnreadable ? 1 : 0), "\(outcome.all)")
    }

    @Test("a line that is no case stops no other, and one that is too long neither")
    func badLines() async throws {
        let scratch = try Scratch()
        let good = #"{"id": "good", "expr": "1"}"#
        let long = #"{"id": "long", "expr": "\#(String(repeating: "1", count: 5 << 20))"}"#
        let deep = String(repeating: "[", count: 100_000)
        try scratch.write([good, long, deep, "", good].joined(separator: "\n"), "lines.jsonl")
        let outcome = try await Program.run(
            Site.binary, ["cel", "--jsonl", scratch.file("lines.jsonl")])
        #expect(outcome.status == 1)
        let answers = outcome.output.split(separator: "\n")
        #expect(answers.count == 4)
        #expect(answers.first == #"{"id":"good","value":{"int":"1"}}"#)
        #expect(answers.last == answers.first)
        #expect(answers.dropFirst().first?.contains("4 MiB") == true)
        #expect(outcome.errors.contains("2 of 5 lines"), "\(outcome.errors)")
    }

    @Test("the type is told of every line when it is asked for")
    func check() async throws {
        let outcome = try await Program.run(
            Site.binary, ["cel", "--check", "--jsonl", "-"],
            input: #"{"id": 1, "expr": "1 > x", "env": {"x": "double"}}"#)
        #expect(
            outcome.output == #"{"id":1,"value":{"type":"bool"},"deduced_type":"bool"}"# + "\n",
            "\(outcome.all)")
        #expect(outcome.status == 0)
    }
}
