// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// The explanation of a plan for a terminal, with times as clocks of the organisation show them.
struct ExplanationText {
    private let view: JSON
    private let zone: TimeZoneRules

    init(_ view: JSON, zone: TimeZoneRules) {
        self.view = view
        self.zone = zone
    }

    /// One block a subject.
    var text: String {
        let level = view["level"]
        let undecided = level?["decided"]?.bool == false ? " (no rule has decided)" : ""
        var lines = [
            "\(both(view["plan"]?["name"])), revision \(number(view["plan"]?["revision"])), "
                + "at \(clock(view["at"]))",
            "\(both(level?["name"]))\(undecided)",
        ]
        lines += block("Rules", items("rules"), rule)
        lines += block("People", items("people"), people)
        lines += block("Steps to begin with", items("steps"), step)
        let pools = view["resources"]?["pools"]?.string ?? ""
        lines += block(
            "Resources (\(Self.source(pools)))", view["resources"]?["requests"]?.array ?? [],
            resource)
        if let problem = view["resources"]?["problem"]?.string { lines.append("  \(problem)") }
        lines += block("Notices", items("notices"), notice)
        lines += block("Clocks", items("targets"), target)
        lines += block("Reports to authorities", items("regulator_clocks"), regulatorClock)
        return lines.map(Table.printable).joined(separator: "\n")
    }

    private static func source(_ word: String) -> String {
        switch word {
        case "journal": "pools as they are now"
        case "refused": "the pools cannot be tried"
        default: "no journal: all units are in their pools"
        }
    }

    private func block(_ title: String, _ items: [JSON], _ lines: (JSON) -> [String]) -> [String] {
        let content = items.flatMap(lines).map { "  \($0)" }
        return ["", "\(title):"] + (content.isEmpty ? ["  none"] : content)
    }

    // MARK: Parts

    private func rule(_ rule: JSON) -> [String] {
        let condition = word(rule["condition"]).map { "when \($0)" } ?? "otherwise"
        let inputs = (rule["inputs"]?.members ?? []).map { "\($0.key) = \($0.value.compact)" }
        let facts = inputs.isEmpty ? "" : " (\(inputs.joined(separator: ", ")))"
        let because = rule["because"] == .null ? "" : " — \(both(rule["because"]))"
        return [
            "\(number(rule["rule"])). level \(number(rule["level"])) \(condition): "
                + Self.outcome(word(rule["outcome"]) ?? "", word(rule["detail"]) ?? "") + facts
                + because
        ]
    }

    private static func outcome(_ word: String, _ detail: String) -> String {
        switch word {
        case "matched", "otherwise": "matches"
        case "assumed": "\(detail) is not known, so it is taken to match"
        case "skipped": "\(detail) is not known, so it is passed over"
        case "failed": "cannot be computed: \(detail)"
        default: "does not match"
        }
    }

    private func people(_ role: JSON) -> [String] {
        let holder =
            role["on_duty"] == .null
            ? "nobody on duty\(word(role["rotation"]).map { " in \($0)" } ?? "")"
            : name(role["on_duty"])
        var lines = ["\(word(role["role"]?["id"]) ?? ""): \(holder)"]
        let rungs = role["rungs"]?.integer ?? 1
        var rung: Int64 = 0
        for call in role["calls"]?.array ?? [] {
            guard let number = call["rung"]?.integer, number <= rungs else { continue }
            let isReachable = call["media"]?.array?.isEmpty == false
            let person =
                (word(call["person"]?["id"]) ?? "") + (isReachable ? "" : " (no contact point)")
            if number == rung {
                lines[lines.count - 1] += ", \(person)"
            } else {
                lines.append("  rung \(number) after \(span(call["after_ms"])): \(person)")
                rung = number
            }
        }
        let repeats = role["repeats"]?.integer ?? 0
        if repeats > 0 { lines.append("  and all of it again, \(repeats) times") }
        if role["unanswered_at"] != .null {
            lines.append("  nobody is left to call from \(clock(role["unanswered_at"]))")
        }
        return lines
    }

    private func step(_ step: JSON) -> [String] {
        let role = word(step["role"]).map { ", by \($0)" } ?? ""
        let due = step["due"] == .null ? "" : ", until \(clock(step["due"]))"
        return ["\(word(step["step"]) ?? ""): \(both(step["title"]))\(role)\(due)"]
    }

