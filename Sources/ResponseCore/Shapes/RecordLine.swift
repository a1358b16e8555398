// SPDX-License-Identifier: Apache-2.0
// Records as lines of text, one JSON object each: what `drill run --journal` and `journal export`
// write. The same record is the same line, byte for byte.

package import Notation

extension Record {
    /// The record as canonical JSON without a line feed:
    /// `{"at":…,"by":…,"command":…,"kind":…,"payload":…,"sequence":…,"version":…}`.
    ///
    /// - Parameter memory: The texts of the lines before; see `Event.stored(_:)`.
    package func line(_ memory: inout PlanTextMemory) -> String { json(&memory).canonical }

    /// The same as a value.
    package func json(_ memory: inout PlanTextMemory) -> JSON {
        let stored = event.stored(&memory)
        return .shape(
            ("sequence", sequence), ("at", at), ("by", by), ("kind", stored.kind),
            ("version", stored.version), ("payload", stored.payload),
            ("command", occurrence.commandKey))
    }

    /// Reads a line, without its line feed. Lines must be read in order, from the first.
    ///
    /// - Throws: `ShapeError`, also for a line that is not JSON.
    package init(
        line: some Collection<UInt8>, plans: inout PlanResolver
    ) throws(ShapeError) {
        let json: JSON
        do throws(JSONError) {
            json = try JSON.parse(line, limits: .journal)
        } catch {
            throw ShapeError(.json, error.description)
        }
        try self.init(json: json, plans: &plans)
    }

    /// Reads the value of a line.
    package init(json: JSON, plans: inout PlanResolver) throws(ShapeError) {
        let event = try Event(
            kind: json.read("kind"), version: json.read("version"), payload: json.read("payload"),
            plans: &plans)
        self.init(
            sequence: try json.read("sequence"),
            occurrence: Occurrence(
                event, at: try json.read("at"), by: try json.read("by"),
                commandKey: try json.readIfPresent("command")))
    }
}
