// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import GRDB
import ResponseCore
import ResponseModel
import TestSupport

@testable import SQLiteJournal

/// Stores in SQLite as the suites of promises want them, with faults by real means.
enum SQLiteStores {
    typealias Mend = @Sendable () async throws -> Void

    static func journalInMemory() throws -> JournalUnderTest {
        let store = try JournalStore.inMemory(compile: SampleOrganization.compile)
        return JournalUnderTest(
            store, faults: [.full: { try full(store) }, .closed: { try closed(store) }])
    }

    static func journalOnDisk() async throws -> JournalUnderTest {
        let disk = try await DiskJournal()
        return JournalUnderTest(
            disk.store, keeper: disk,
            faults: [
                .full: { try full(disk.store) }, .busy: { try busy(disk) },
                .closed: { try closed(disk.store) },
            ],
            afterKill: { try reopened(try copy(disk)) },
            afterTornAppend: { try torn(disk) })
    }

    static func snapshotsInMemory() throws -> SnapshotsUnderTest {
        let store = try JournalStore.inMemory(compile: SampleOrganization.compile)
        return SnapshotsUnderTest(
            store, store.snapshots, full: { try full(store) }, tampering: tampering(store))
    }

    static func snapshotsOnDisk() async throws -> SnapshotsUnderTest {
        let disk = try await DiskJournal()
        return SnapshotsUnderTest(
            disk.store, disk.store.snapshots, keeper: disk, full: { try full(disk.store) },
            tampering: tampering(disk.store), besideOtherJournal: { try await beside(disk) })
    }

    // MARK: Faults

    // The database may not grow by another page.
    static func full(_ store: JournalStore) throws -> Mend {
        try store.file.onWriter { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        return {
            try store.file.onWriter { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        }
    }

    // Another program is in the middle of a write.
    static func busy(_ disk: DiskJournal) throws -> Mend {
        try disk.store.file.onWriter { try $0.execute(sql: "PRAGMA busy_timeout = 30") }
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: disk.path, configuration: configuration)
        try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        return {
            try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            try other.close()
        }
    }

    private static func closed(_ store: JournalStore) throws -> Mend? {
        try store.close()
        return nil
    }

    private static func tampering(
        _ store: JournalStore
    ) -> [@Sendable () async throws -> Void] {
        [
            "UPDATE snapshot_part SET body = x'00' WHERE name = ''",
            "UPDATE snapshot_part SET digest = zeroblob(32) WHERE name = ''",
            "UPDATE snapshot_part SET name = 'inc-0009' WHERE name = 'inc-0001'",
            "DELETE FROM snapshot_part WHERE name = 'inc-0002'",
            "INSERT INTO snapshot_part SELECT 'inc-0008', digest, body FROM snapshot_part LIMIT 1",
            "UPDATE snapshot SET parts = zeroblob(32)",
        ].map { sql in
            { @Sendable in try store.file.onWriter { try $0.execute(sql: sql) } }
        }
    }

    // MARK: Copies, as they lie on the disk while the journal is open

    private static func copy(_ disk: DiskJournal, log bytes: Int? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["muster.sqlite", "muster.sqlite-wal"] {
            var data = try Data(contentsOf: URL(filePath: disk.folder.file(name)))
            if let bytes, name.hasSuffix("-wal") { data = data.prefix(bytes) }
            try data.write(to: URL(filePath: folder.file(name)))
        }
        return folder
    }

    private static func reopened(_ folder: TemporaryFolder) throws -> any EventJournal {
        Kept(store: try DiskJournal.open(folder), folder: folder)
    }

    private static func torn(_ disk: DiskJournal) throws -> [any EventJournal] {
        let log = try Data(contentsOf: URL(filePath: disk.path + "-wal")).count
        return try (0...24).map { step in
            try reopened(try copy(disk, log: log - step * 1_500))
        }
    }

    // The snapshot of one folder in the database of another.
    private static func beside(_ disk: DiskJournal) async throws -> any SnapshotStore {
        let records = SampleWorld.history(
            of: [SampleOrganization.installation, SampleOrganization.declaration("Something else")]
        ).records
        let other = try await DiskJournal(records)
        try other.store.file.onWriter { db in
            try db.execute(sql: "ATTACH DATABASE ? AS source", arguments: [disk.path])
            try db.execute(
                sql: """
                    INSERT INTO snapshot SELECT * FROM source.snapshot;
                    INSERT INTO snapshot_part SELECT * FROM source.snapshot_part;
                    """)
            try db.execute(sql: "DETACH DATABASE source")
        }
        return KeptSnapshots(disk: other)
    }
}

/// A journal with the folder that it lies in.
private final class Kept: EventJournal {
    let store: JournalStore
    let folder: TemporaryFolder

    init(store: JournalStore, folder: TemporaryFolder) {
        self.store = store
        self.folder = folder
    }

    func append(_ records: [ResponseCore.Record]) async throws(JournalFailure) {
        try await store.append(records)
    }

    func replay(
        after sequence: Int64, _ body: (ResponseCore.Record) -> Void
    ) throws(JournalFailure) {
        try store.replay(after: sequence, body)
    }

    func replay(
        incidents: [IncidentID], through sequence: Int64, _ body: (ResponseCore.Record) -> Void
    ) throws(JournalFailure) {
        try store.replay(incidents: incidents, through: sequence, body)
    }
}

/// A snapshot store with the folder that it lies in.
private struct KeptSnapshots: SnapshotStore {
    let disk: DiskJournal

    func latest(in form: SnapshotForm) throws(JournalFailure) -> SnapshotFinding {
        try disk.store.snapshots.latest(in: form)
    }

    func save(_ change: SnapshotChange) async throws(JournalFailure) {
        try await disk.store.snapshots.save(change)
    }

    func discard() async throws(JournalFailure) { try await disk.store.snapshots.discard() }
}
