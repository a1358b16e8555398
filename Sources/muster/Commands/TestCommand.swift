// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import PlanFiles
import ResponseCore

/// `muster test`: runs the tests that stand in plans.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run the tests inside the plans.")

    @Argument(help: "Plan folders. (default: plans)")
    var paths: [String] = []

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let planSet = try compiled()
        let now = SystemClock().now()
        let results = planSet.plans.all.flatMap { plan in
            plan.tests.map { PlanTestRun($0, of: plan, in: planSet, now: now).result }
        }
        if json {
            Terminal.say(.array(results.map(\.json)))
        } else {
            for result in results where !result.failures.isEmpty { Terminal.say(result.text) }
        }
        let failed = results.count { !$0.failures.isEmpty }
        Terminal.complain("\(results.count - failed) passed, \(failed) failed")
        if failed > 0 { ExitStatus.doesNotHold.end() }
    }

    private func compiled() throws -> PlanSet {
        let compilation = try PlanSources.read(paths.isEmpty ? ["plans"] : paths).compile()
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        guard let planSet = compilation.planSet, errors.isEmpty else {
            throw CommandFailure(.doesNotHold, Diagnostic.text(of: errors))
        }
        return planSet
    }
}

extension PlanTestRun.Result {
    /// What was expected and what came, with the rules that were tried.
    var text: String {
        let head = "\(plan): test \"\(name)\" (line \(line)) failed"
        let lines = failures.map { "  expected \($0.expected), got \($0.actual)" }
        let rules = trial.rules.map { "  rule \($0.index + 1): \(RuleWords.line($0))" }
        return ([head] + lines + rules).joined(separator: "\n")
    }

    /// The same for programs.
    var json: JSON {
        [
            "plan": .string(plan.raw), "test": .string(name), "line": .integer(Int64(line)),
            "passed": .bool(failures.isEmpty),
            "failures": .array(
                failures.map {
                    ["expected": .string($0.expected), "actual": .string($0.actual)]
                }),
        ]
    }
}
