// SPDX-License-Identifier: Apache-2.0
// Events as the journal keeps them: a kind, a version and a payload. What is written stands in
// EventShapes+Writing.swift, what is read in EventShapes+Reading.swift, kind by kind in the same
// order; Tests/ResponseCoreTests/Notation/Golden holds lines that must be readable for ever.

package import Notation

extension Event {
    /// The name under which it is stored: `incident_reported`.
    package var kind: String { eventKind.rawValue }
    /// The version of the shape of its payload, from 1.
    package var version: Int { eventKind.version }

    /// Reads a stored event.
    ///
    /// - Parameter plans: Makes plans of their texts again, and remembers the texts of every event
    ///   that it reads: events must be read in the order in which they were written.
    /// - Throws: `ShapeError`; `.tooNew` for a kind or version that is not known here.
    package init(
        kind name: String, version: Int, payload: JSON, plans: inout PlanResolver
    ) throws(ShapeError) {
        guard let kind = EventKind(stored: name) else {
            throw ShapeError(.tooNew, kind: name, "no such kind of event")
        }
        guard version <= kind.version else {
            throw ShapeError(
                .tooNew, kind: name, "version \(version), where \(kind.version) is the last one")
        }
        guard version >= 1 else {
            throw ShapeError(.invalid, kind: name, member: "version", "a whole number from 1")
        }
        do {
            self = try Self.read(kind, payload, &plans)
        } catch {
            throw error.of(kind: name)
        }
    }

    /// The payload for a journal whose earlier events are known: texts of plans that they carried
    /// are left out, and those of this event are remembered.
    ///
    /// Keep the changed memory only when the event was really stored.
    package func payload(_ memory: inout PlanTextMemory) -> JSON {
        guard case .plansInstalled(let planSet) = self else { return payload }
        return memory.payload(of: planSet)
    }
}
