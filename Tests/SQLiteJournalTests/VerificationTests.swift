// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import GRDB
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@testable import SQLiteJournal

@Suite("A verification", .serialized)
struct VerificationTests {
    /// What somebody does to a journal of 20 rows, and what is found.
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let sql: [String]
        let found: JournalBreak

        init(_ name: String, _ found: JournalBreak, _ sql: String...) {
            self.name = name
            self.found = found
            self.sql = sql
        }

        var testDescription: String { name }
    }

    private static let rows = 20

    private func tampered(_ sql: [String]) async throws -> (DiskJournal, JournalStore.Verdict) {
        let disk = try await DiskJournal(
            Array(SampleWorld.records(notes: 30).prefix(Self.rows)))
        try disk.store.close()
        let queue = try DatabaseQueue(path: disk.path)
        try queue.close()
        for statement in sql { try DiskJournal.tamper(disk.path, statement) }
        let store = try JournalStore.openReadOnly(
            disk.folder.path, compile: SampleOrganization.compile)
        return (disk, try store.verify())
    }

    @Test("of an untouched journal says how many rows there are, and the last hash")
    func intact() async throws {
        let (disk, verdict) = try await tampered([])
        let store = try JournalStore.openReadOnly(
            disk.folder.path, compile: SampleOrganization.compile)
        let head = try store.head()
        #expect(verdict == .intact(count: 20, head: head))
        #expect(head.hash.count == 64)
    }

    private static let shift = """
        UPDATE journal SET sequence = -sequence - 1 WHERE sequence >= 8;
        UPDATE journal SET sequence = -sequence WHERE sequence < 0;
        """
    private static let closeGap = """
        UPDATE journal SET sequence = -sequence + 3 WHERE sequence > 9;
        UPDATE journal SET sequence = -sequence WHERE sequence < 0;
        UPDATE head SET sequence = 17
        """

    @Test(
        "names what was done",
        arguments: [
            Case(
                "another time", .changed(8),
                "UPDATE journal SET at = at + 1 WHERE sequence = 8"),
            Case(
                "another person", .changed(8),
                #"UPDATE journal SET by = '"bo"' WHERE sequence = 8"#),
            Case(
                "another key", .changed(12),
                "UPDATE journal SET command = 'key-x' WHERE sequence = 12"),
            Case(
                "a key taken away", .changed(18),
                "UPDATE journal SET command = NULL WHERE sequence = 18"),
            Case(
                "another kind", .changed(8),
                "UPDATE journal SET kind = 'note_addee' WHERE sequence = 8"),
            Case(
                "another version", .changed(8),
                "UPDATE journal SET version = 2 WHERE sequence = 8"),
            Case(
                "a byte of the payload", .changed(8),
                """
                UPDATE journal SET payload = CAST(substr(payload, 1, 4) || x'58'
                || substr(payload, 6) AS BLOB) WHERE sequence = 8
                """),
            Case(
                "text behind a NUL", .changed(8),
                "UPDATE journal SET kind = kind || char(0) || 'x' WHERE sequence = 8"),
            Case(
                "bytes that are no text", .changed(8),
                "UPDATE journal SET kind = CAST(x'6EFF' AS TEXT) WHERE sequence = 8"),
            Case(
                "another hash", .changed(8),
                "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 8"),
            Case(
                "the hash of the last row", .changed(20),
                "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 20"),
            Case(
                "the first row", .changed(1), "UPDATE journal SET at = 0 WHERE sequence = 1"),
            Case(
                "a row removed", .missing(from: 8, to: 8),
                "DELETE FROM journal WHERE sequence = 8"),
            Case(
                "rows removed", .missing(from: 8, to: 11),
                "DELETE FROM journal WHERE sequence BETWEEN 8 AND 11"),
            Case(
                "the first rows removed", .missing(from: 1, to: 2),
                "DELETE FROM journal WHERE sequence < 3"),
            Case(
                "rows removed and the gap closed", .removedBefore(7, count: 3),
                "DELETE FROM journal WHERE sequence BETWEEN 7 AND 9", closeGap),
            Case(
                "the last rows cut off", .cutOff(from: 18, to: 20),
                "DELETE FROM journal WHERE sequence > 17"),
            Case("everything removed", .cutOff(from: 1, to: 20), "DELETE FROM journal"),
            Case(
                "the last rows cut off with their note", .headChanged(17),
                "DELETE FROM journal WHERE sequence > 17", "UPDATE head SET sequence = 17"),
            Case(
                "a row added", .added(from: 21, to: 21),
                """
                INSERT INTO journal SELECT 21, at, by, command, kind, version, payload, hash
                FROM journal WHERE sequence = 20
                """),
            Case(
                "a row inserted", .inserted(from: 8, to: 8), shift,
                """
                INSERT INTO journal SELECT 8, at, by, command, kind, version, payload, hash
                FROM journal WHERE sequence = 5
                """),
            Case(
                "two rows exchanged", .outOfOrder(place: 8, found: 9),
                "UPDATE journal SET sequence = -8 WHERE sequence = 8",
                "UPDATE journal SET sequence = 8 WHERE sequence = 9",
                "UPDATE journal SET sequence = 9 WHERE sequence = -8"),
            Case(
                "two rows far apart exchanged", .outOfOrder(place: 8, found: 15),
                "UPDATE journal SET sequence = -8 WHERE sequence = 8",
                "UPDATE journal SET sequence = 8 WHERE sequence = 15",
                "UPDATE journal SET sequence = 15 WHERE sequence = -8"),
            Case("the note removed", .headMissing, "DELETE FROM head"),
            Case(
                "another hash in the note", .headChanged(20),
                "UPDATE head SET hash = zeroblob(32)"),
        ])
    func names(_ row: Case) async throws {
        let (disk, verdict) = try await tampered(row.sql)
        #expect(verdict == .broken(row.found))
        #expect(!row.found.sentence.isEmpty)
        withExtendedLifetime(disk) {}
    }

    @Test("finds a row with a right hash that was put in between")
    func forgedInsertion() async throws {
        let disk = try await DiskJournal(Array(SampleWorld.records(notes: 30).prefix(20)))
        let folder = disk.folder
        // A second journal, alike up to row 7, gives a row 8 with a right hash.
        let forged = try await DiskJournal(
            Array(SampleWorld.records(notes: 30).prefix(7))
                + [Record(sequence: 8, occurrence: SampleWorld.records(notes: 1)[3].occurrence)])
        try disk.store.close()
        try forged.store.close()
        try DiskJournal.tamper(
            disk.path, Self.shift, "ATTACH '\(forged.path)' AS forged",
            "INSERT INTO journal SELECT * FROM forged.journal WHERE sequence = 8")
        let store = try JournalStore.openReadOnly(
            folder.path, compile: SampleOrganization.compile)
        #expect(try store.verify() == .broken(.inserted(from: 8, to: 8)))
    }

    @Test("finds any single byte of the pages that hold rows, wherever it was flipped")
    func flippedBytes() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 30))
        try disk.store.close()
        let whole = try Data(contentsOf: URL(filePath: disk.path))
        let range = try #require(whole.range(of: Data("note 7 ".utf8)))
        for offset in stride(from: range.lowerBound - 60, to: range.upperBound + 60, by: 1) {
            var bytes = whole
            bytes[offset] ^= 0x01
            try bytes.write(to: URL(filePath: disk.path))
            let verdict = failure {
                let store = try JournalStore.openReadOnly(
                    disk.folder.path, compile: SampleOrganization.compile)
                if case .intact = try store.verify() { Issue.record("byte \(offset)") }
            }
            #expect(verdict == nil || verdict?.code == .damaged)
        }
    }

    @Test("finds guards that were taken away")
    func guards() async throws {
        let disk = try await DiskJournal(Array(SampleWorld.records(notes: 3)))
        try disk.store.file.onWriter {
            try $0.execute(sql: "DROP TRIGGER journal_is_never_changed")
        }
        #expect(
            try disk.store.verify() == .broken(.unguarded("journal_is_never_changed")))
    }

    @Test("reads beside an owner that goes on writing")
    func besideOwner() async throws {
        let records = SampleWorld.records(notes: 30)
        let disk = try await DiskJournal(Array(records[..<10]))
        let reader = try JournalStore.openReadOnly(
            disk.folder.path, compile: SampleOrganization.compile)
        #expect(try reader.verify() == .intact(count: 10, head: try disk.store.head()))
        try await disk.store.append(Array(records[10...]))
        #expect(
            try reader.verify()
                == .intact(count: Int64(records.count), head: try disk.store.head()))
        await #expect(throws: JournalFailure.self) { try await reader.append([records[0]]) }
    }

    @Test("a replay stops at the row that is wrong, before anything is built on it")
    func replaying() async throws {
        let disk = try await DiskJournal(Array(SampleWorld.records(notes: 30).prefix(20)))
        try disk.store.close()
        try DiskJournal.tamper(disk.path, "UPDATE journal SET at = at + 1 WHERE sequence = 8")
        let store = try DiskJournal.open(disk.folder)
        var read = 0
        let found = failure { try store.replay(after: 0) { _ in read += 1 } }
        #expect(read == 7)
        #expect(found?.code == .damaged)
        #expect(found?.message.contains("Row 8: its bytes do not match its hash.") == true)
    }

    @Test("an event of a later version stops a replay as such")
    func laterEvent() async throws {
        let disk = try await DiskJournal(Array(SampleWorld.records(notes: 30).prefix(20)))
        try disk.store.close()
        try DiskJournal.tamper(disk.path, "UPDATE journal SET version = 99 WHERE sequence = 20")
        let queue = try DatabaseQueue(path: disk.path)
        let hash = try await queue.read { db in
            try TamperedHash.compute(db, sequence: 20)
        }
        try queue.close()
        try DiskJournal.tamper(
            disk.path, "UPDATE journal SET hash = x'\(hash)' WHERE sequence = 20",
            "UPDATE head SET hash = x'\(hash)'")
        let store = try DiskJournal.open(disk.folder)
        let found = failure { try store.replay(after: 0) { _ in } }
        #expect(found?.code == .tooNew)
        #expect(found?.message.hasPrefix("Row 20 of the journal") == true)
    }
}
