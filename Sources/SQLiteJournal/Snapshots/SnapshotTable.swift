// SPDX-License-Identifier: Apache-2.0
// The snapshot in the database of the journal: one row that says of which record it is, one row a
// part. Each part has a digest, and the first row a digest of those, so that a part that was
// changed or lost is noticed without a second copy.

package import Coordination
import Crypto
import Foundation
import GRDB
import Notation
import ResponseCore
import ResponseModel

/// The snapshot of a data folder.
package final class SnapshotTable: SnapshotStore {
    private let file: StoreFile

    init(file: StoreFile) { self.file = file }

    /// The snapshot that is stored, held against the journal and its own digests.
    package func latest(in form: SnapshotForm) throws(JournalFailure) -> SnapshotFinding {
        try file.read { db in
            // A database that is open for reading may be of an earlier schema.
            guard try db.tableExists("snapshot"), let mark = try Mark.fetch(db) else {
                return .nothing
            }
            guard mark.form == form else { return .ignored(.otherForm(mark.form)) }
            guard try Self.chainHash(db, at: mark.sequence) == mark.hash else {
                return .ignored(.otherJournal(sequence: mark.sequence))
            }
            guard let parts = try Self.parts(db, digest: mark.parts) else {
                return .ignored(.damaged)
            }
            return .usable(
                Snapshot(
                    sequence: mark.sequence, hash: Hexadecimal.text(mark.hash),
                    form: mark.form, parts: parts))
        }
    }

    /// Stores changes in one transaction; parts that are not named are not written.
    package func save(_ change: SnapshotChange) async throws(JournalFailure) {
        try await file.write { db in
            guard let hash = try Self.chainHash(db, at: change.sequence) else {
                throw JournalFailure.snapshot(
                    "Record \(change.sequence) is not in the journal.")
            }
            try Self.prepare(db, for: change)
            try Self.write(db, change)
            try Mark(
                sequence: change.sequence, hash: hash, form: change.form,
                parts: try Self.digest(db)
            ).store(db)
        }
    }

    /// Forgets the snapshot.
    package func discard() async throws(JournalFailure) {
        try await file.write { db in try Self.empty(db) }
    }

    private static func empty(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM snapshot; DELETE FROM snapshot_part")
    }

    private static func prepare(_ db: Database, for change: SnapshotChange) throws {
        guard let base = change.base else { return try empty(db) }
        let mark = try Mark.fetch(db)
        guard let mark, mark.sequence == base, mark.form == change.form,
            try chainHash(db, at: base) == mark.hash
        else {
            throw JournalFailure.snapshot("The snapshot at record \(base) is not stored.")
        }
    }

    private static func write(_ db: Database, _ change: SnapshotChange) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO snapshot_part (name, digest, body) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, body = excluded.body
                """)
        let remove = try db.cachedStatement(sql: "DELETE FROM snapshot_part WHERE name = ?")
        for part in change.gone { try remove.execute(arguments: [part.name]) }
        for (part, body) in change.changed {
            try insert.execute(arguments: [
                part.name, Data(SHA256.hash(data: Data(body))), Data(body),
            ])
        }
    }

    // nil where a part is not what was saved.
    private static func parts(_ db: Database, digest: Data) throws -> [SnapshotPart: [UInt8]]? {
        guard try Self.digest(db) == digest else { return nil }
        var parts: [SnapshotPart: [UInt8]] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT name, digest, body FROM snapshot_part")
        while let row = try rows.next() {
            let body: Data = try row.value(2)
            guard Data(SHA256.hash(data: body)) == (try row.value(1) as Data) else { return nil }
            parts[SnapshotPart(name: try row.value(0))] = [UInt8](body)
        }
        return parts
    }

    private static func digest(_ db: Database) throws -> Data {
        var hash = SHA256()
        let rows = try Row.fetchCursor(
            db, sql: "SELECT name, digest FROM snapshot_part ORDER BY name")
        while let row = try rows.next() {
            hash.update(data: Data((try row.value(0) as String).utf8 + [0]))
            hash.update(data: try row.value(1) as Data)
        }
        return Data(hash.finalize())
    }

    // Record 0 is the beginning, which every journal has.
    private static func chainHash(_ db: Database, at sequence: Int64) throws -> Data? {
        guard sequence != 0 else { return Data(StoredRecord.genesis) }
        return try Data.fetchOne(
            db, sql: "SELECT hash FROM journal WHERE sequence = ?", arguments: [sequence])
    }
}

/// Of which record a snapshot is, and in which form.
private struct Mark {
    var sequence: Int64
    var hash: Data
    var form: SnapshotForm
    /// Digest of all parts.
    var parts: Data

    static func fetch(_ db: Database) throws -> Mark? {
        try Row.fetchOne(db, sql: "SELECT sequence, hash, format, program, parts FROM snapshot")
            .map { row in
                Mark(
                    sequence: try row.value(0), hash: try row.value(1),
                    form: SnapshotForm(format: try row.value(2), program: try row.value(3)),
                    parts: try row.value(4))
            }
    }

    func store(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO snapshot (id, sequence, hash, format, program, parts)
                VALUES (1, ?, ?, ?, ?, ?)
                """,
            arguments: [sequence, hash, form.format, form.program, parts])
    }
}

extension SnapshotPart {
    // An incident always has a name.
    fileprivate var name: String {
        switch self {
        case .incident(let id): id.raw
        case .rest: ""
        }
    }

    fileprivate init(name: String) {
        self = name.isEmpty ? .rest : .incident(IncidentID(name))
    }
}

extension JournalFailure {
    fileprivate static func snapshot(_ message: String) -> JournalFailure {
        JournalFailure(
            .storage, message, help: "Discard the snapshot; the next one is written whole.")
    }
}
