// SPDX-License-Identifier: Apache-2.0
// Commands as they are sent: one object with the name of the command, who gives it, and its fields
// beside them. What is written stands in CommandShapes+Writing.swift, what is read in
// CommandShapes+Reading.swift.

package import Notation

extension Submission {
    /// The object that is sent, `{"command": "warn", "by": "li-na", "incident": …, "reason": …}`;
    /// nil for `installPlans`, which cannot be sent.
    package var json: JSON? {
        guard let kind = command.commandKind else { return nil }
        let frame = JSON.shape(("command", kind), ("by", by), ("key", key))
        return .object((frame.members ?? []) + (command.fields.members ?? []))
    }

    /// Reads what was sent. Members that are not known are passed over.
    ///
    /// - Parameter actor: Who gives the command, where that is known better than the text can say;
    ///   nil: the member `by` says it.
    /// - Throws: `ShapeError` that names the member which is missing or wrong.
    package init(json: JSON, by actor: Actor? = nil) throws(ShapeError) {
        let name: String = try json.read("command")
        guard let kind = CommandKind(rawValue: name) else { throw .unknownCommand(name) }
        do {
            let by: Actor = if let actor { actor } else { try json.read("by") }
            self.init(
                try Command.read(kind, json), by: by, key: try json.readIfPresent("key"))
        } catch {
            throw error.of(kind: name)
        }
    }
}

extension ShapeError {
    fileprivate static func unknownCommand(_ name: String) -> ShapeError {
        let names = CommandKind.allCases.map(\.rawValue)
        let hint = nearest(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
        let quoted = JSON.string(String(name.prefix(60))).compact
        return ShapeError(
            .invalid, member: "command",
            "the name of a command such as \"declare_incident\", and \(quoted) is none\(hint)")
    }
}

extension CommandKind: Shaped {}

extension Refusal {
    /// `{"reason": "wrong_phase", "message": …, "help": …}`.
    package var json: JSON { .shape(("reason", reason), ("message", message), ("help", help)) }

    /// Reads what `json` writes.
    package init(json: JSON) throws(ShapeError) {
        self.init(
            try json.read("reason"), try json.read("message"), help: try json.read("help"))
    }
}

extension Refusal.Reason: Shaped {}
