// SPDX-License-Identifier: Apache-2.0
// Whether a journal is what was written, and if not, what was done to it.

package import Coordination
import Foundation
import GRDB
import Notation

extension JournalStore {
    /// What a verification found.
    package enum Verdict: Sendable, Equatable {
        /// Every row is as it was written. To prove that the end is not cut off together with its
        /// note, compare the hash with one that was kept elsewhere.
        case intact(count: Int64, head: Head)
        /// The first thing that is wrong.
        case broken(JournalBreak)
    }

    /// Reads the whole journal and holds it against its hashes. Blocks the calling thread; a server
    /// that owns the folder goes on meanwhile.
    ///
    /// - Parameter progress: Told the number of rows after every 100,000.
    /// - Throws: `JournalFailure` when the file cannot be read at all.
    package func verify(progress: (Int64) -> Void = { _ in }) throws(JournalFailure) -> Verdict {
        try file.read { db in
            do {
                try Self.checkGuards(db)
                var walk = try ChainWalk(db, after: 0)
                do {
                    while try walk.next() != nil {
                        if walk.sequence.isMultiple(of: 100_000) { progress(walk.sequence) }
                    }
                } catch JournalBreak.changed(let row) {
                    throw try Diagnosis(db, walk, at: row).result
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                    throw JournalBreak.unreadable(walk.sequence + 1, error.message ?? "damaged")
                }
                try walk.finish()
                try Self.checkIncidents(db, count: walk.sequence)
                return .intact(
                    count: walk.sequence,
                    head: Head(sequence: walk.sequence, hash: Hexadecimal.text(walk.hash)))
            } catch let found as JournalBreak {
                return .broken(found)
            }
        }
    }

    // The tables and triggers must be those of the migrations, word by word.
    private static func checkGuards(_ db: Database) throws {
        let expected = try guards(DatabaseQueue.migrated())
        let found = Dictionary(uniqueKeysWithValues: try guards(db))
        for (name, sql) in expected where found[name] != sql {
            throw JournalBreak.unguarded(name)
        }
    }

    // Whether every row is among those of its incident, or of none, as far as counting can tell.
    private static func checkIncidents(_ db: Database, count: Int64) throws {
        guard try db.tableExists("incident_record") else { return }
        let listed = try Int64.fetchOne(db, sql: "SELECT count(*) FROM incident_record")
        guard listed == count else { throw JournalBreak.unguarded("incident_record") }
    }

    private static func guards(_ queue: DatabaseQueue) throws -> [(String, String)] {
        try queue.read { db in try guards(db) }
    }

    private static func guards(_ db: Database) throws -> [(String, String)] {
        // `journal_causes` finds rows sooner and guards nothing; earlier schemas do not have it.
        try Row.fetchAll(
            db,
            sql: """
                SELECT name, sql FROM sqlite_schema
                WHERE tbl_name IN ('journal', 'head') AND sql IS NOT NULL
                    AND name <> 'journal_causes' ORDER BY name
                """
        ).map { ($0[0], $0[1]) }
    }
}

extension DatabaseQueue {
    /// An empty database in memory, as the migrations make it.
    fileprivate static func migrated() throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        try Migrations.migrator.migrate(queue)
        return queue
    }
}

/// Finds out what was done where a row does not match its hash, by trying which story makes the
/// hashes around it right again. A story that cannot be proved is not told: then the row is
/// "changed".
struct Diagnosis {
    /// What was done.
    let result: JournalBreak

    // How far away rows are looked for, so that the search ends soon in a large journal.
    private static let reach: Int64 = 2_000

    /// Looks at the rows around `row`, the first that does not match; `walk` stands before it.
    init(_ db: Database, _ walk: ChainWalk, at row: Int64) throws {
        let window = try Self.window(db, from: row)
        result =
            try Self.rowsBehindTheEnd(db, at: row)
            ?? Self.foreignRow(before: row, walk, window)
            ?? Self.laterRow(at: row, walk, window)
            ?? Self.removedRows(before: row, window)
            ?? .changed(row)
    }

    private static func rowsBehindTheEnd(_ db: Database, at row: Int64) throws -> JournalBreak? {
        let end = try Int64.fetchOne(db, sql: "SELECT sequence FROM head WHERE id = 1")
        let last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM journal")
        guard let end, let last, row == end + 1 else { return nil }
        return .added(from: row, to: last)
    }

    // Whoever inserted a row may have given it a right hash: then the row after it is the first
    // that does not match, and fits in the inserted row's place.
    private static func foreignRow(
        before row: Int64, _ walk: ChainWalk, _ window: [Int64: Link]
    ) -> JournalBreak? {
        guard let before = walk.hashBefore, let link = window[row],
            link.fits(at: row - 1, after: before)
        else { return nil }
        return .inserted(from: row - 1, to: row - 1)
    }

    // A later row fits here: it was moved, or rows were inserted before it.
    private static func laterRow(
        at row: Int64, _ walk: ChainWalk, _ window: [Int64: Link]
    ) -> JournalBreak? {
        for place in row + 1..<row + reach {
            guard let link = window[place] else { return nil }
            guard link.fits(at: row, after: walk.hash) else { continue }
            // If what follows it follows it here too, then all were moved up by the same distance.
            let next = window[place + 1]
            let isShift = next.map { $0.fits(at: row + 1, after: link.hash) } ?? true
            let displaced = window[row]?.fits(at: row + 1, after: link.hash) ?? false
            return isShift && !displaced
                ? .inserted(from: row, to: place - 1) : .outOfOrder(place: row, found: place)
        }
        return nil
    }

    // The rows behind a gap that was closed are right again under their old numbers.
    private static func removedRows(before row: Int64, _ window: [Int64: Link]) -> JournalBreak? {
        guard let link = window[row], let next = window[row + 1] else { return nil }
        for count in 1..<reach where next.fits(at: row + 1 + count, after: link.hash) {
            return .removedBefore(row, count: count)
        }
        return nil
    }

    private struct Link {
        let record: StoredRecord
        let hash: [UInt8]

        func fits(at sequence: Int64, after previous: [UInt8]) -> Bool {
            record.numbered(sequence).hash(after: previous) == hash
        }
    }

    private static func window(_ db: Database, from row: Int64) throws -> [Int64: Link] {
        var window: [Int64: Link] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(StoredRecord.selection) FROM journal WHERE sequence >= ?
                ORDER BY sequence LIMIT ?
                """, arguments: [row, reach])
        while let found = try rows.next() {
            guard let (record, hash) = try StoredRecord.read(found) else { continue }
            window[record.sequence] = Link(record: record, hash: hash)
        }
        return window
    }
}
