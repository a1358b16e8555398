// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Parts of expressions")
struct ExpressionPartTests {
    private func lines(
        _ source: String, _ values: [String: Value] = [:], limit: Int = 100
    ) throws -> [String] {
        try Expression.parts(
            of: source, options: CompileOptions(), bindings: VariableBindings(values), limit: limit
        ).map { part in
            let indent = String(repeating: ".", count: part.depth)
            switch part.result {
            case .success(let value): return "\(indent)\(part.source) = \(value.shortText)"
            case .failure(let error): return "\(indent)\(part.source): \(error.message)"
            }
        }
    }

    @Test("have their own text and value, the whole first")
    func values() throws {
        let found = try lines(
            "exposed || (rate >= 0.2 && region.startsWith('eu'))",
            ["exposed": .bool(false), "rate": .double(0.3), "region": .string("us")])
        #expect(
            found == [
                "exposed || (rate >= 0.2 && region.startsWith('eu')) = false",
                ".exposed = false",
                ".(rate >= 0.2 && region.startsWith('eu')) = false",
                "..rate >= 0.2 = true", "...rate = 0.3",
                "..region.startsWith('eu') = false", "...region = 'us'",
            ])
    }

    @Test("say why they have no value, also where the whole can do without it")
    func failures() throws {
        #expect(
            try lines("true || 1 / 0 > x") == [
                "true || 1 / 0 > x = true", ".1 / 0 > x: division by zero",
                "..1 / 0: division by zero", "..x: no value for variable 'x'",
            ])
    }

    @Test("are not what stands inside macros, nor namespaces")
    func leftOut() throws {
        #expect(
            try lines("[1, n].exists(x, x > 1) || math.abs(n) == -n", ["n": .int(-2)]) == [
                "[1, n].exists(x, x > 1) || math.abs(n) == -n = true",
                ".[1, n].exists(x, x > 1) = false", "..[1, n] = list", "...n = -2",
                ".math.abs(n) == -n = true", "..math.abs(n) = 2", "...n = -2", "..-n = 2",
                "...n = -2",
            ])
    }

    @Test("are no more than asked for")
    func limit() throws {
        #expect(try lines("1 + 2 + 3 + 4", limit: 2) == ["1 + 2 + 3 + 4 = 10", ".1 + 2 + 3 = 6"])
    }

    @Test("of a text with a mistake are none")
    func mistake() {
        #expect(throws: ExpressionError.self) { try lines("1 +") }
    }
}
