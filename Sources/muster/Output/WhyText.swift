// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Why an incident has its plan and its level, for a terminal.
enum WhyText {
    static func text(_ why: JSON) -> String {
        let level = why["level"]
        let plan = why["plan"]?["id"]?.string ?? "none"
        var lines = ["\(word(why["id"])) \(Table.printable(word(why["title"])))", "plan \(plan):"]
        let tried = why["plans_tried"]?.array ?? []
        lines += tried.map { "  \(word($0["plan"])): \(outcome($0))" }
        if tried.isEmpty { lines.append("  no plan in force matches") }
        let number = IncidentText.number(level?["number"])
        lines.append(
            "level \(number) \(word(level?["name"]?["en"])): \(reason(why["level_reason"]))")
        lines += (why["rules_tried"]?.array ?? []).map(rule)
        return lines.joined(separator: "\n")
    }

    private static func rule(_ rule: JSON) -> String {
        let number = (rule["rule"]?.integer ?? 0) + 1
        let condition = rule["condition"]?.string.map { "when \($0)" } ?? "otherwise"
        let inputs = rule["inputs"]?.members ?? []
        let facts = inputs.map { "\($0.key) = \($0.value.compact)" }.joined(separator: ", ")
        let because = rule["because"]?["en"]?.string.map { " — \($0)" } ?? ""
        let level = IncidentText.number(rule["level"]?["number"])
        return "  rule \(number), level \(level) \(condition): \(outcome(rule))"
            + (facts.isEmpty ? "" : " (\(facts))") + because
    }

    private static func reason(_ reason: JSON?) -> String {
        let text = reason?["text"]?.string ?? ""
        let rule = reason?["rule"]?.integer.map { "rule \($0 + 1)" } ?? ""
        switch reason?["kind"]?.string {
        case "rule": return "by \(rule)"
        case "lowered_by_rule": return "by \(rule), after it had held for the time of the plan"
        case "hand": return "by hand: \(text)"
        case "unclassified": return "no rule has decided, so the least severe level holds"
        default: return "not decided yet"
        }
    }

    private static func outcome(_ trial: JSON) -> String {
        let word = word(trial["outcome"]).replacing("_", with: " ")
        return trial["detail"]?.string.map { "\(word): \($0)" } ?? word
    }

    private static func word(_ value: JSON?) -> String { value?.string ?? "" }
}
