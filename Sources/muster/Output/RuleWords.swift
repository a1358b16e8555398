// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Rules of a trial as lines.
enum RuleWords {
    /// `level 2 when error_rate >= 0.2: matched (error_rate = 0.35)`
    static func line(_ rule: RuleTrial) -> String {
        let condition = rule.condition.map { "when \($0)" } ?? "otherwise"
        let inputs = rule.inputs.map { "\($0.name) = \($0.value.plainText)" }
        let facts = inputs.isEmpty ? "" : " (\(inputs.joined(separator: ", ")))"
        let because = rule.because.map { " — \($0.both)" } ?? ""
        return "level \(rule.level) \(condition): \(word(rule.outcome))\(facts)\(because)"
    }

    private static func word(_ outcome: RuleTrial.Outcome) -> String {
        switch outcome {
        case .matched, .otherwise: "matches"
        case .notMatched: "does not match"
        case .assumed(let name): "\(name) is not known, so it is taken to match"
        case .skipped(let name): "\(name) is not known, so it is passed over"
        case .failed(let why): "cannot be computed: \(why)"
        }
    }
}
