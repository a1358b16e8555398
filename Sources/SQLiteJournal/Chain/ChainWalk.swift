// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import GRDB
import ResponseCore
import ResponseModel

/// Goes through the journal row by row and stops at the first that does not belong there.
struct ChainWalk {
    private let db: Database
    private let rows: RowCursor
    /// The last row that was right, and its hash.
    private(set) var sequence: Int64
    private(set) var hash: [UInt8]
    /// The hash of the row before that one; nil at the beginning of the walk.
    private(set) var hashBefore: [UInt8]?

    /// A walk over the rows after `sequence`, in one transaction of `db`.
    init(_ db: Database, after sequence: Int64) throws {
        self.db = db
        self.sequence = sequence
        hash = StoredRecord.genesis
        if sequence > 0 {
            let stored = try Data.fetchOne(
                db, sql: "SELECT hash FROM journal WHERE sequence = ?", arguments: [sequence])
            guard let stored else { throw JournalBreak.missing(from: sequence, to: sequence) }
            hash = [UInt8](stored)
        }
        rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(StoredRecord.selection) FROM journal WHERE sequence > ? ORDER BY sequence
                """, arguments: [sequence])
    }

    /// The next row, its number and hash checked; nil after the last.
    ///
    /// - Throws: `JournalBreak` for a row that does not fit, else what the database says.
    mutating func next() throws -> StoredRecord? {
        guard let row = try rows.next() else { return nil }
        guard let (record, stored) = try StoredRecord.read(row) else {
            throw JournalBreak.changed(sequence + 1)
        }
        guard record.sequence == sequence + 1 else {
            throw JournalBreak.missing(from: sequence + 1, to: record.sequence - 1)
        }
        let expected = record.hash(after: hash)
        guard stored == expected else { throw JournalBreak.changed(record.sequence) }
        sequence = record.sequence
        hashBefore = hash
        hash = expected
        return record
    }

    /// Holds the end of the walk against `head`.
    ///
    /// - Throws: `JournalBreak` when rows are missing at the end, or were added.
    func finish() throws {
        let (last, stored) = try JournalStore.head(db)
        if last > sequence { throw JournalBreak.cutOff(from: sequence + 1, to: last) }
        if last < sequence { throw JournalBreak.added(from: last + 1, to: sequence) }
        guard stored == hash else { throw JournalBreak.headChanged(sequence) }
    }
}
