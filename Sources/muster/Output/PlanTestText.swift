// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import PlanTrial
import ResponseCore
import ResponseModel

/// Results of tests of plans, for people and for programs.
enum PlanTestText {
    /// What was expected, what came, and every rule that was tried with its facts.
    static func text(of failure: PlanTestRun.Failure, in result: PlanTestRun.Result) -> String {
        let place = failure.place
        let head =
            "\(place.path):\(place.line):\(place.column): error: "
            + "\(result.plan): test \"\(result.name.visibleLine)\" failed at "
            + "+\(failure.offset)"
        let lines = ["  expected \(failure.expected)", "  got \(failure.actual)"]
        return ([head] + lines.map(\.visibleLine) + rules(failure.trial))
            .joined(separator: "\n")
    }

    private static func rules(_ trial: Trial) -> [String] {
        trial.rules.map { "  rule \($0.index + 1): \(RuleWords.line($0))".visibleLine }
    }

    /// A result with all its failures.
    static func json(_ result: PlanTestRun.Result) -> JSON {
        [
            "plan": .string(result.plan.raw), "test": .string(result.name),
            "file": .string(result.place.path), "line": .integer(Int64(result.place.line)),
            "passed": .bool(result.failures.isEmpty),
            "failures": .array(result.failures.map(json)),
        ]
    }

    private static func json(_ failure: PlanTestRun.Failure) -> JSON {
        [
            "at_ms": .integer(failure.offset.milliseconds),
            "file": .string(failure.place.path), "line": .integer(Int64(failure.place.line)),
            "column": .integer(Int64(failure.place.column)),
            "expected": .string(failure.expected), "actual": .string(failure.actual),
            "rules": TriedRulePart.all(of: failure.trial).shape,
        ]
    }
}
