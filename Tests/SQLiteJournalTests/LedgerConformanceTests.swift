// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import SQLiteJournal
import TestSupport
import Testing

/// A kind of ledger, for tests that every kind must pass.
struct LedgerKind: CustomTestStringConvertible, Sendable {
    let name: String
    let make: @Sendable () async throws -> (ledger: any DeliveryLedger, keeper: any Sendable)

    var testDescription: String { name }

    static let all = [
        LedgerKind(name: "in memory") { (InMemoryLedger(), 0) },
        LedgerKind(name: "SQLite in memory") {
            let store = try JournalStore.inMemory(compile: SampleOrganization.compile)
            return (store.ledger, store)
        },
        LedgerKind(name: "SQLite on disk") {
            let disk = try await DiskJournal()
            return (disk.store.ledger, disk)
        },
    ]
}

/// What can happen to the ledger on a disk.
enum LedgerFault: CaseIterable, Sendable {
    case full, busy

    /// Brings it about, and returns what mends it.
    func bring(to disk: DiskJournal) async throws -> @Sendable () async throws -> Void {
        switch self {
        case .full: try SQLiteStores.full(disk.store)
        case .busy: try SQLiteStores.busy(disk)
        }
    }
}

@Suite("Every ledger", .serialized)
struct LedgerConformanceTests {
    private let now = SampleOrganization.start
    private let notice: NoticeID = "inc-0001.n1"

    private func row(
        _ recipient: String, _ channel: ChannelID = "mail", order: Int = 1,
        status: LedgerRow.Status = .queued
    ) -> LedgerRow {
        LedgerRow(
            key: Expansion.key(notice, recipient, channel), notice: notice, recipient: recipient,
            channel: channel,
            address: ContactPoint(medium: .email, address: "\(recipient)@例子.com"),
            language: .zh, order: order, status: status, notBefore: now)
    }

    private func result(
        _ row: LedgerRow, _ status: LedgerRow.Status, until: Timestamp? = nil, _ detail: String = ""
    ) -> LedgerResult {
        LedgerResult(key: row.key, status: status, notBefore: until ?? now, detail: detail)
    }

