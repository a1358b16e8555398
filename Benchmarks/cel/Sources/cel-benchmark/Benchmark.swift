// SPDX-License-Identifier: Apache-2.0

import CEL

/// Measures every rule and prints one line for each: name, nanoseconds of an evaluation,
/// nanoseconds of a compilation with its check.
@main
enum Benchmark {
    /// Each measured this many times, of which the fastest counts: what is slower was disturbed.
    private static let rounds = 10
    /// Long enough for the clock, short enough for a round that nothing disturbs.
    private static let evaluations = 20_000
    private static let compilations = 500

    static func main() throws {
        for rule in SeverityRule.all {
            let options = CompileOptions(declarations: rule.declarations, resultType: .bool)
            let expression = try Expression(rule.source, options: options)
            let bindings = VariableBindings(rule.variables)
            let evaluation = try nanoseconds(evaluations) {
                guard try expression.holds(bindings) == rule.holds else { throw WrongAnswer() }
            }
            let compilation = try nanoseconds(compilations) {
                _ = try Expression(rule.source, options: options)
            }
            print(rule.name, evaluation, compilation)
        }
    }

    private static func nanoseconds(_ count: Int, _ body: () throws -> Void) throws -> Double {
        let clock = ContinuousClock()
        var fastest = Duration.seconds(3_600)
        for _ in 0..<rounds {
            fastest = min(fastest, try clock.measure { for _ in 0..<count { try body() } })
        }
        return fastest / .nanoseconds(count)
    }

    struct WrongAnswer: Error {}
}
