// SPDX-License-Identifier: Apache-2.0

import Coordination
import GRDB
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@testable import SQLiteJournal

@Suite("The records of one incident", .serialized)
struct IncidentRecordTests {
    private static let records = SampleWorld.history(
        of: [SampleOrganization.installation]
            + [1, 2].map { _ in
                SampleOrganization.declaration()
            }
            + (0..<20).map { number in
                Submission(
                    .incident(
                        .addNote(IncidentID("inc-000\(number % 2 + 1)"), text: "note \(number)")),
                    by: .person("ana"))
            }
    ).records

    private func journal() async throws -> DiskJournal { try await DiskJournal(Self.records) }

    private func read(_ store: JournalStore) throws -> [ResponseCore.Record] {
        var found: [ResponseCore.Record] = []
        try store.replay(incident: "inc-0001") { found.append($0) }
        return found
    }

    private var notes: [ResponseCore.Record] {
        Self.records.filter {
            if case .incident(_, .noteAdded) = $0.event { true } else { false }
        }
    }

    private func failure(_ disk: DiskJournal, _ sql: String) throws -> JournalFailure? {
        try disk.store.close()
        try DiskJournal.tamper(disk.path, sql)
        let store = try DiskJournal.open(disk.folder)
        do throws(JournalFailure) {
            try store.replay(incident: "inc-0001") { _ in }
            return nil
        } catch {
            return error
        }
    }

    @Test("are found without reading those of another")
    func withoutOthers() async throws {
        let disk = try await journal()
        let other = try #require(notes.dropLast().last { $0.event.incident == "inc-0002" })
        // The row after it is of the first incident, and is held against this one's hash only.
        let found = try failure(
            disk, "UPDATE journal SET payload = x'00' WHERE sequence = \(other.sequence)")
        #expect(found == nil)
    }

    @Test("are not given when one of them was changed")
    func changed() async throws {
        let disk = try await journal()
        let own = try #require(notes.last { $0.event.incident == "inc-0001" })
        let found = try failure(
            disk, "UPDATE journal SET payload = x'00' WHERE sequence = \(own.sequence)")
        #expect(found?.code == .damaged)
        #expect(found?.message.contains("Row \(own.sequence)") == true)
    }

    @Test("are not given when one of them is gone")
    func gone() async throws {
        let disk = try await journal()
        let before = try #require(notes.first { $0.event.incident == "inc-0001" }).sequence - 1
        let found = try failure(disk, "DELETE FROM journal WHERE sequence = \(before)")
        #expect(found?.code == .damaged)
    }

    @Test("are not given when the list of them names one of another")
    func wrongList() async throws {
        let disk = try await journal()
        let found = try failure(
            disk,
            "UPDATE incident_record SET incident = 'inc-0001' WHERE incident = 'inc-0002'")
        #expect(found?.code == .damaged)
    }

    @Test("are listed for every row, which a verification counts")
    func verified() async throws {
        let disk = try await journal()
        #expect(try read(disk.store).count < Self.records.count)
        try disk.store.close()
        try DiskJournal.tamper(
            disk.path, "DELETE FROM incident_record WHERE sequence = \(Self.records.count)")
        let store = try DiskJournal.open(disk.folder)
        #expect(try store.verify() == .broken(.unguarded("incident_record")))
    }
}

@Suite("A snapshot in the database", .serialized)
struct SnapshotTableTests {
    @Test("is written only where it changed")
    func onlyChanges() async throws {
        let disk = try await DiskJournal(SampleWorld.records(notes: 20))
        let form = SnapshotForm(format: 1, program: "a")
        let parts = Dictionary(
            uniqueKeysWithValues: (0..<500).map {
                (SnapshotPart.incident(IncidentID("inc-\($0)")), [UInt8]("\($0)".utf8))
            })
        try await disk.store.snapshots.save(
            SnapshotChange(sequence: 5, form: form, changed: parts))
        let before = try changes(disk)
        try await disk.store.snapshots.save(
            SnapshotChange(
                sequence: 6, form: form, since: 5, changed: [.incident("inc-7"): [1]],
                gone: [.incident("inc-8")]))
        // One part written, one removed, and the row that says of which record it is.
        #expect(try changes(disk) - before <= 4)
    }

    @Test("is not given by a database of an earlier schema, which has none")
    func earlierSchema() throws {
        let folder = try TemporaryFolder()
        try StoredDatabase.write(
            folder.file("muster.sqlite"), tables: StoredDatabase.tables(2), lines: [])
        let store = try JournalStore.openReadOnly(
            folder.path, compile: SampleOrganization.compile)
        let found = try store.snapshots.latest(in: SnapshotForm(format: 1, program: "a"))
        #expect(found == .nothing)
    }

    private func changes(_ disk: DiskJournal) throws -> Int {
        try disk.store.file.onWriter { try Int.fetchOne($0, sql: "SELECT total_changes()") ?? 0 }
    }
}
