// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel

/// The answer to a question of headroom, for a terminal.
enum HeadroomText {
    /// - Parameter showsClock: Whether it is said for when this is, not only where it was asked.
    static func text(_ board: HeadroomBoard, showsClock: Bool) -> String {
        let clock = showsClock ? ["at " + (board.clock ?? "")] : []
        guard !board.headroom.isEmpty else {
            return (clock + ["no plan is in force"]).joined(separator: "\n")
        }
        return (clock + board.headroom.map(answer)).joined(separator: "\n\n")
    }

    private static func answer(_ answer: HeadroomPart) -> String {
        let level = answer.level.map { "\($0.number)" } ?? "-"
        let count = answer.count == 1 ? "" : ", \(answer.count) at once"
        let head = "\(answer.plan.id), level \(level)\(count): \(verdict(answer))"
        return ([head] + outlook(answer) + [needs(answer)]).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    private static func verdict(_ answer: HeadroomPart) -> String {
        if answer.fits { return "yes" }
        return answer.fitsWithSubstitutes ? "only with substitutes" : "no"
    }

    private static func outlook(_ answer: HeadroomPart) -> [String] {
        guard let most = answer.most else { return ["  it asks for nothing"] }
        let substituted = answer.mostWithSubstitutes ?? most
        var lines = [
            "  \(most) more \(most == 1 ? "fits" : "fit")"
                + (substituted > most ? ", \(substituted) with substitutes" : "")
        ]
        if let found = answer.breaksFirst {
            lines.append(
                "  breaks first, at \(found.incidents): \(found.pool.id) \(found.pool.name.zh)")
            lines.append("    \(found.missing) missing: \(words(found.because))")
        }
        return lines
    }

    private static func needs(_ answer: HeadroomPart) -> String {
        guard answer.most != nil else { return "" }
        var table = Table(["  POOL", "WANTED", "GETS", "MISSING", "WHY"])
        for need in answer.needs {
            let others = need.substitutes.map { "\($0.units) from \($0.pool.id)" }
            let why = ([need.because.map(words) ?? ""] + others).joined(separator: "; ")
            table.add([
                "  " + need.pool.id, "\(need.wanted)", "\(need.granted)",
                need.missing == 0 ? "" : "\(need.missing)", need.missing == 0 ? "" : why,
            ])
        }
        return table.text
    }

    private static func words(_ shortage: HeadroomPart.ShortagePart) -> String {
        let text = shortage.text.en
        guard let remedy = shortage.remedy else { return text }
        switch remedy.kind {
        case "more_units": return "\(text) (\(remedy.units) more would do)"
        case "open_reserve": return "\(text) (open \(remedy.units) of it)"
        default: return text
        }
    }
}
