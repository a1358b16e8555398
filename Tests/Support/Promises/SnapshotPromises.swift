// SPDX-License-Identifier: Apache-2.0

package import Coordination
import ResponseCore
import ResponseModel

/// An empty snapshot store with its journal, held to the promises of its port.
package struct SnapshotsUnderTest: Sendable {
    package let journal: any EventJournal
    package let store: any SnapshotStore
    /// Makes it impossible to store more, and returns what mends it.
    package var full: (@Sendable () async throws -> (@Sendable () async throws -> Void))?
    /// Changes of the stored parts behind the store's back, each of which it must notice.
    package var tampering: [@Sendable () async throws -> Void]
    /// The same snapshot beside a journal that went another way from the first record on.
    package var besideOtherJournal: (@Sendable () async throws -> any SnapshotStore)?
    package let keeper: any Sendable

    /// A store by its parts.
    package init(
        _ journal: any EventJournal, _ store: any SnapshotStore, keeper: any Sendable = 0,
        full: (@Sendable () async throws -> (@Sendable () async throws -> Void))? = nil,
        tampering: [@Sendable () async throws -> Void] = [],
        besideOtherJournal: (@Sendable () async throws -> any SnapshotStore)? = nil
    ) {
        self.journal = journal
        self.store = store
        self.keeper = keeper
        self.full = full
        self.tampering = tampering
        self.besideOtherJournal = besideOtherJournal
    }
}

