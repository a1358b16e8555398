// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
import ResponseModel

/// The state that a journal tells, and how far it was read.
package struct History: Sendable {
    package var state: State
    /// The number of the last record; 0 of an empty journal.
    package var sequence: Int64
    /// The record of the snapshot that it began with; nil: it began with the first record.
    package var snapshotAt: Int64?
    /// Lines about the incidents that the state has retired.
    package var retired = RetiredIncidents()

    /// The beginning of a world: nothing has happened.
    package init(world: World = .actual) {
        state = State(world: world)
        sequence = 0
    }

    /// Reads a journal from its beginning.
    ///
    /// - Throws: `JournalFailure` when a row cannot be read or understood.
    package static func replay(
        _ journal: some EventJournal, world: World = .actual
    ) throws(JournalFailure) -> History {
        var history = History(world: world)
        try history.goOn(with: journal)
        return history
    }

    /// Goes on to the end of the journal.
    mutating func goOn(with journal: some EventJournal) throws(JournalFailure) {
        let start = sequence
        try journal.replay(after: start) { record in
            evolve(&state, record.occurrence)
            sequence = record.sequence
        }
    }

    /// One incident as its records tell it, open or closed; nil: there is none of that name.
    package static func incident(
        _ id: IncidentID, in journal: some EventJournal, world: World
    ) throws(JournalFailure) -> Incident? {
        var state = State(world: world)
        try journal.replay(incident: id) { evolve(&state, $0.occurrence) }
        return state.incidents[id]
    }
}
