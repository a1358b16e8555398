// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
import ResponseModel

/// The journal as the live loop needs it.
package protocol EventJournal: Sendable {
    /// Appends records in order, all or none. Returns when they are durable on disk.
    ///
    /// - Throws: `JournalFailure` when the store cannot take them; then none is stored.
    func append(_ records: [Record]) async throws(JournalFailure)

    /// Hands every record to `body`, in order of sequence, from the one after `sequence`.
    ///
    /// - Throws: `JournalFailure` when a row cannot be read or understood.
    func replay(after sequence: Int64, _ body: (Record) -> Void) throws(JournalFailure)
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
