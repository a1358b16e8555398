// SPDX-License-Identifier: Apache-2.0

import Coordination
import Crypto
import Foundation
import GRDB
import Notation
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@testable import SQLiteJournal

@Suite("The journal on disk", .serialized)
struct JournalStoreTests {
    @Test("commits survive a power cut: synchronous is FULL on the connection that writes")
    func durable() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 1))
        let (level, mode) = try disk.store.file.onWriter { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA synchronous"),
                try String.fetchOne(db, sql: "PRAGMA journal_mode")
            )
        }
        #expect(level == 2)
        #expect(mode == "wal")
        try disk.store.close()
        // And after it was opened again.
        let again = try DiskJournal.open(disk.folder)
        #expect(
            try again.file.onWriter { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    }

    @Test("it goes on where it ended, with the texts of plans stored once")
    func reopening() async throws {
        let records = SampleWorld.records(notes: 3)
        let disk = try await DiskJournal(Array(records[..<4]))
        try disk.store.close()
        let again = try DiskJournal.open(disk.folder)
        try await again.append(Array(records[4...]))
        let installed = Record(
            sequence: Int64(records.count + 1), occurrence: records[0].occurrence)
        try await again.append([installed])
        var read: [ResponseCore.Record] = []
        try again.replay(after: 0) { read.append($0) }
        #expect(read == records + [installed])
        #expect(try again.head().sequence == installed.sequence)
        var lines: [String] = []
        try again.export { lines.append(String(decoding: $0, as: UTF8.self)) }
        #expect(lines[0].contains(#""text":"muster: plan/1\n""#))
        #expect(!lines[lines.count - 1].contains("muster: plan"))
        // From the middle, the texts of earlier plans are still known.
        read = []
        try again.replay(after: installed.sequence - 1) { read.append($0) }
        #expect(read == [installed])
    }

    @Test("a closed journal is one file, with everything in it")
    func closing() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 5))
        var read = 0
        try disk.store.replay(after: 0) { _ in read += 1 }
        try disk.store.close()
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: disk.folder.path).sorted()
                == ["muster.lock", "muster.sqlite"])
        let again = try DiskJournal.open(disk.folder)
        #expect(try again.head().sequence == Int64(read))
    }

    @Test("its export is the record lines, and anybody can check its hashes from them")
    func exporting() async throws {
        let records = SampleWorld.records(notes: 4)
        let disk = try await DiskJournal(records)
        var lines: [[UInt8]] = []
        try disk.store.export { lines.append($0) }
        var memory = PlanTextMemory()
        #expect(lines == records.map { Array($0.line(&memory).utf8) })
        var hash = [UInt8](repeating: 0, count: 32)
        for line in lines { hash = Array(SHA256.hash(data: Data(hash + line))) }
        #expect(try disk.store.head().hash == Hexadecimal.text(hash))
    }

    @Test("no program changes or removes a row, or puts one in between")
    func guarded() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 4))
        for sql in [
            "UPDATE journal SET kind = 'x' WHERE sequence = 3",
            "DELETE FROM journal WHERE sequence = 3",
            "DELETE FROM journal",
            "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE sequence = 3",
            """
            INSERT INTO journal SELECT 999, at, by, command, kind, version, payload, hash
            FROM journal WHERE sequence = 3
            """,
        ] {
            let found = failure { try disk.store.file.onWriter { try $0.execute(sql: sql) } }
            #expect(found?.message.contains("the journal") == true, "\(sql)")
        }
        #expect(try disk.store.verify() != .broken(.headMissing))
    }

    @Test("many records are appended and read in order")
    func manyRecords() async throws {
        let records = SampleWorld.records(notes: 2_000)
        let disk = try await DiskJournal()
        for start in stride(from: 0, to: records.count, by: 300) {
            try await disk.store.append(Array(records[start..<min(start + 300, records.count)]))
        }
        var expected: Int64 = 1
        try disk.store.replay(after: 0) { record in
            if record.sequence == expected { expected += 1 }
        }
        #expect(expected == Int64(records.count + 1))
    }

    @Test("a full disk is a failure with help, stores nothing, and passes")
    func diskFull() async throws {
        let records = SampleWorld.records(notes: 400)
        let disk = try await DiskJournal(Array(records[..<3]))
        try disk.store.file.onWriter { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
        }
        let found = await #expect(throws: JournalFailure.self) {
            try await disk.store.append(Array(records[3...]))
        }
        #expect(found?.code == .storage)
        #expect(found?.message.contains("full") == true)
        #expect(found?.help.isEmpty == false)
        #expect(try disk.store.head().sequence == 3)
        try disk.store.file.onWriter { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        try await disk.store.append(Array(records[3...]))
        #expect(
            try disk.store.verify()
                == .intact(count: Int64(records.count), head: try disk.store.head()))
    }

    @Test("an append goes through whole even when its task is cancelled")
    func cancelledAppend() async throws {
        let records = SampleWorld.records(notes: 4)
        let disk = try await DiskJournal()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await disk.store.append(records)
        }
        try await task.value
        #expect(try disk.store.head().sequence == Int64(records.count))
    }
}