    private func resource(_ request: JSON) -> [String] {
        let missing = request["missing"]?.integer ?? 0
        let holders = (request["held_by"]?.array ?? []).compactMap(\.string)
        let held = holders.isEmpty ? "" : ", held by \(holders.joined(separator: ", "))"
        let state = missing == 0 ? "can be served" : "\(missing) missing"
        let due = request["due"] == .null ? "" : ", until \(clock(request["due"]))"
        var lines = [
            "\(number(request["units"])) of \(word(request["pool"]?["id"]) ?? "")\(due): \(state) "
                + "(\(number(request["available"])) of \(number(request["total"])) available, "
                + "reserve \(number(request["reserve"]))\(held))"
        ]
        guard missing > 0 else { return lines }
        for other in request["substitutes"]?.array ?? [] {
            let partner = other["mutual_aid"]?.bool == true ? ", of a partner" : ""
            lines.append(
                "  substitute \(word(other["pool"]?["id"]) ?? ""): "
                    + "\(number(other["available"])) available\(partner)")
        }
        return lines
    }

    private func notice(_ notice: JSON) -> [String] {
        let recipients = notice["recipients"]
        let unreachable = recipients?["unreachable"]?.integer ?? 0
        let lost = unreachable == 0 ? "" : ", \(unreachable) cannot be reached"
        let due = notice["due"] == .null ? "" : ", until \(clock(notice["due"]))"
        let within = notice["due"] == .null ? word(notice["within"]).map { ", within \($0)" } : nil
        let head =
            "\(word(notice["notice"]) ?? "") (\(word(notice["trigger"]) ?? "")): "
            + "\(word(notice["audience"]?["id"]) ?? ""), "
            + "\(number(recipients?["customers"])) customers\(lost)\(due)\(within ?? ""), "
            + "approval: \(word(notice["approval"]) ?? "")"
        let tiers = (recipients?["tiers"]?.array ?? []).map { tier in
            let channels = (tier["channels"]?.array ?? []).map {
                "\(word($0["channel"]) ?? "") \(number($0["deliveries"]))"
            }
            return "  \(word(tier["tier"]) ?? ""): \(number(tier["customers"])) by "
                + (channels.isEmpty ? "no channel" : channels.joined(separator: ", "))
        }
        return [head] + tiers
    }

    private func target(_ target: JSON) -> [String] {
        let limit = word(target["limit"]).map { " (\($0))" } ?? ""
        return ["\(word(target["target"]) ?? "")\(limit): \(clock(target["due"]))"]
    }

    private func regulatorClock(_ duty: JSON) -> [String] {
        let detail = word(duty["detail"]) ?? ""
        let state =
            switch word(duty["standing"]) {
            case "runs": "until \(clock(duty["due"]))"
            case "assumed": "until \(clock(duty["due"])), because \(detail) is not known"
            case "failed": "until \(clock(duty["due"])); its condition fails: \(detail)"
            case "not_at_this_level": "not at this level"
            default: "its condition does not hold"
            }
        return [
            "\(word(duty["clock"]) ?? "") (\(word(duty["limit"]) ?? "")): \(state); "
                + "to \(both(duty["authority"]))"
        ]
    }

    // MARK: Values

    private func items(_ key: String) -> [JSON] { view[key]?.array ?? [] }
    private func word(_ value: JSON?) -> String? { value?.string }
    private func number(_ value: JSON?) -> String { value?.integer.map(String.init) ?? "-" }

    private func name(_ value: JSON?) -> String {
        "\(word(value?["id"]) ?? "") \(both(value?["name"]))"
    }

    private func both(_ text: JSON?) -> String {
        guard let en = text?["en"]?.string, let zh = text?["zh"]?.string else { return "" }
        return LocalizedText(en: en, zh: zh).both
    }

    private func clock(_ value: JSON?) -> String {
        guard let moment = value?.string.flatMap({ Timestamp(rfc3339: $0) }) else { return "-" }
        return zone.clockText(moment)
    }

    private func span(_ value: JSON?) -> String {
        TimeSpan(milliseconds: value?.integer ?? 0).description
    }
}
