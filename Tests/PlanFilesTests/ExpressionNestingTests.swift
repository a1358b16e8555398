// SPDX-License-Identifier: Apache-2.0

import CEL
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

@Suite("Deep expressions in plans")
struct ExpressionNestingTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let opening: String
        var middle = "true"
        var closing = ""

        /// The condition with so many levels written.
        func condition(_ count: Int) -> String {
            String(repeating: opening, count: count) + middle
                + String(repeating: closing, count: count)
        }

        /// The deepest condition that a plan may have.
        var deepest: String? {
            let options = CompileOptions(declarations: [:], limits: .onTasks)
            let counts = (10...options.limits.nesting).reversed()
            for count in counts {
                do {
                    _ = try Expression(condition(count), options: options)
                    return condition(count)
                } catch {
                    continue
                }
            }
            return nil
        }
    }

    static let shapes = [
        Shape(testDescription: "parentheses", opening: "(", closing: ")"),
        Shape(testDescription: "not", opening: "!"),
        Shape(testDescription: "choices", opening: "true ? true : "),
        Shape(testDescription: "sums", opening: "1 + ", middle: "1 > 0"),
        Shape(testDescription: "lists", opening: "[", middle: "1", closing: "] != []"),
        Shape(testDescription: "macros", opening: "[1].exists(x, ", closing: ")"),
        Shape(testDescription: "mapped lists", opening: "[1].map(x, ", closing: ").size() > 0"),
        Shape(testDescription: "bound values", opening: "cel.bind(a, 1, ", closing: ")"),
        Shape(testDescription: "calls", opening: "dyn(", closing: ")"),
        Shape(testDescription: "and within or", opening: "(true && (false || ", closing: "))"),
    ]

    @Test("are compiled by a task up to the limit", arguments: shapes)
    func deepest(_ shape: Shape) async throws {
        let condition = try #require(shape.deepest)
        let files = try Fixtures.sample(
            changing: "plan.yaml", #"when: signal.labels["service"] == "payments""#,
            to: "when: \(quoted(condition))")
        let compilation = await Task.detached { compile(files, today: Fixtures.today) }.value
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.text) == [])
        #expect(compilation.planSet != nil)
    }

    @Test("are refused beyond it, with their place", arguments: shapes)
    func tooDeep(_ shape: Shape) async throws {
        let files = try Fixtures.sample(
            changing: "plan.yaml", #"when: signal.labels["service"] == "payments""#,
            to: "when: \(quoted(shape.condition(100)))")
        let compilation = await Task.detached { compile(files, today: Fixtures.today) }.value
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        #expect(errors.count == 1)
        #expect(errors.first?.message.contains("nested more than 64 levels deep") == true)
        #expect(errors.first?.sourceLine.hasPrefix("  when: ") == true)
    }

    private func quoted(_ condition: String) -> String { "'\(condition)'" }
}
