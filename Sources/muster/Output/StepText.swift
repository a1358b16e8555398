// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// One step of a playbook for whoever does it, from the same JSON that the API gives.
enum StepText {
    static func text(_ step: JSON) -> String {
        var lines = [
            "\(IncidentText.word(step["id"])): \(both(step["title"]))",
            "\(IncidentText.word(step["status"])), "
                + "role \(IncidentText.word(step["role"]?["id"], else: "none"))"
                + (step["due"]?.string.map { ", due \($0)" } ?? "")
                + (step["review"]?.string == "two_person" ? ", two persons" : ""),
        ]
        let instructions = both(step["instructions"])
        if !instructions.isEmpty { lines += ["", instructions] }
        return (lines + guidance(step["guidance"])).joined(separator: "\n")
    }

    private static func guidance(_ guidance: JSON?) -> [String] {
        let records = (guidance?["records"]?.array ?? []).compactMap(\.string)
        return list("Look at", (guidance?["checklist"]?.array ?? []).map { "- \(both($0))" })
            + list("To type by hand", (guidance?["commands"]?.array ?? []).flatMap(command))
            + list("Find out and tell as facts", records)
            + list("To read", (guidance?["references"]?.array ?? []).map(reference))
    }

    private static func command(_ command: JSON) -> [String] {
        let place = both(command["place"])
        let lookFor = both(command["look_for"])
        return (place.isEmpty ? [] : ["# \(place)"])
            + [Table.printable(IncidentText.word(command["command"]))]
            + (lookFor.isEmpty ? [] : ["# look for: \(lookFor)"])
    }

    private static func reference(_ reference: JSON) -> String {
        both(reference["title"]) + (reference["url"]?.string.map { ": \($0)" } ?? "")
    }

    private static func list(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  \($0)" }
    }

    private static func both(_ text: JSON?) -> String {
        Table.printable(IncidentText.both(text))
    }
}
