// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
import ResponseModel

/// The journal as the live loop needs it.
///
/// Every journal keeps these promises; `JournalPromises` in the tests holds each kind of journal to
/// them, by number:
///
/// 1. What `append` has returned for is there after the process is killed and after a power cut.
/// 2. A group is stored whole or not at all, whatever fails, also when nobody hears the answer.
/// 3. Numbers begin at 1 and have no gap: a group that does not follow the last record, or repeats
///    one, is refused, and nothing changes.
/// 4. `replay` gives every record after a number, in order, each equal to what was appended.
/// 5. A replay sees the journal as it was at one moment, also while records are appended.
/// 6. After a refusal the journal goes on: when its cause is gone, the same group is taken.
/// 7. `replay(incident:)` gives the same as `replay` without the records of other incidents.
/// 8. A full disk is `.storage`, a database that others hold `.locked`, a closed journal
///    `.storage`, and a record that was changed `.damaged`; none of them passes for success.
package protocol EventJournal: Sendable {
    /// Appends records in order, all or none. Returns when they are durable on disk.
    ///
    /// - Throws: `JournalFailure` when the store cannot take them; then none is stored.
    func append(_ records: [Record]) async throws(JournalFailure)

    /// Hands every record to `body`, in order of sequence, from the one after `sequence`.
    ///
    /// - Throws: `JournalFailure` when a row cannot be read or understood.
    func replay(after sequence: Int64, _ body: (Record) -> Void) throws(JournalFailure)

    /// Hands the records of some incidents to `body`, and those of none (plans, pools, drills), in
    /// order, up to a record. It takes as long as these are many, however long the journal is.
    ///
    /// - Throws: `JournalFailure` when a row cannot be read or understood.
    func replay(
        incidents: [IncidentID], through sequence: Int64, _ body: (Record) -> Void
    ) throws(JournalFailure)
}

extension EventJournal {
    /// All records of one incident and those of none.
    package func replay(
        incident: IncidentID, _ body: (Record) -> Void
    ) throws(JournalFailure) {
        try replay(incidents: [incident], through: .max, body)
    }
}

/// The store failed.
package struct JournalFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package var code: Code
    /// What happened, with the place.
    package var message: String
    /// What to do about it.
    package var help: String

    /// A failure by its parts.
    package init(_ code: Code, _ message: String, help: String) {
        self.code = code
        self.message = message
        self.help = help
    }

    package enum Code: String, Sendable, Hashable {
        /// Another process owns the folder.
        case locked
        /// A row does not hold what it should.
        case damaged
        /// The disk or the database refused.
        case storage
        /// Written by a later version.
        case tooNew = "too_new"
    }

    /// Message and help in one line.
    package var description: String { "\(message) \(help)" }
}
