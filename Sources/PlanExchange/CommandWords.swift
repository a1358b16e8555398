// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// What the commands of a step ask for, as text for people: Muster never runs them.
enum CommandWords {
    /// The instructions of a step: its description, then command by command, then what they act on;
    /// nil where there is nothing to say. Steering characters are left out.
    ///
    /// - Parameter targets: The names of the targets.
    static func instructions(
        description: String?, commands: [JSON], targets: [String]
    ) -> String? {
        var parts = [description ?? ""]
        for command in commands where words(of: command) != description {
            parts.append(line(for: command))
        }
        if !targets.isEmpty { parts.append("Targets: \(targets.joined(separator: ", "))") }
        let text = parts.filter { !$0.isBlank }.joined(separator: "\n")
            .withoutControls(keepingBreaks: true)
        if text.utf8.count > Field.textBytes {
            return "The words of this step are too long for instructions: see exchange."
        }
        return text.isBlank ? nil : text
    }

    /// The one command that a step of a plan is: an instruction to whoever has its role.
    static func manual(_ text: String) -> JSON {
        [
            "type": "manual", "command": .string(text),
            "playbook_activity": .string(activity),
        ]
    }

    /// What plans are for, in the vocabulary of CACAO.
    static let activity = "restore-capabilities"

    private static func line(for command: JSON) -> String {
        let type = command["type"]?.string ?? "?"
        let text = words(of: command)
        let note = command["description"]?.string.map { "\($0): " } ?? ""
        if type == "manual" { return note + (text ?? "") }
        return "\(note)Command for \(type), to be run by hand: \(text ?? "see exchange")"
    }

    /// The text of a command; nil where it is no text.
    private static func words(of command: JSON) -> String? {
        if let text = command["command"]?.string { return text }
        guard let bytes = command["command_b64"]?.string.flatMap(Base64.decode) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension String {
    /// Whether there is nothing to read.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
