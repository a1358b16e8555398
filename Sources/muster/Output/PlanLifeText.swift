// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// The views of plans as text.
enum PlanLifeText {
    /// One line a plan.
    static func table(_ view: JSON) -> String {
        var table = Table(["PLAN", "REV", "STATE", "HOLDS", "FROM", "TRAINED", "WAITS FOR"])
        for plan in view["plans"]?.array ?? [] {
            let held = plan["revision_in_force"]?.integer.map { "rev \($0)" } ?? "-"
            table.add([
                text(plan["id"]), number(plan["revision"]), text(plan["revision_state"]), held,
                minute(plan["effective_from"]), training(plan), waiting(plan),
            ])
        }
        return table.text
    }

    /// Everything about one plan, its revisions one after the other.
    static func story(_ view: JSON) -> String {
        var lines = [
            "\(text(view["id"])): \(both(view["name"]))",
            "revision \(number(view["revision"])), \(text(view["revision_state"]))"
                + " (told by the \(text(view["told_by"]))), digest \(short(view["digest"]))",
        ]
        let held = view["revision_in_force"]?.integer
        lines.append(held.map { "in force: revision \($0)" } ?? "in force: none")
        if let waits = view["missing_reviews"]?.array, !waits.isEmpty {
            lines.append("waits for: \(waits.map { text($0) }.joined(separator: ", "))")
        }
        lines += trainingLines(view["training"])
        for revision in view["revisions"]?.array ?? [] { lines += story(of: revision) }
        return lines.map(Table.printable).joined(separator: "\n")
    }

    private static func story(of revision: JSON) -> [String] {
        var lines = [
            "",
            "revision \(number(revision["revision"])) \(short(revision["digest"])):"
                + " \(text(revision["state"]))",
        ]
        if let proposal = revision["proposal"], proposal != .null {
            lines.append(line("proposed", proposal, "\(text(proposal["cause"])): ", "note"))
        }
        for review in revision["reviews"]?.array ?? [] {
            let verdict = review["accepted"]?.bool == true ? "accepted" : "objected"
            let experts = review["asks_for_experts"]?.bool == true ? ", asks for experts" : ""
            lines.append(line("\(text(review["for"])) \(verdict)\(experts)", review, "", "note"))
        }
        for (name, word) in [
            ("approval", "approved"), ("publication", "published"), ("retirement", "retired"),
        ] {
            guard let signature = revision[name], signature != .null else { continue }
            lines.append(line(word, signature, "", "text"))
        }
        for piece in revision["feedback"]?.array ?? [] {
            lines.append(line("feedback", piece, "", "text"))
        }
        return lines
    }

    private static func line(
        _ what: String, _ signature: JSON, _ prefix: String, _ member: String
    ) -> String {
        let said = prefix + text(signature[member])
        let tail = said.isEmpty ? "" : ": \(said)"
        return "  \(text(signature["at"]))  \(what) by \(text(signature["by"]?["id"]))\(tail)"
    }

    private static func trainingLines(_ training: JSON?) -> [String] {
        guard let training, training != .null else { return [] }
        let known = training["known_by"]?.array?.count ?? 0
        let open = (training["open"]?.array ?? []).map { text($0["id"]) }
        var line = "training: \(known) of \(known + open.count) know it"
        if training["due"]?.string != nil { line += ", due \(minute(training["due"]))" }
        if training["overdue"]?.bool == true { line += ", overdue" }
        return open.isEmpty ? [line] : [line, "  still to come: \(open.joined(separator: ", "))"]
    }

    private static func training(_ plan: JSON) -> String {
        guard let known = plan["trained"]?.integer, let all = plan["to_be_trained"]?.integer else {
            return "-"
        }
        return "\(known)/\(all)"
    }

    private static func waiting(_ plan: JSON) -> String {
        let missing = (plan["missing_reviews"]?.array ?? []).map { text($0) }
        if !missing.isEmpty { return missing.joined(separator: ", ") }
        switch text(plan["revision_state"]) {
        case "approved": return "publication"
        case "in_review", "expert_review": return "approval"
        default: return ""
        }
    }

    // 2026-01-01T00:00Z: what a zone of its own would call another day must say so.
    private static func minute(_ moment: JSON?) -> String {
        moment?.string.map { $0.prefix(16) + "Z" } ?? "-"
    }

    private static func short(_ digest: JSON?) -> String { String(text(digest).prefix(12)) }
    private static func text(_ value: JSON?) -> String { value?.string ?? "" }
    private static func number(_ value: JSON?) -> String { value?.integer.map { "\($0)" } ?? "" }

    private static func both(_ name: JSON?) -> String {
        let en = text(name?["en"])
        let zh = text(name?["zh"])
        return en == zh ? en : "\(en) / \(zh)"
    }
}
