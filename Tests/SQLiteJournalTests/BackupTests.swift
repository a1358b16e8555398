// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import ResponseCore
import ResponseModel
import SQLiteJournal
import TestSupport
import Testing

@Suite("A backup", .serialized)
struct BackupTests {
    @Test("is an intact journal with its ledger, and can take the place of a lost one")
    func roundTrip() async throws {
        let records = SampleWorld.records(notes: 20)
        let disk = try await DiskJournal(records)
        try await disk.store.ledger.seal("inc-0001.n1")
        let backup = disk.folder.file("backup.sqlite")
        let head = try disk.store.backup(to: backup)
        #expect(head == (try disk.store.head()))
        // What comes later is not in it.
        let later = SampleWorld.records(notes: 21)[records.count]
        try await disk.store.append([later])

        let folder = try TemporaryFolder()
        let lock = try FolderLock.acquire(folder.path)
        #expect(try JournalStore.restore(backup, into: lock) == head)
        let restored = try JournalStore.open(lock, compile: SampleOrganization.compile)
        var read: [ResponseCore.Record] = []
        try restored.replay(after: 0) { read.append($0) }
        #expect(read == records)
        #expect(try await restored.ledger.isEnrolled("inc-0001.n1"))
        try await restored.append([later])
        #expect(try restored.verify() == .intact(count: later.sequence, head: try restored.head()))
    }

    @Test("can be made beside a running owner, by a reader")
    func besideOwner() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 5))
        let reader = try JournalStore.openReadOnly(
            disk.folder.path, compile: SampleOrganization.compile)
        #expect(
            try reader.backup(to: disk.folder.file("copy.sqlite")) == (try disk.store.head()))
    }

    @Test("is readable by its owner only, and so is the journal")
    func rights() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 5))
        let backup = disk.folder.file("backup.sqlite")
        _ = try disk.store.backup(to: backup)
        for path in [backup, disk.path, disk.path + "-wal"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(path)")
        }
    }

    @Test("never replaces a file, and a journal is never replaced by one")
    func replacingNothing() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 5))
        let backup = disk.folder.file("backup.sqlite")
        _ = try disk.store.backup(to: backup)
        #expect(failure { _ = try disk.store.backup(to: backup) }?.code == .storage)
        try disk.store.close()
        let other = try await DiskJournal()
        try other.store.close()
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: other.path, toPath: folder.file("muster.sqlite"))
        let lock = try FolderLock.acquire(folder.path)
        #expect(failure { _ = try JournalStore.restore(backup, into: lock) }?.code == .storage)
    }

    @Test("of a damaged journal is refused, and leaves no file")
    func damaged() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 5))
        try disk.store.close()
        try DiskJournal.tamper(disk.path, "UPDATE journal SET at = at + 1 WHERE sequence = 4")
        let store = try DiskJournal.open(disk.folder)
        let backup = disk.folder.file("backup.sqlite")
        #expect(failure { _ = try store.backup(to: backup) }?.code == .damaged)
        let names = try FileManager.default.contentsOfDirectory(atPath: disk.folder.path)
        #expect(names.filter { $0.hasPrefix("backup") } == [])
        try store.close()

        let folder = try TemporaryFolder()
        let target = try FolderLock.acquire(folder.path)
        #expect(failure { _ = try JournalStore.restore(disk.path, into: target) }?.code == .damaged)
    }
}
