// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel

/// One step of a playbook for whoever does it.
enum StepText {
    static func text(_ step: StepPart) -> String {
        var lines = [
            "\(step.id): \(step.title.both.visibleLine)",
            "\(step.status), role \(step.role?.id ?? "none")"
                + (step.due.map { ", due \($0)" } ?? "")
                + (step.needsTwoPersons ? ", two persons" : ""),
        ]
        if let instructions = step.instructions { lines += ["", instructions.both] }
        return (lines + (step.guidance.map(guidance) ?? [])).joined(separator: "\n")
    }

    private static func guidance(_ guidance: GuidancePart) -> [String] {
        list("Look at", guidance.checklist.map { "- \($0.both)" })
            + list("To type by hand", guidance.commands.flatMap(command))
            + list("Find out and tell as facts", guidance.records)
            + list("To read", guidance.references.map(reference))
    }

    // The lines as they are written: joined, or moved, they can be another command.
    private static func command(_ command: GuidancePart.CommandPart) -> [String] {
        (command.place.map { ["# \($0.both.visibleLine)"] } ?? [])
            + command.command.writtenLines
            + (command.lookFor.map { ["# look for: \($0.both.visibleLine)"] } ?? [])
    }

    private static func reference(_ reference: GuidancePart.ReferencePart) -> String {
        reference.title.both + (reference.url.map { ": \($0)" } ?? "")
    }

    private static func list(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  \($0)" }
    }
}

extension String {
    /// Its lines, without the empty one behind a last line feed.
    var writtenLines: [String] {
        var lines = split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
