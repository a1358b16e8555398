// SPDX-License-Identifier: Apache-2.0

import Coordination
import TestSupport
import Testing

@Suite("Every journal keeps the promise that", .serialized)
struct JournalConformanceTests {
    static let kinds: [StoreKind<JournalUnderTest>] = [
        StoreKind("in memory") { Self.inMemory() },
        StoreKind("SQLite in memory") { try SQLiteStores.journalInMemory() },
        StoreKind("SQLite on disk") { try await SQLiteStores.journalOnDisk() },
    ]

    @Test("(by number)", arguments: kinds, JournalPromises.all)
    func promise(
        _ kind: StoreKind<JournalUnderTest>, _ promise: Promise<JournalUnderTest>
    ) async throws {
        let subject = try await kind.make()
        try await promise.check(subject)
        withExtendedLifetime(subject) {}
    }

    @Test("they are numbered without a gap")
    func numbers() {
        #expect(JournalPromises.all.map(\.number) == Array(1...8))
        #expect(SnapshotPromises.all.map(\.number) == Array(1...9))
    }

    private static func inMemory() -> JournalUnderTest {
        let journal = InMemoryJournal()
        func failing(_ code: JournalFailure.Code)
            -> @Sendable () async throws -> (
                @Sendable () async throws -> Void
            )?
        {
            { @Sendable in
                journal.failNext(JournalFailure(code, "it failed", help: "try again"))
                return { @Sendable in }
            }
        }
        return JournalUnderTest(
            journal, faults: [.full: failing(.storage), .busy: failing(.locked)])
    }
}

@Suite("Every snapshot store keeps the promise that", .serialized)
struct SnapshotConformanceTests {
    static let kinds: [StoreKind<SnapshotsUnderTest>] = [
        StoreKind("in memory") { Self.inMemory() },
        StoreKind("SQLite in memory") { try SQLiteStores.snapshotsInMemory() },
        StoreKind("SQLite on disk") { try await SQLiteStores.snapshotsOnDisk() },
    ]

    @Test("(by number)", arguments: kinds, SnapshotPromises.all)
    func promise(
        _ kind: StoreKind<SnapshotsUnderTest>, _ promise: Promise<SnapshotsUnderTest>
    ) async throws {
        let subject = try await kind.make()
        try await promise.check(subject)
        withExtendedLifetime(subject) {}
    }

    private static func inMemory() -> SnapshotsUnderTest {
        let journal = InMemoryJournal()
        let store = InMemorySnapshots(of: journal)
        return SnapshotsUnderTest(
            journal, store,
            besideOtherJournal: {
                guard case .usable(let snapshot) = try store.latest(in: SnapshotPromises.form)
                else { return store }
                return InMemorySnapshots(
                    of: InMemoryJournal(Array(journal.records.dropFirst(3))), with: snapshot)
            })
    }
}