    @Test(
        "hands out rows by order, then key, on the channel that is asked for",
        arguments: LedgerKind.all)
    func order(_ kind: LedgerKind) async throws {
        let (ledger, keeper) = try await kind.make()
        try await ledger.enroll([
            row("b", order: 2), row("a", order: 2), row("z", order: 1), row("z", "text", order: 1),
            row("c", order: 2, status: .suppressed),
        ])
        #expect(
            try await ledger.due(notice, on: "mail", at: now, limit: 9).map(\.recipient)
                == ["z", "a", "b"])
        #expect(try await ledger.due(notice, on: "mail", at: now, limit: 2).count == 2)
        #expect(
            try await ledger.due(notice, at: now, limit: 9).map(\.key)
                == ["z/mail", "z/text", "a/mail", "b/mail"].map { "inc-0001.n1/\($0)" })
        #expect(try await ledger.channels(of: notice) == ["mail", "text"])
        #expect(try await ledger.due("inc-0001.n2", at: now, limit: 9) == [])
        withExtendedLifetime(keeper) {}
    }

    @Test(
        "keeps rows that are there already, and tells notices with like names apart",
        arguments: LedgerKind.all)
    func enrolling(_ kind: LedgerKind) async throws {
        let (ledger, keeper) = try await kind.make()
        try await ledger.enroll([row("a")])
        try await ledger.begin([row("a").key], at: now)
        var changed = row("a")
        changed.address.address = "other@example.com"
        try await ledger.enroll([changed, row("b")])
        let rows = try await ledger.rows(notice, limit: 9)
        #expect(rows.map(\.status) == [.sending, .queued])
        #expect(rows[0].address == row("a").address)
        #expect(try await ledger.rows("inc-0001.n", limit: 9) == [])
        #expect(try await ledger.rows("inc-0001.n10", limit: 9) == [])
        #expect(try await !ledger.isEnrolled(notice))
        try await ledger.seal(notice)
        try await ledger.seal(notice)
        #expect(try await ledger.isEnrolled(notice))
        #expect(try await !ledger.isEnrolled("inc-0001.n10"))
        withExtendedLifetime(keeper) {}
    }

    @Test("holds deferred rows back until their time", arguments: LedgerKind.all)
    func deferring(_ kind: LedgerKind) async throws {
        let (ledger, keeper) = try await kind.make()
        let (early, late) = (row("a"), row("b"))
        try await ledger.enroll([early, late])
        try await ledger.begin([early.key, late.key], at: now)
        #expect(try await ledger.due(notice, at: now, limit: 9) == [])
        try await ledger.settle(
            [
                result(early, .deferred, until: now + .seconds(5), "busy"),
                result(late, .deferred, until: now + .seconds(9), "busy"),
            ], at: now)
        #expect(try await ledger.nextDue(notice) == now + .seconds(5))
        #expect(try await ledger.nextDue(notice, on: "mail") == now + .seconds(5))
        #expect(try await ledger.nextDue(notice, on: "text") == nil)
        #expect(try await ledger.due(notice, at: now + .seconds(4), limit: 9) == [])
        let due = try await ledger.due(notice, at: now + .seconds(5), limit: 9)
        #expect(due.map(\.recipient) == ["a"])
        #expect(due.map(\.attempts) == [1])
        #expect(try await ledger.nextDue(notice) == now + .seconds(9))
        withExtendedLifetime(keeper) {}
    }

    @Test("counts and digests a notice once every row has its end", arguments: LedgerKind.all)
    func completion(_ kind: LedgerKind) async throws {
        let (ledger, keeper) = try await kind.make()
        let (first, second) = (row("a"), row("b"))
        try await ledger.enroll([second, row("c", status: .suppressed), first])
        try await ledger.begin([first.key, second.key], at: now)
        try await ledger.settle([result(first, .accepted, "250 好")], at: now)
        try await ledger.seal(notice)
        #expect(try await ledger.completion(notice) == nil)
        try await ledger.settle([result(second, .rejected, "550")], at: now)
        let completion = try #require(try await ledger.completion(notice))
        #expect(completion.counts == DeliveryCounts(accepted: 1, rejected: 1, suppressed: 1))
        // The digest is the same in every kind of ledger, for ever.
        #expect(completion.digest == Self.digest)
        let empty = try #require(try await sealed("inc-0001.n9", ledger))
        #expect(empty.counts.total == 0)
        withExtendedLifetime(keeper) {}
    }

    private static let digest = "54d5922f51d41a98b4d9c4f89c4725b6d7ce99d44230bcd75c36af8076ae14aa"

    private func sealed(
        _ notice: NoticeID, _ ledger: any DeliveryLedger
    ) async throws -> (counts: DeliveryCounts, digest: String)? {
        #expect(try await ledger.completion(notice) == nil)
        try await ledger.seal(notice)
        return try await ledger.completion(notice)
    }

    @Test("never changes a row that has its end", arguments: LedgerKind.all)
    func final(_ kind: LedgerKind) async throws {
        let (ledger, keeper) = try await kind.make()
        let row = row("a")
        try await ledger.enroll([row])
        try await ledger.begin([row.key], at: now)
        try await ledger.settle([result(row, .accepted, "250")], at: now)
        try await ledger.settle([result(row, .rejected, "late")], at: now + .seconds(1))
        try await ledger.begin([row.key], at: now + .seconds(2))
        let rows = try await ledger.rows(notice, limit: 9)
        #expect(rows.map(\.status) == [.accepted])
        #expect(rows.map(\.detail) == ["250"])
        #expect(rows.map(\.attempts) == [1])
        #expect(
            try await ledger.attempts(row.key) == [
                LedgerAttempt(
                    number: 1, beganAt: now, endedAt: now, status: .accepted, detail: "250")
            ])
        withExtendedLifetime(keeper) {}
    }

    @Test(
        "puts what was under way back in the queue and keeps the unfinished attempt",
        arguments: LedgerKind.all)
    func recovery(_ kind: LedgerKind) async throws {
        let (ledger, keeper) = try await kind.make()
        let rows = ["a", "b", "c"].map { row($0) }
        try await ledger.enroll(rows)
        try await ledger.begin([rows[0].key, rows[1].key], at: now)
        try await ledger.settle([result(rows[0], .accepted)], at: now)
        #expect(try await ledger.recover() == 1)
        #expect(try await ledger.recover() == 0)
        #expect(try await ledger.due(notice, at: now, limit: 9).map(\.recipient) == ["b", "c"])
        try await ledger.begin([rows[1].key], at: now + .seconds(3))
        let attempts = try await ledger.attempts(rows[1].key)
        #expect(attempts.map(\.number) == [1, 2])
        #expect(attempts.map(\.endedAt) == [nil, nil])
        withExtendedLifetime(keeper) {}
    }

    @Test("has changed nothing where a write failed, and goes on", arguments: LedgerFault.allCases)
    func failures(_ fault: LedgerFault) async throws {
        let disk = try await DiskJournal()
        let ledger = disk.store.ledger
        try await ledger.enroll([row("a"), row("b")])
        try await ledger.begin([row("a").key], at: now)
        let before = try await ledger.rows(notice, limit: 9_999)
        let mend = try await fault.bring(to: disk)
        let many = (0..<5_000).map { row("x\($0)") }
        let failure = await failure {
            try await ledger.enroll(many)
        }
        #expect(failure?.code == (fault == .busy ? .locked : .storage))
        try await mend()
        #expect(try await ledger.rows(notice, limit: 9_999) == before)
        try await ledger.enroll(many)
        #expect(try await ledger.rows(notice, limit: 9_999).count == 5_002)
    }

    private func failure(_ body: () async throws -> Void) async -> JournalFailure? {
        do { try await body() } catch { return error as? JournalFailure }
        return nil
    }

    @Test("does the same as every other ledger, whatever is asked of it", arguments: 1...12)
    func sameAsModel(_ seed: UInt64) async throws {
        let disk = try await DiskJournal()
        let model = InMemoryLedger()
        var random = SeededGenerator(seed: seed)
        var clock = now
        for step in 1...40 {
            clock = clock + .seconds(Int64.random(in: 0...4, using: &random))
            let choice = Int.random(in: 0...5, using: &random)
            var script = random
            for ledger in [disk.store.ledger as any DeliveryLedger, model] {
                script = random
                try await perform(choice, on: ledger, at: clock, &script)
            }
            random = script
            let context = Comment("seed \(seed), step \(step), choice \(choice)")
            let real = try await disk.store.ledger.rows(notice, limit: 999)
            #expect(try await model.rows(notice, limit: 999) == real, context)
            let next = try await disk.store.ledger.nextDue(notice)
            #expect(try await model.nextDue(notice) == next, context)
            let end = try await disk.store.ledger.completion(notice)
            #expect(try await model.completion(notice)?.digest == end?.digest, context)
        }
    }

    private func perform(
        _ choice: Int, on ledger: any DeliveryLedger, at clock: Timestamp,
        _ random: inout SeededGenerator
    ) async throws {
        switch choice {
        case 0:
            let name = String(Int.random(in: 0...30, using: &random))
            try await ledger.enroll([
                row(
                    name, Bool.random(using: &random) ? "mail" : "text",
                    order: Int.random(in: 0...2, using: &random))
            ])
        case 1, 2:
            let limit = Int.random(in: 1...4, using: &random)
            try await ledger.begin(
                ledger.due(notice, at: clock, limit: limit).map(\.key), at: clock)
        case 3, 4:
            let status =
                LedgerRow.Status.allCases.filter { $0 != .sending && $0 != .queued }
                .randomElement(using: &random) ?? .accepted
            let wait = TimeSpan.seconds(Int64.random(in: 1...9, using: &random))
            let sending = try await ledger.rows(notice, limit: 999)
                .filter { $0.status == .sending }.prefix(2)
            try await ledger.settle(
                sending.map { result($0, status, until: clock + wait, "x") }, at: clock)
        default:
            if Int.random(in: 0...3, using: &random) == 0 { _ = try await ledger.recover() }
            if Int.random(in: 0...3, using: &random) == 0 { try await ledger.seal(notice) }
        }
    }
}
