// SPDX-License-Identifier: Apache-2.0
// Starting from a snapshot. Its parts are the rest of the state and a line for each retired
// incident; incidents at work are told by their own records, so that there is one way to read them.

import Notation
import ResponseCore
import ResponseModel

extension History {
    /// The state of a journal, by its snapshot where there is one that fits, else from the first
    /// record on. Both give the same, but for closed incidents, which a snapshot has retired.
    ///
    /// - Returns: the history, and why a snapshot that is there was of no use.
    /// - Throws: `JournalFailure` when the journal cannot be read.
    package static func restore(
        _ journal: some EventJournal, _ snapshots: some SnapshotStore, in form: SnapshotForm
    ) throws(JournalFailure) -> (history: History, ignored: SnapshotFault?) {
        switch try snapshots.latest(in: form) {
        case .nothing: return (try replay(journal), nil)
        case .ignored(let fault): return (try replay(journal), fault)
        case .usable(let snapshot):
            guard var history = try restore(journal, snapshot) else {
                return (try replay(journal), .damaged)
            }
            try history.goOn(with: journal)
            return (history, nil)
        }
    }

    private static func restore(
        _ journal: some EventJournal, _ snapshot: Snapshot
    ) throws(JournalFailure) -> History? {
        guard let rest = rest(of: snapshot) else { return nil }
        var history = History()
        try journal.replay(incidents: rest.live, through: snapshot.sequence) { record in
            evolve(&history.state, record.occurrence)
        }
        guard Array(history.state.incidents.keys) == rest.live else { return nil }
        history.state.complete(with: rest)
        history.sequence = snapshot.sequence
        history.snapshotAt = snapshot.sequence
        history.retired = RetiredIncidents(snapshot.parts)
        return history
    }

    private static func rest(of snapshot: Snapshot) -> StateRest? {
        guard let bytes = snapshot.parts[.rest] else { return nil }
        do {
            return try StateRest(shape: JSON.parse(bytes, limits: .journal))
        } catch {
            return nil
        }
    }

    /// Retires incidents that are over, and says what a snapshot at this record has to change.
    ///
    /// - Parameter base: The record of the snapshot that is stored; nil: none, or none that fits.
    mutating func snapshotChange(
        in form: SnapshotForm, since base: Int64?, at moment: Timestamp
    ) -> SnapshotChange {
        let source = BoardSource(state, at: moment)
        var parts = retired.add(state.retire(), source)
        if base == nil {
            for line in retired.lines { parts[.incident(line.id)] = line.line }
        }
        parts[.rest] = state.rest.shape.canonicalBytes
        return SnapshotChange(sequence: sequence, form: form, since: base, changed: parts)
    }
}
