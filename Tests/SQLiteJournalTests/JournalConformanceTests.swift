// SPDX-License-Identifier: Apache-2.0

import Coordination
import ResponseCore
import ResponseModel
import SQLiteJournal
import TestSupport
import Testing

/// A kind of journal, for tests that every kind must pass.
struct JournalKind: CustomTestStringConvertible, Sendable {
    let name: String
    /// An empty journal, with what keeps it alive.
    let make: @Sendable () async throws -> (journal: any EventJournal, keeper: any Sendable)

    var testDescription: String { name }

    static let all = [
        JournalKind(name: "in memory") { (InMemoryJournal(), 0) },
        JournalKind(name: "SQLite") {
            let disk = try await DiskJournal()
            return (disk.store, disk)
        },
    ]
}

@Suite("Every journal", .serialized)
struct JournalConformanceTests {
    private func read(_ journal: any EventJournal, after sequence: Int64 = 0) throws -> [Record] {
        var records: [Record] = []
        try journal.replay(after: sequence) { records.append($0) }
        return records
    }

    @Test("gives back what was appended, in order and whole", arguments: JournalKind.all)
    func roundTrip(_ kind: JournalKind) async throws {
        let (journal, keeper) = try await kind.make()
        let records = SampleWorld.records(notes: 30)
        try await journal.append(Array(records[..<7]))
        try await journal.append([])
        try await journal.append(Array(records[7...]))
        #expect(try read(journal) == records)
        #expect(try read(journal, after: 10) == Array(records[10...]))
        #expect(try read(journal, after: Int64(records.count)) == [])
        withExtendedLifetime(keeper) {}
    }

    @Test("takes a group whole or not at all", arguments: JournalKind.all)
    func allOrNothing(_ kind: JournalKind) async throws {
        let (journal, keeper) = try await kind.make()
        let records = SampleWorld.records(notes: 5)
        try await journal.append(Array(records[..<3]))
        for wrong in [
            [records[4]], [records[3], records[5]], [records[2]], [records[3], records[3]],
        ] {
            await #expect(throws: JournalFailure.self) { try await journal.append(wrong) }
        }
        #expect(try read(journal) == Array(records[..<3]))
        try await journal.append(Array(records[3...]))
        #expect(try read(journal) == records)
        withExtendedLifetime(keeper) {}
    }

    @Test("of nothing has nothing", arguments: JournalKind.all)
    func empty(_ kind: JournalKind) async throws {
        let (journal, keeper) = try await kind.make()
        #expect(try read(journal) == [])
        withExtendedLifetime(keeper) {}
    }
}
