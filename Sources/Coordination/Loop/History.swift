// SPDX-License-Identifier: Apache-2.0

package import ResponseCore

/// The state that a journal tells, and how far it was read.
package struct History: Sendable {
    package var state: State
    /// The number of the last record; 0 of an empty journal.
    package var sequence: Int64

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
        try journal.replay(after: 0) { record in
            evolve(&history.state, record.occurrence)
            history.sequence = record.sequence
        }
        return history
    }
}
