// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import Synchronization
import TestSupport
import Testing

@Suite("Notices to customers", .timeLimit(.minutes(1)))
struct NoticeDispatcherTests {
    @Test("reach everybody on every channel of their tier, and their end is reported once")
    func complete() async throws {
        let mail = ScriptedChannel()
        let text = ScriptedChannel()
        let dispatch = Dispatch(channels: ["mail": mail, "text": text])
        dispatch.dispatcher.accept(dispatch.notices)
        try await dispatch.run {
            let report = await dispatch.commands.command(1)
            let end = try await dispatch.ledger.completion("inc-0001.n1")
            let (counts, digest) = try #require(end)
            #expect(counts == DeliveryCounts(accepted: 3, rejected: 0, suppressed: 1))
            #expect(
                report
                    == Submission(
                        .notice(.complete("inc-0001.n1", counts, ledgerDigest: digest)),
                        by: .system("delivery"), key: "complete/inc-0001.n1"))
        }
        #expect(Set(mail.given.map(\.recipient)) == ["c-100", "c-200"])
        let delivery = try #require(text.given.first)
        #expect(delivery.key == "inc-0001.n1/c-200/text")
        #expect(delivery.address.address == "+8613800000002")
        #expect(delivery.text.subject == "inc-0001 zh")
        #expect(delivery.date == SampleOrganization.start)
        #expect(dispatch.commands.given.count == 1)
    }

    @Test("go to VIPs first")
    func vipFirst() async throws {
        let mail = ScriptedChannel()
        let vips = (0..<5).map {
            SampleOrganization.customer(
                "z-\($0)", tier: "vip", [.init(medium: .email, address: "z\($0)@example.com")])
        }
        let dispatch = Dispatch(
            for: customers(20) + vips, deliveriesPerChannel: 1, channels: ["mail": mail])
        dispatch.dispatcher.accept(dispatch.notices)
        await dispatch.run { _ = await dispatch.commands.command(1) }
        #expect(mail.given.prefix(5).map(\.recipient) == vips.map(\.id))
        #expect(mail.given.count == 25)
    }

    @Test("that are put off are tried again under the same key when their time has come")
    func retries() async throws {
        let mail = ScriptedChannel { _, attempt in
            attempt < 3 ? .deferred(detail: "451 busy", retryAfter: nil) : .accepted(detail: "250")
        }
        let dispatch = Dispatch(for: customers(1), channels: ["mail": mail])
        dispatch.dispatcher.accept(dispatch.notices)
        let key = "inc-0001.n1/c-0/mail"
        try await dispatch.run {
            for attempt in 1...2 {
                let due = await dispatch.clock.sleeper(from: dispatch.clock.now())
                let wait = try #require(RetryPolicy.standard.wait(after: attempt, key: key))
                #expect(due == dispatch.clock.now() + wait)
                #expect(
                    try await dispatch.ledger.rows("inc-0001.n1", limit: 1)[0].status == .deferred)
                dispatch.clock.set(due)
            }
            _ = await dispatch.commands.command(1)
        }
        #expect(mail.given.map(\.key) == [key, key, key])
        let attempts = try await dispatch.ledger.attempts(key)
        #expect(attempts.map(\.status) == [.deferred, .deferred, .accepted])
        #expect(attempts.map(\.detail) == ["451 busy", "451 busy", "250"])
    }

    @Test("wait as long as the other side asks")
    func retryAfter() async throws {
        let mail = ScriptedChannel { _, attempt in
            attempt == 1
                ? .deferred(detail: "429", retryAfter: .minutes(7)) : .accepted(detail: "200")
        }
        let dispatch = Dispatch(for: customers(1), channels: ["mail": mail])
        dispatch.dispatcher.accept(dispatch.notices)
        await dispatch.run {
            let due = await dispatch.clock.sleeper(from: dispatch.clock.now())
            #expect(due == SampleOrganization.start + .minutes(7))
            dispatch.clock.set(due)
            _ = await dispatch.commands.command(1)
        }
        #expect(mail.given.count == 2)
    }

    @Test("that nobody takes are given up in the end")
    func givingUp() async throws {
        let mail = ScriptedChannel { _, _ in .deferred(detail: "no route", retryAfter: nil) }
        let dispatch = Dispatch(for: customers(1), channels: ["mail": mail])
        dispatch.dispatcher.accept(dispatch.notices)
        await dispatch.run {
            for _ in 1..<RetryPolicy.standard.attempts {
                dispatch.clock.set(await dispatch.clock.sleeper(from: dispatch.clock.now()))
            }
            let report = await dispatch.commands.command(1)
            guard case .notice(.complete(_, let counts, _)) = report.command else {
                Issue.record("\(report)")
                return
            }
            #expect(counts == DeliveryCounts(accepted: 0, rejected: 1, suppressed: 0))
        }
        #expect(mail.given.count == RetryPolicy.standard.attempts)
    }

    @Test("use as many places of a channel as there are, and no more")
    func boundedConcurrency() async throws {
        let full = Latch()
        let underWay = Mutex(0)
        let mail = ScriptedChannel { _, _ in
            if underWay.withLock({
                $0 += 1; return $0 == 3
            }) {
                full.open()
            }
            await full.wait()
            return .accepted(detail: "ok")
        }
        let dispatch = Dispatch(
            for: customers(50), deliveriesPerChannel: 3, channels: ["mail": mail])
        dispatch.dispatcher.accept(dispatch.notices)
        await dispatch.run { _ = await dispatch.commands.command(1) }
        #expect(mail.mostAtOnce == 3)
        #expect(Set(mail.given.map(\.key)).count == 50)
    }

    @Test("are not held up on one channel by another that hangs")
    func independentChannels() async throws {
        let text = Latch()
        let mailDone = Latch()
        let hanging = ScriptedChannel { _, _ in
            await text.wait()
            return .accepted(detail: "at last")
        }
        let mail = ScriptedChannel { delivery, _ in
            if delivery.recipient == "c-29" { mailDone.open() }
            return .accepted(detail: "ok")
        }
        let dispatch = Dispatch(
            for: [SampleOrganization.customers[1]] + customers(30), deliveriesPerChannel: 1,
            channels: ["mail": mail, "text": hanging])
        dispatch.dispatcher.accept(dispatch.notices)
        await dispatch.run {
            await mailDone.wait()
            #expect(dispatch.commands.given.isEmpty)
            text.open()
            _ = await dispatch.commands.command(1)
        }
        #expect(mail.given.count == 31)
    }

    @Test("that were under way in a crash are sent again under the same key, and no others")
    func crash() async throws {
        let ledger = InMemoryLedger()
        let first = Dispatch(for: customers(3), ledger: ledger, channels: [:])
        let organization = try #require(first.commands.snapshot().organization)
        let expansion = Expansion(
            of: "inc-0001.n1", releasedAt: SampleOrganization.start, in: organization)
        try await ledger.enroll(customers(3).flatMap { expansion.rows(for: $0) })
        try await ledger.seal("inc-0001.n1")
        let keys = (0..<3).map { "inc-0001.n1/c-\($0)/mail" }
        try await ledger.begin(Array(keys[0...1]), at: SampleOrganization.start)
        try await ledger.settle(
            [
                LedgerResult(
                    key: keys[0], status: .accepted, notBefore: SampleOrganization.start,
                    detail: "250")
            ], at: SampleOrganization.start)

        let mail = ScriptedChannel()
        let again = Dispatch(for: customers(3), ledger: ledger, channels: ["mail": mail])
        again.dispatcher.accept(again.notices)
        await again.run { _ = await again.commands.command(1) }
        #expect(mail.given.map(\.key) == [keys[1], keys[2]])
        let attempts = try await ledger.attempts(keys[1])
        #expect(attempts.map(\.endedAt) == [nil, SampleOrganization.start])
    }

    @Test("that are owed twice are sent once")
    func toldTwice() async throws {
        let mail = ScriptedChannel()
        let dispatch = Dispatch(for: customers(2), channels: ["mail": mail])
        for _ in 1...3 { dispatch.dispatcher.accept(dispatch.notices) }
        await dispatch.run {
            dispatch.dispatcher.accept(dispatch.notices)
            _ = await dispatch.commands.command(1)
            dispatch.dispatcher.accept(dispatch.notices)
        }
        #expect(mail.given.count == 2)
        #expect(dispatch.commands.given.count == 1)
    }

    @Test("wait for a store that fails, and lose nobody")
    func failingLedger() async throws {
        let mail = ScriptedChannel()
        let dispatch = Dispatch(for: customers(5), channels: ["mail": mail])
        for _ in 0..<7 {
            dispatch.ledger.failNext(JournalFailure(.storage, "The disk is full.", help: ""))
        }
        dispatch.dispatcher.accept(dispatch.notices)
        await dispatch.run {
            for _ in 0..<7 {
                dispatch.clock.set(await dispatch.clock.sleeper(from: dispatch.clock.now()))
            }
            _ = await dispatch.commands.command(1)
        }
        #expect(mail.given.count == 5)
        #expect(try await dispatch.ledger.completion("inc-0001.n1")?.counts.accepted == 5)
    }

    @Test("are reported again later when the coordinator is busy")
    func busyCoordinator() async throws {
        let dispatch = Dispatch(for: customers(1), channels: ["mail": ScriptedChannel()])
        dispatch.commands.answerNext(.busy)
        dispatch.commands.answerNext(.failed(JournalFailure(.storage, "Full.", help: "")))
        dispatch.dispatcher.accept(dispatch.notices)
        await dispatch.run {
            for count in 1...2 {
                _ = await dispatch.commands.command(count)
                dispatch.clock.set(await dispatch.clock.sleeper(from: dispatch.clock.now()))
            }
            _ = await dispatch.commands.command(3)
        }
        #expect(Set(dispatch.commands.given.map(\.key)) == ["complete/inc-0001.n1"])
    }

    @Test("of a drill never reach a channel")
    func rehearsals() async throws {
        let mail = ScriptedChannel()
        let real = Dispatch(for: customers(1), channels: ["mail": mail])
        let drill = Dispatch(
            for: customers(9), in: .exercise("night"), channels: ["mail": mail])
        #expect(drill.notices.count == 1 && drill.pages.count == 1)
        real.dispatcher.accept(drill.pages + drill.notices)
        await real.run {
            // Rehearsals would have been taken up before this.
            real.dispatcher.accept(real.notices)
            _ = await real.commands.command(1)
        }
        #expect(mail.given.map(\.recipient) == ["c-0"])
    }

    @Test("that are under way when the dispatcher ends are written down")
    func ending() async throws {
        let isGiven = Latch()
        let mayEnd = Latch()
        let mail = ScriptedChannel { _, _ in
            isGiven.open()
            await mayEnd.wait()
            return .accepted(detail: "just in time")
        }
        let dispatch = Dispatch(
            for: customers(2), deliveriesPerChannel: 1, channels: ["mail": mail])
        dispatch.dispatcher.accept(dispatch.notices)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await dispatch.dispatcher.run(for: dispatch.commands) }
            await isGiven.wait()
            group.cancelAll()
            mayEnd.open()
        }
        let rows = try await dispatch.ledger.rows("inc-0001.n1", limit: 9)
        #expect(rows.map(\.status) == [.accepted, .queued])
        #expect(dispatch.commands.given.isEmpty)
    }

    @Test("of a channel that is not set up are put off, not lost")
    func missingChannel() async throws {
        let dispatch = Dispatch(for: customers(1), channels: [:])
        dispatch.dispatcher.accept(dispatch.notices)
        try await dispatch.run {
            _ = await dispatch.clock.sleeper(from: dispatch.clock.now())
            let row = try await dispatch.ledger.rows("inc-0001.n1", limit: 1)[0]
            #expect(row.status == .deferred)
            #expect(row.detail == "channel mail is not set up")
        }
    }
}
