// SPDX-License-Identifier: Apache-2.0

import Coordination
import GRDB
import ResponseCore
import ResponseModel
import SQLiteJournal
import TestSupport

/// A journal in a folder of its own.
struct DiskJournal {
    let folder: TemporaryFolder
    let store: JournalStore

    init(_ records: [ResponseCore.Record] = []) async throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        store = try Self.open(folder)
        try await store.append(records)
    }

    static func open(_ folder: TemporaryFolder) throws -> JournalStore {
        try JournalStore.open(
            try FolderLock.acquire(folder.path), compile: SampleOrganization.compile)
    }

    /// The database file.
    var path: String { folder.file("muster.sqlite") }

    /// Changes the closed file behind the back of Muster, its guards taken away for the moment.
    static func tamper(_ path: String, _ sql: String...) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            let guards = try Row.fetchAll(
                db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for row in guards { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
            for statement in sql { try db.execute(sql: statement) }
            for row in guards { try db.execute(sql: row[1]) }
        }
        try queue.close()
    }
}

/// Runs something that must fail, and returns how.
func failure(_ body: () throws -> Void) -> JournalFailure? {
    do {
        try body()
        return nil
    } catch {
        return error as? JournalFailure
    }
}
