// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// What the list of incidents still says about those that the state has retired: a line each, kept
/// as text until somebody looks at it. A hundred thousand of them are some ten MiB.
package struct RetiredIncidents: Sendable {
    /// In the order in which they were retired.
    private(set) var lines: [(id: IncidentID, line: [UInt8])] = []

    /// None yet.
    package init() {}

    /// Adds the lines of a snapshot, in the order of their incidents.
    init(_ parts: [SnapshotPart: [UInt8]]) {
        for (part, line) in parts {
            if case .incident(let id) = part { lines.append((id, line)) }
        }
        lines.sort { ($0.id.raw.utf8.count, $0.id) < ($1.id.raw.utf8.count, $1.id) }
    }

    /// Adds incidents that have just been retired; returns their lines.
    mutating func add(_ incidents: [Incident], _ source: BoardSource) -> [SnapshotPart: [UInt8]] {
        var parts: [SnapshotPart: [UInt8]] = [:]
        for incident in incidents {
            let line = IncidentSummary(incident, source).json.canonicalBytes
            lines.append((incident.id, line))
            parts[.incident(incident.id)] = line
        }
        return parts
    }

    /// How many there are.
    package var count: Int { lines.count }

    /// The lines of the list, newest first. One that cannot be read is left out: the journal has
    /// the incident all the same.
    package var summaries: [IncidentSummary] {
        lines.reversed().compactMap { line in
            do { return try IncidentSummary(json: JSON.parse(line.line)) } catch { return nil }
        }
    }
}
