// SPDX-License-Identifier: Apache-2.0

package import Coordination
import ResponseCore
import ResponseModel

/// An empty journal that is held to the promises of its port, and what can be done to it.
package struct JournalUnderTest: Sendable {
    package let journal: any EventJournal
    /// Brings a fault about by real means, and returns what mends it; nil where there is no mending.
    package var faults: [Fault: @Sendable () async throws -> (@Sendable () async throws -> Void)?]
    /// The journal as another process finds it when this one is killed now; nil where nothing
    /// outlives the process.
    package var afterKill: (@Sendable () async throws -> any EventJournal)?
    /// The journals that a kill within the last append may leave, the log cut off at many places.
    package var afterTornAppend: (@Sendable () async throws -> [any EventJournal])?
    /// What lives as long as the journal does.
    package let keeper: any Sendable

    package enum Fault: String, Sendable, CaseIterable {
        case full, busy, closed, changed
    }

    /// A journal by its parts.
    package init(
        _ journal: any EventJournal, keeper: any Sendable = 0,
        faults: [Fault: @Sendable () async throws -> (@Sendable () async throws -> Void)?] = [:],
        afterKill: (@Sendable () async throws -> any EventJournal)? = nil,
        afterTornAppend: (@Sendable () async throws -> [any EventJournal])? = nil
    ) {
        self.journal = journal
        self.keeper = keeper
        self.faults = faults
        self.afterKill = afterKill
        self.afterTornAppend = afterTornAppend
    }

    func read(after sequence: Int64 = 0) throws -> [Record] { try Self.read(journal, sequence) }

    static func read(_ journal: any EventJournal, _ sequence: Int64 = 0) throws -> [Record] {
        var records: [Record] = []
        try journal.replay(after: sequence) { records.append($0) }
        return records
    }
}