@Suite("A file that is no journal", .serialized)
struct BadFileTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let code: JournalFailure.Code
        let prepare: @Sendable (String) throws -> Void
        var testDescription: String { name }
    }

    @Test(
        "is refused with help, and left as it is",
        arguments: [
            Case(name: "garbage", code: .damaged) { path in
                try Data(repeating: 0x5A, count: 9_000).write(to: URL(filePath: path))
            },
            Case(name: "empty", code: .damaged) { path in
                try Data().write(to: URL(filePath: path))
            },
            Case(name: "a folder", code: .storage) { path in
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: false)
            },
            Case(name: "a database of another program", code: .damaged) { path in
                let queue = try DatabaseQueue(path: path)
                try queue.write { try $0.execute(sql: "CREATE TABLE notes (text)") }
                try queue.close()
            },
            Case(name: "of a later version", code: .tooNew) { path in
                let queue = try DatabaseQueue(path: path)
                try queue.writeWithoutTransaction { db in
                    try db.execute(sql: "PRAGMA application_id = \(Migrations.applicationID)")
                    try db.execute(sql: "CREATE TABLE meta (name TEXT, value TEXT)")
                    try db.execute(sql: "INSERT INTO meta VALUES ('schema', '99')")
                }
                try queue.close()
            },
            Case(name: "only its log is left", code: .damaged) { path in
                try Data(repeating: 1, count: 100).write(to: URL(filePath: path + "-wal"))
            },
            Case(name: "cut off in the middle", code: .damaged) { path in
                let whole = try makeJournal()
                try whole.prefix(6_000).write(to: URL(filePath: path))
            },
        ])
    func refused(_ row: Case) async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("muster.sqlite")
        try row.prepare(path)
        let before = FileManager.default.contents(atPath: path)
        for open in [
            { _ = try DiskJournal.open(folder) },
            {
                _ = try JournalStore.openReadOnly(
                    folder.path, compile: SampleOrganization.compile)
            },
        ] {
            let found = failure(open)
            if row.name == "only its log is left" || found != nil {
                #expect(found?.code == row.code, "\(found.debugDescription)")
                #expect(found?.help.isEmpty == false)
            } else {
                Issue.record("\(row.name) was opened")
            }
        }
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    private static func makeJournal() throws -> Data {
        let folder = try TemporaryFolder()
        let store = try DiskJournal.open(folder)
        try store.close()
        return try Data(contentsOf: URL(filePath: folder.file("muster.sqlite")))
    }

    @Test("a folder without a journal cannot be read, and gets none by that")
    func readingNothing() throws {
        let folder = try TemporaryFolder()
        let found = failure {
            _ = try JournalStore.openReadOnly(folder.path, compile: SampleOrganization.compile)
        }
        #expect(found?.code == .storage)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("what an interrupted first start left behind does not stop the second")
    func interruptedCreation() async throws {
        let folder = try TemporaryFolder()
        try Data(repeating: 7, count: 5_000).write(
            to: URL(filePath: folder.file("muster.sqlite.new")))
        let store = try DiskJournal.open(folder)
        #expect(try store.head().sequence == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.file("muster.sqlite.new")))
    }

    @Test(
        "what the database says becomes a code and help",
        arguments: [
            (ResultCode.SQLITE_FULL, JournalFailure.Code.storage),
            (.SQLITE_READONLY_DBMOVED, .storage), (.SQLITE_CANTOPEN, .storage),
            (.SQLITE_CORRUPT_INDEX, .damaged), (.SQLITE_NOTADB, .damaged), (.SQLITE_BUSY, .locked),
            (.SQLITE_IOERR_FSYNC, .storage), (.SQLITE_MISUSE, .storage),
        ])
    func mapping(_ code: ResultCode, _ expected: JournalFailure.Code) {
        let error = DatabaseError(
            resultCode: code, message: "it failed", sql: "INSERT secret",
            arguments: ["mei@example.com"])
        let failure = JournalFailure(error, at: "/data/muster.sqlite")
        #expect(failure.code == expected)
        #expect(failure.message.contains("/data/muster.sqlite"))
        #expect(!failure.description.contains("mei@example.com"))
        #expect(!failure.help.isEmpty)
    }
}
