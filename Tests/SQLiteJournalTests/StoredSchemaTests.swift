// SPDX-License-Identifier: Apache-2.0

import Coordination
import Crypto
import Foundation
import GRDB
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@testable import SQLiteJournal

@Suite("A database of an earlier schema")
struct StoredSchemaTests {
    /// SHA-256 of the SQL of every migration that was released, in order. Never change a line here:
    /// what is released was run on the disks of others. A new migration adds a line, and a file
    /// `Tests/Support/Stored/tables-N.sql` with the tables that it leads to.
    private static let released = [
        "4fb8325923a7dd96aba1c11b3cf4f6570f796f8ee1c997a5144571284d72c21e",
        "1976b43bad878e16f53e5ba139d23607ab9506822b8b927ea7ae64a54fc9b876",
        "07a1bc54b87f490cc8aa8a72f7c7a2e7032233607af87fceffd6478965c18513",
        "62eb489e7641e307254219ed4d3241b5ad1336e7e18ab21e95aadd75fa2d814e",
    ]

    @Test("has a stored file for each migration, and no migration was edited")
    func migrations() throws {
        #expect(Migrations.digests == Self.released)
        #expect(try StoredDatabase.schemas == Array(1...Migrations.names.count))
    }

    @Test("is what the migrations up to it make", arguments: 1...Migrations.names.count)
    func sameTables(_ schema: Int) throws {
        let made = try DatabaseQueue()
        try Migrations.migrator.migrate(made, upTo: Migrations.names[schema - 1])
        let stored = try DatabaseQueue()
        try stored.writeWithoutTransaction { try $0.execute(sql: StoredDatabase.tables(schema)) }
        #expect(try tables(of: stored) == tables(of: made))
        #expect(try stored.read { try Migrations.version($0) } == schema)
    }

    @Test(
        "is brought up to date with every row, and its chain holds",
        arguments: 1...Migrations.names.count)
    func migrated(_ schema: Int) async throws {
        let (folder, lines) = try stored(schema)
        let store = try DiskJournal.open(folder)
        guard case .intact(let count, let head) = try store.verify() else {
            Issue.record("the chain is broken")
            return
        }
        #expect(count == Int64(lines.count))
        #expect(try store.head() == head)
        #expect(try export(store) == lines)
        var memory = PlanTextMemory()
        var again: [String] = []
        try store.replay(after: 0) { again.append($0.line(&memory)) }
        #expect(again == lines)
        if schema > 1 { try await checkDeliveries(store.ledger) }
        if schema > 3 { try checkSnapshot(store, head) }
        try store.close()
    }

    @Test("can be read without being changed", arguments: 1...Migrations.names.count)
    func readOnly(_ schema: Int) throws {
        let (folder, lines) = try stored(schema)
        let before = FileManager.default.contents(atPath: folder.file("muster.sqlite"))
        let store = try JournalStore.openReadOnly(
            folder.path, compile: SampleOrganization.compile)
        var count = 0
        try store.replay(after: 0) { _ in count += 1 }
        #expect(count == lines.count)
        var ofIncident: [ResponseCore.Record] = []
        try store.replay(incident: "inc-0001") { ofIncident.append($0) }
        var expected: [ResponseCore.Record] = []
        try store.replay(after: 0) { record in
            if record.event.incident ?? "inc-0001" == "inc-0001" { expected.append(record) }
        }
        #expect(ofIncident == expected)
        #expect(try export(store) == lines)
        try store.close()
        #expect(FileManager.default.contents(atPath: folder.file("muster.sqlite")) == before)
    }

    @Test("takes new records", arguments: 1...Migrations.names.count)
    func goesOn(_ schema: Int) async throws {
        let (folder, lines) = try stored(schema)
        let count = Int64(lines.count)
        let store = try DiskJournal.open(folder)
        let next = Record(
            sequence: count + 1,
            occurrence: Occurrence(
                .incident("inc-0001", .noteAdded(text: "later")), at: SampleOrganization.start,
                by: .person("lin-yue")))
        try await store.append([next])
        try store.close()
        let reopened = try DiskJournal.open(folder)
        guard case .intact(count + 1, _) = try reopened.verify() else {
            Issue.record("the chain is broken after one more record")
            return
        }
        try reopened.close()
    }

    private func stored(_ schema: Int) throws -> (folder: TemporaryFolder, lines: [String]) {
        let folder = try TemporaryFolder()
        let lines = try StoredDatabase.file("journal.jsonl").split(separator: "\n").map(String.init)
        try StoredDatabase.write(
            folder.file("muster.sqlite"), tables: StoredDatabase.tables(schema), lines: lines,
            more: rows(schema))
        return (folder, lines)
    }

    // What fills the tables of a schema beside the journal.
    private func rows(_ schema: Int) throws -> String {
        try [(2, "deliveries.sql"), (3, "incidents.sql"), (4, "snapshot.sql")]
            .filter { $0.0 <= schema }.map { try StoredDatabase.file($0.1) }
            .joined(separator: "\n")
    }

    private func checkSnapshot(_ store: JournalStore, _ head: JournalStore.Head) throws {
        let finding = try store.snapshots.latest(in: SnapshotForm(format: 1, program: "stored"))
        #expect(
            finding
                == .usable(
                    Snapshot(
                        sequence: head.sequence, hash: head.hash,
                        form: SnapshotForm(format: 1, program: "stored"),
                        parts: [
                            .rest: Array("everything else".utf8),
                            .incident("inc-0001"): Array("one incident".utf8),
                        ])))
    }

    private func checkDeliveries(_ ledger: LedgerStore) async throws {
        let rows = try await ledger.rows("inc-0001.n1", limit: 99)
        #expect(Set(rows.map(\.status)) == Set(LedgerRow.Status.allCases))
        #expect(rows.first?.address.address == "客户-0@example.com")
        #expect(try await ledger.attempts("inc-0001.n1/C-4/mail").map(\.number) == [1, 2, 3])
        #expect(try await ledger.isEnrolled("inc-0001.n1"))
        #expect(try await ledger.recover() == 1)
    }

    private func export(_ store: JournalStore) throws -> [String] {
        var lines: [String] = []
        try store.export { lines.append(String(decoding: $0, as: UTF8.self)) }
        return lines
    }

    private func tables(of queue: DatabaseQueue) throws -> [[String]] {
        try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT type, name, tbl_name, sql FROM sqlite_schema
                    WHERE sql IS NOT NULL ORDER BY name
                    """
            ).map { [$0[0], $0[1], $0[2], $0[3]] }
        }
    }
}
