// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// The answer to a question of headroom, for a terminal.
enum HeadroomText {
    /// - Parameter showsClock: Whether it is said for when this is, not only where it was asked.
    static func text(_ view: JSON, showsClock: Bool) -> String {
        let answers = view["headroom"]?.array ?? []
        let clock = showsClock ? ["at " + IncidentText.word(view["clock"])] : []
        guard !answers.isEmpty else {
            return (clock + ["no plan is in force"]).joined(separator: "\n")
        }
        return (clock + answers.map(answer)).joined(separator: "\n\n")
    }

    private static func answer(_ answer: JSON) -> String {
        let level = IncidentText.number(answer["level"]?["number"])
        let count = answer["count"]?.integer ?? 1
        let head =
            "\(IncidentText.word(answer["plan"]?["id"])), level \(level)"
            + (count == 1 ? "" : ", \(count) at once") + ": \(verdict(answer))"
        return ([head] + outlook(answer) + [needs(answer)]).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private static func verdict(_ answer: JSON) -> String {
        if answer["fits"]?.bool == true { return "yes" }
        let helps = answer["fits_with_substitutes"]?.bool == true
        return helps ? "only with substitutes" : "no"
    }

    private static func outlook(_ answer: JSON) -> [String] {
        guard let most = answer["most"]?.integer else { return ["  it asks for nothing"] }
        let substituted = answer["most_with_substitutes"]?.integer ?? most
        var lines = [
            "  \(most) more \(most == 1 ? "fits" : "fit")"
                + (substituted > most ? ", \(substituted) with substitutes" : "")
        ]
        if let found = answer["breaks_first"], let pool = found["pool"]?["id"]?.string {
            lines.append(
                "  breaks first, at \(IncidentText.number(found["incidents"])): \(pool) "
                    + IncidentText.word(found["pool"]?["name"]?["zh"]))
            lines.append(
                "    \(IncidentText.number(found["missing"])) missing: \(because(found))")
        }
        return lines
    }

    private static func needs(_ answer: JSON) -> String {
        var table = Table(["  POOL", "WANTED", "GETS", "MISSING", "WHY"])
        for need in answer["needs"]?.array ?? [] {
            let missing = need["missing"]?.integer ?? 0
            let others = (need["substitutes"]?.array ?? []).map {
                "\(IncidentText.number($0["units"])) from \(IncidentText.word($0["pool"]?["id"]))"
            }
            table.add([
                "  " + IncidentText.word(need["pool"]?["id"]), IncidentText.number(need["wanted"]),
                IncidentText.number(need["granted"]), missing == 0 ? "" : "\(missing)",
                missing == 0 ? "" : ([because(need)] + others).joined(separator: "; "),
            ])
        }
        return answer["most"]?.integer == nil ? "" : table.text
    }

    private static func because(_ shortage: JSON) -> String {
        let because = shortage["because"]
        let text = IncidentText.word(because?["text"]?["en"])
        let units = IncidentText.number(because?["remedy"]?["units"])
        switch because?["remedy"]?["kind"]?.string {
        case "more_units": return "\(text) (\(units) more would do)"
        case "open_reserve": return "\(text) (open \(units) of it)"
        default: return text
        }
    }
}