/// The promises of `SnapshotStore`, by their numbers.
package enum SnapshotPromises {
    /// Every one.
    package static let all: [Promise<SnapshotsUnderTest>] = [
        Promise(1, "what save has left is given back, byte for byte", given),
        Promise(2, "a save is whole or nothing, and leaves other parts", wholeOrNothing),
        Promise(3, "a snapshot of a record that is not there is refused", ofRecord),
        Promise(4, "a snapshot of another journal is not given", otherJournal),
        Promise(5, "a snapshot in another form is not given", otherForm),
        Promise(6, "a snapshot that was tampered with is not given", tampered),
        Promise(7, "changes of another snapshot are refused", base),
        Promise(8, "what is discarded is gone", discarded),
        Promise(9, "the journal stays as it is", journalStays),
    ]

    /// The form of the snapshots that are saved here.
    package static let form = SnapshotForm(format: 3, program: "abc")
    /// What is saved first, of record 4.
    package static let parts: [SnapshotPart: [UInt8]] = [
        .rest: Array("everything else; 其余".utf8), .incident("inc-0001"): [0, 1, 255, 0],
        .incident("inc-0002"): [], .incident("inc-0003"): [7],
    ]
    private static let records = SampleWorld.records(notes: 20)

    /// Appends records, and saves a snapshot of record 4.
    package static func begin(_ test: SnapshotsUnderTest) async throws {
        try await test.journal.append(records)
        try await test.store.save(SnapshotChange(sequence: 4, form: form, changed: parts))
    }

    private static func latest(_ test: SnapshotsUnderTest) throws -> Snapshot {
        let finding = try test.store.latest(in: form)
        guard case .usable(let snapshot) = finding else {
            throw BrokenPromise(description: "no snapshot: \(finding)")
        }
        return snapshot
    }

    @Sendable private static func given(_ test: SnapshotsUnderTest) async throws {
        try expect(try test.store.latest(in: form), .nothing, "an empty store")
        try await begin(test)
        let first = try latest(test)
        try expect(first.parts, parts, "the parts")
        try expect([first.sequence, Int64(first.hash.count)], [4, 64], "the record")
        try expect(first.form, form, "the form")
        try await test.store.save(
            SnapshotChange(sequence: 9, form: form, changed: [.rest: [1]]))
        try expect(try latest(test).parts, [.rest: [1]], "a whole snapshot in its place")
    }

    @Sendable private static func wholeOrNothing(_ test: SnapshotsUnderTest) async throws {
        try await begin(test)
        try await test.store.save(
            SnapshotChange(
                sequence: 8, form: form, since: 4, changed: [.incident("inc-0001"): [5]],
                gone: [.incident("inc-0003")]))
        var expected = parts
        expected[.incident("inc-0001")] = [5]
        expected[.incident("inc-0003")] = nil
        try expect(try latest(test).parts, expected, "after a change")
        try expect(try latest(test).sequence, 8, "its record")
        guard let full = test.full else { return }
        let mend = try await full()
        let large = [UInt8](repeating: 9, count: 4_000_000)
        _ = try await expectFailure(JournalFailure.self, "a full disk") {
            try await test.store.save(
                SnapshotChange(
                    sequence: 9, form: form, since: 8,
                    changed: [.incident("inc-0001"): [6], .rest: large]))
        }
        try expect(try latest(test).parts, expected, "after a failure")
        try await mend()
        try await test.store.save(
            SnapshotChange(sequence: 9, form: form, since: 8, changed: [.rest: large]))
        try expect(try latest(test).parts[.rest], large, "with room again")
    }

    @Sendable private static func ofRecord(_ test: SnapshotsUnderTest) async throws {
        try await begin(test)
        for sequence in [Int64(records.count + 1), -1] {
            _ = try await expectFailure(JournalFailure.self, "a snapshot of \(sequence)") {
                try await test.store.save(
                    SnapshotChange(sequence: sequence, form: form, changed: [.rest: [1]]))
            }
        }
        try expect(try latest(test).parts, parts, "after refusals")
    }

    @Sendable private static func otherJournal(_ test: SnapshotsUnderTest) async throws {
        guard let besideOtherJournal = test.besideOtherJournal else { return }
        try await begin(test)
        let other = try await besideOtherJournal()
        try expect(
            try other.latest(in: form), .ignored(.otherJournal(sequence: 4)),
            "beside another journal")
    }

    @Sendable private static func otherForm(_ test: SnapshotsUnderTest) async throws {
        try await begin(test)
        for other in [
            SnapshotForm(format: 4, program: "abc"), SnapshotForm(format: 3, program: "abd"),
        ] {
            try expect(
                try test.store.latest(in: other), .ignored(.otherForm(form)), "asked for \(other)")
            _ = try await expectFailure(JournalFailure.self, "changes in another form") {
                try await test.store.save(
                    SnapshotChange(sequence: 5, form: other, since: 4, changed: [.rest: [1]]))
            }
        }
        try expect(try latest(test).parts, parts, "asked for its own form")
    }

    @Sendable private static func tampered(_ test: SnapshotsUnderTest) async throws {
        for (number, tamper) in test.tampering.enumerated() {
            if number == 0 { try await test.journal.append(records) }
            try await test.store.save(SnapshotChange(sequence: 4, form: form, changed: parts))
            try await tamper()
            try expect(
                try test.store.latest(in: form), .ignored(.damaged), "tampering \(number + 1)")
        }
    }

    @Sendable private static func base(_ test: SnapshotsUnderTest) async throws {
        try await test.journal.append(records)
        for (stored, named) in [(nil, 4), (4, 3), (4, 0), (4, 9)] as [(Int64?, Int64)] {
            if let stored {
                try await test.store.save(
                    SnapshotChange(sequence: stored, form: form, changed: parts))
            }
            _ = try await expectFailure(JournalFailure.self, "changes of \(named)") {
                try await test.store.save(
                    SnapshotChange(sequence: 9, form: form, since: named, changed: [.rest: [1]]))
            }
            guard stored != nil else { continue }
            try expect(try latest(test).parts, parts, "after a refusal")
        }
    }

    @Sendable private static func discarded(_ test: SnapshotsUnderTest) async throws {
        try await begin(test)
        for _ in 0..<2 {
            try await test.store.discard()
            try expect(try test.store.latest(in: form), .nothing, "after discarding")
        }
        try await test.store.save(SnapshotChange(sequence: 0, form: form, changed: [.rest: []]))
        try expect(try latest(test).parts, [.rest: []], "of the beginning")
    }

    @Sendable private static func journalStays(_ test: SnapshotsUnderTest) async throws {
        try await begin(test)
        try await test.store.discard()
        try expect(try JournalUnderTest.read(test.journal), records, "the journal")
    }
}
