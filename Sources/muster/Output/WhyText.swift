// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel

/// Why an incident has its plan and its level, for a terminal.
enum WhyText {
    static func text(_ board: WhyBoard) -> String {
        var lines = [
            "\(board.id) \(board.title.visibleLine)", "plan \(board.plan?.id ?? "none"):",
        ]
        lines += board.plansTried.map { "  \($0.plan): \(outcome($0.outcome, $0.detail))" }
        if board.plansTried.isEmpty { lines.append("  no plan in force matches") }
        let number = board.level.map { "\($0.number)" } ?? "-"
        lines.append("level \(number) \(board.level?.name?.en ?? ""): \(reason(board.levelReason))")
        return (lines + board.rulesTried.map(rule)).joined(separator: "\n")
    }

    private static func rule(_ rule: WhyBoard.RuleTried) -> String {
        let condition = rule.condition.map { "when \($0)" } ?? "otherwise"
        let facts = rule.inputs.map { "\($0.key) = \($0.value.compact)" }.joined(separator: ", ")
        let because = rule.because.map { " — \($0.en)" } ?? ""
        let level = rule.level.map { "\($0.number)" } ?? "-"
        return "  rule \(rule.rule + 1), level \(level) \(condition): "
            + outcome(rule.outcome, rule.detail) + (facts.isEmpty ? "" : " (\(facts))") + because
    }

    private static func reason(_ reason: LevelReasonPart?) -> String {
        let rule = reason?.rule.map { "rule \($0 + 1)" } ?? ""
        switch reason?.kind {
        case "rule": return "by \(rule)"
        case "lowered_by_rule": return "by \(rule), after it had held for the time of the plan"
        case "hand": return "by hand: \(reason?.text ?? "")"
        case "unclassified": return "no rule has decided, so the least severe level holds"
        default: return "not decided yet"
        }
    }

    private static func outcome(_ word: String, _ detail: String?) -> String {
        let words = word.replacing("_", with: " ")
        return detail.map { "\(words): \($0)" } ?? words
    }
}