/// The promises of `EventJournal`, by their numbers.
package enum JournalPromises {
    /// Every one.
    package static let all: [Promise<JournalUnderTest>] = [
        Promise(1, "what append has returned for is there after a kill", durable),
        Promise(2, "a group is whole or not there after a torn append", torn),
        Promise(3, "a group that leaves a gap or repeats a number is refused", gapless),
        Promise(4, "a replay gives every record, in order and whole", whole),
        Promise(5, "a replay sees one moment while records are appended", oneMoment),
        Promise(6, "the same group is taken when the cause of a refusal is gone", goesOn),
        Promise(7, "the records of an incident are those of a replay", ofIncident),
        Promise(8, "every fault is told as what it is", faultsAreTold),
    ]

    private static let records = SampleWorld.records(notes: 60)

    @Sendable private static func durable(_ test: JournalUnderTest) async throws {
        guard let afterKill = test.afterKill else { return }
        for end in [3, 4, records.count] {
            let start = try test.read().count
            try await test.journal.append(Array(records[start..<end]))
            try expect(
                JournalUnderTest.read(try await afterKill()), Array(records[..<end]), "after a kill"
            )
        }
    }

    @Sendable private static func torn(_ test: JournalUnderTest) async throws {
        guard let afterTornAppend = test.afterTornAppend else { return }
        try await test.journal.append(Array(records[..<9]))
        try await test.journal.append(Array(records[9...]))
        let journals = try await afterTornAppend()
        var seen: Set<Int> = []
        for journal in journals {
            let found = try JournalUnderTest.read(journal)
            guard [0, 9, records.count].contains(found.count) else {
                throw BrokenPromise(description: "a part of a group: \(found.count) records")
            }
            try expect(found, Array(records[..<found.count]), "a group that was kept")
            seen.insert(found.count)
            // It goes on from there.
            try await journal.append(Array(records[found.count...]))
            try expect(try JournalUnderTest.read(journal), records, "after going on")
        }
        guard seen.contains(9) else {
            throw BrokenPromise(description: "no cut has hit the last append: \(seen)")
        }
    }

    @Sendable private static func gapless(_ test: JournalUnderTest) async throws {
        try expect(try test.read(), [], "an empty journal")
        try await test.journal.append(Array(records[..<3]))
        let wrong = [
            [records[4]], [records[3], records[5]], [records[2]], [records[0]],
            [records[3], records[3]], [records[4], records[3]],
        ]
        for group in wrong {
            _ = try await expectFailure(JournalFailure.self, "\(group.map(\.sequence)) after 3") {
                try await test.journal.append(group)
            }
            try expect(try test.read(), Array(records[..<3]), "after a refusal")
        }
        try await test.journal.append([])
        try await test.journal.append(Array(records[3...]))
        try expect(try test.read(), records, "after all refusals")
    }

    @Sendable private static func whole(_ test: JournalUnderTest) async throws {
        try await test.journal.append(Array(records[..<7]))
        try await test.journal.append(Array(records[7...]))
        for start in [0, 1, 6, 7, records.count - 1, records.count] {
            try expect(
                try test.read(after: Int64(start)), Array(records[start...]), "after \(start)")
        }
    }

    @Sendable private static func oneMoment(_ test: JournalUnderTest) async throws {
        try await test.journal.append(Array(records[..<5]))
        async let appended: Void = append(test.journal)
        // However the two meet, a read ends where a group ends.
        for _ in 0..<40 {
            let found = try test.read()
            try expect(found, Array(records[..<found.count]), "a read during appends")
            guard found.count.isMultiple(of: 5) || found.count == records.count else {
                throw BrokenPromise(description: "a read saw \(found.count) records")
            }
        }
        try await appended
        try expect(try test.read(), records, "after all appends")
    }

    private static func append(_ journal: any EventJournal) async throws {
        for start in stride(from: 5, to: records.count, by: 5) {
            try await journal.append(Array(records[start..<min(start + 5, records.count)]))
        }
    }

    @Sendable private static func goesOn(_ test: JournalUnderTest) async throws {
        try await test.journal.append(Array(records[..<2]))
        let many = SampleWorld.records(notes: 600)
        for fault in [JournalUnderTest.Fault.full, .busy] {
            guard let cause = test.faults[fault] else { continue }
            let mend = try await cause()
            _ = try await expectFailure(JournalFailure.self, "\(fault)") {
                try await test.journal.append(Array(many[2...]))
            }
            try await mend?()
            try expect(try test.read(), Array(many[..<2]), "after \(fault)")
        }
        try await test.journal.append(Array(many[2...]))
        try expect(try test.read(), many, "when the causes were gone")
    }

    @Sendable private static func ofIncident(_ test: JournalUnderTest) async throws {
        let two = SampleWorld.history(
            of: [SampleOrganization.installation]
                + [1, 2, 3].map { _ in
                    SampleOrganization.declaration()
                }
                + (0..<20).map { number in
                    Submission(
                        .incident(
                            .addNote(IncidentID("inc-000\(number % 3 + 1)"), text: "note \(number)")
                        ),
                        by: .person("ana"))
                }
        ).records
        try await test.journal.append(two)
        for incident in ["inc-0001", "inc-0002", "inc-0003", "inc-9", ""] as [IncidentID] {
            var found: [Record] = []
            try test.journal.replay(incident: incident) { found.append($0) }
            let expected = two.filter { $0.event.incident == incident || $0.event.incident == nil }
            try expect(found, expected, "the records of \(incident)")
        }
    }

    @Sendable private static func faultsAreTold(_ test: JournalUnderTest) async throws {
        try await test.journal.append(Array(records[..<5]))
        let many = SampleWorld.records(notes: 600)
        for fault in JournalUnderTest.Fault.allCases {
            guard let cause = test.faults[fault] else { continue }
            let mend = try await cause()
            let failure = try await expectFailure(JournalFailure.self, "\(fault)") {
                if fault == .changed {
                    _ = try test.read()
                } else {
                    try await test.journal.append(Array(many[5...]))
                }
            }
            try expect(failure.code, code(of: fault), "\(fault): \(failure)")
            guard let mend else { return }
            try await mend()
        }
    }

    private static func code(of fault: JournalUnderTest.Fault) -> JournalFailure.Code {
        switch fault {
        case .full, .closed: .storage
        case .busy: .locked
        case .changed: .damaged
        }
    }
}
