// SPDX-License-Identifier: Apache-2.0
// The journal in a SQLite file. Invariants:
// 1. Sequence numbers begin at 1 and have no gap.
// 2. The hash of a row covers the hash of the row before and every column.
// 3. `head` names the last row and its hash, and is written in the transaction that wrote the row.
// 4. What `append` has returned for is on the disk.

package import Coordination
import Foundation
import GRDB
import Notation
package import ResponseCore
package import ResponseModel
import Synchronization

/// The append-only, hash-chained journal of a data folder, with the ledger of its deliveries.
package final class JournalStore: EventJournal {
    /// The ledger in the same file.
    package let ledger: LedgerStore
    /// The snapshot in the same file.
    package let snapshots: SnapshotTable

    let file: StoreFile
    let compile: @Sendable ([Document]) throws -> PlanSet
    // Held for as long as this lives.
    private let lock: FolderLock?
    // nil until it is known which texts of plans the journal has.
    private let memory = Mutex<PlanTextMemory?>(nil)

    /// The name of the last record and its hash: whoever keeps it elsewhere can prove later that
    /// nothing before it was changed.
    package struct Head: Sendable, Equatable {
        /// 0 of an empty journal.
        package var sequence: Int64
        /// SHA-256 in hexadecimal.
        package var hash: String
    }

    private init(
        file: StoreFile, lock: FolderLock?,
        compile: @escaping @Sendable ([Document]) throws -> PlanSet
    ) {
        self.file = file
        self.lock = lock
        self.compile = compile
        ledger = LedgerStore(file: file)
        snapshots = SnapshotTable(file: file)
    }

    /// Opens the journal of an owned folder; an empty one is made if there is none. Keeps the lock.
    ///
    /// - Parameter compile: Makes plans of their texts, for installations of version 1 (see
    ///   `PlanResolver`).
    /// - Throws: `JournalFailure` when the file is no journal, damaged, or of a later version, or
    ///   when the disk refuses.
    package static func open(
        _ lock: FolderLock, compile: @escaping @Sendable ([Document]) throws -> PlanSet
    ) throws(JournalFailure) -> JournalStore {
        JournalStore(file: try StoreFile.open(lock), lock: lock, compile: compile)
    }

    /// An empty journal in memory, gone when it is closed: for trials, and for tests.
    package static func inMemory(
        compile: @escaping @Sendable ([Document]) throws -> PlanSet
    ) throws(JournalFailure) -> JournalStore {
        JournalStore(file: try StoreFile.inMemory(), lock: nil, compile: compile)
    }

    /// Opens the journal of a folder for reading, also while a server owns the folder.
    package static func openReadOnly(
        _ folder: String, compile: @escaping @Sendable ([Document]) throws -> PlanSet
    ) throws(JournalFailure) -> JournalStore {
        try openReadOnly(file: StoreFile.path(in: folder), compile: compile)
    }

    /// Opens a journal for reading by the path of its file, such as a backup.
    package static func openReadOnly(
        file path: String, compile: @escaping @Sendable ([Document]) throws -> PlanSet
    ) throws(JournalFailure) -> JournalStore {
        JournalStore(file: try StoreFile.openReadOnly(path), lock: nil, compile: compile)
    }

    /// Closes the file and gives the folder up; afterwards everything fails.
    package func close() throws(JournalFailure) {
        try file.close()
        lock?.release()
    }

    /// The last record.
    package func head() throws(JournalFailure) -> Head {
        try file.read { db in
            let head = try Self.head(db)
            return Head(sequence: head.sequence, hash: Hexadecimal.text(head.hash))
        }
    }

    /// Appends records in order, all or none. Returns when they are on the disk.
    ///
    /// - Throws: `JournalFailure`; also when the first record does not follow the last one stored.
    package func append(_ records: [ResponseCore.Record]) async throws(JournalFailure) {
        guard !records.isEmpty else { return }
        let known = memory.withLock { $0 }
        let written = try await file.write { db in
            var memory = try known ?? Self.texts(upTo: .max, db)
            try Self.insert(records, &memory, db)
            return memory
        }
        memory.withLock { $0 = written }
    }

    /// Hands every record after `sequence` to `body`, in order, and checks the chain as it goes.
    /// Blocks the calling thread; rows are read one by one.
    ///
    /// - Throws: `JournalFailure`: `.damaged` with the row that is wrong, `.tooNew` for an event of
    ///   a later version.
    package func replay(after sequence: Int64, _ body: (ResponseCore.Record) -> Void)
        throws(JournalFailure)
    {
        let resolver = try file.read { db in
            var resolver = PlanResolver(compile: compile)
            resolver.memory = try Self.texts(upTo: sequence, db)
            var walk = try ChainWalk(db, after: sequence)
            while let row = try walk.next() {
                body(try Self.record(row, &resolver))
            }
            try walk.finish()
            return resolver
        }
        memory.withLock { $0 = resolver.memory }
    }

    static func record(
        _ row: StoredRecord, _ resolver: inout PlanResolver
    ) throws -> ResponseCore.Record {
        do {
            return try row.record(&resolver)
        } catch let error as ShapeError where error.code == .tooNew {
            throw JournalFailure(
                .tooNew, "Row \(row.sequence) of the journal cannot be understood: \(error)",
                help: "Use the version of Muster that wrote it, or a later one.")
        } catch {
            throw JournalFailure(
                .damaged, "Row \(row.sequence) of the journal cannot be understood: \(error)",
                help: JournalFailure.damageHelp)
        }
    }

    private static func insert(
        _ records: [ResponseCore.Record], _ memory: inout PlanTextMemory, _ db: Database
    ) throws {
        var (sequence, hash) = try head(db)
        let insert = try db.cachedStatement(
            sql: "INSERT INTO journal (\(StoredRecord.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        let note = try db.cachedStatement(
            sql: "INSERT INTO incident_record (incident, sequence) VALUES (?, ?)")
        for record in records {
            guard record.sequence == sequence + 1 else {
                throw JournalFailure(
                    .storage, "Record \(record.sequence) does not follow \(sequence).",
                    help: "Another writer was at work: end it, and start again.")
            }
            let row = StoredRecord(record, &memory)
            hash = row.hash(after: hash)
            sequence = record.sequence
            try insert.execute(arguments: [
                row.sequence, row.at, text(row.by), row.command.map(text), text(row.kind),
                row.version, Data(row.payload), Data(hash),
            ])
            try note.execute(arguments: [record.event.incident?.raw ?? "", row.sequence])
        }
        try db.cachedStatement(sql: "UPDATE head SET sequence = ?, hash = ?")
            .execute(arguments: [sequence, Data(hash)])
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    static func head(_ db: Database) throws -> (sequence: Int64, hash: [UInt8]) {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT sequence, hash FROM head WHERE id = 1"))
        guard let row else { throw JournalBreak.headMissing }
        return (try row.value(0), [UInt8](try row.value(1) as Data))
    }

    // MARK: Texts of plans

    private static func texts(upTo sequence: Int64, _ db: Database) throws -> PlanTextMemory {
        var memory = PlanTextMemory()
        let payloads = try Data.fetchCursor(
            db,
            sql: """
                SELECT payload FROM journal WHERE kind = 'plans_installed' AND sequence <= ?
                ORDER BY sequence
                """, arguments: [sequence])
        while let payload = try payloads.next() {
            memory.remember(payload: try JSON.parse(payload, limits: .journal))
        }
        return memory
    }
}
