// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("The live loop", .timeLimit(.minutes(1)))
struct CoordinatorTests {
    @Test("a command is answered with its records, and its effects are handed out")
    func obeys() async throws {
        let loop = try LiveLoop()
        await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            let answer = await coordinator.submit(SampleOrganization.declaration())
            let records = answer.records ?? []
            #expect(records.first?.event.kind == "incident_reported")
            #expect(records.map(\.sequence) == Array(2..<Int64(2 + records.count)))
            #expect(records.allSatisfy { $0.at == SampleOrganization.start })
            #expect(coordinator.snapshot().open == ["inc-0001"])
        }
        #expect(loop.journal.records.count == loop.coordinator.history().sequence)
        #expect(loop.sink.owed.contains { if case .sendNotice = $0 { true } else { false } })
        #expect(loop.sink.owed.contains { if case .sendPage = $0 { true } else { false } })
        #expect(loop.coordinator.snapshot().checkInvariants() == [])
    }

    @Test("commands that wait while the disk is busy share one append, in their order")
    func groupsCommits() async throws {
        let loop = try LiveLoop()
        try await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            let before = loop.journal.batches.count
            loop.journal.hold()
            async let first = coordinator.submit(note("first"))
            await loop.journal.waitUntilHeld()
            let rest = try await Self.submitInOrder(
                (1...20).map { note("note \($0)") }, coordinator)
            loop.journal.release()
            #expect(await first.records?.count == 1)
            #expect(await rest.value.allSatisfy { $0.records?.count == 1 })
            #expect(loop.journal.batches.count == before + 2)
            let texts = loop.journal.batches.last?.compactMap(\.noteText)
            #expect(texts == (1...20).map { "note \($0)" })
        }
    }

    @Test("a refusal in a batch leaves the others alone")
    func isolatesRefusals() async throws {
        let loop = try LiveLoop()
        try await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            loop.journal.hold()
            async let first = coordinator.submit(note("first"))
            await loop.journal.waitUntilHeld()
            let rest = try await Self.submitInOrder(
                [note("before"), note("lost", in: "inc-0999"), note("after")], coordinator)
            loop.journal.release()
            _ = await first
            let answers = await rest.value
            #expect(answers[0].records?.count == 1)
            #expect(answers[1].refusal == .unknown)
            #expect(answers[2].records?.count == 1)
        }
    }

    @Test("when the append fails nobody is told yes or no, and nothing has happened")
    func failingAppend() async throws {
        let loop = try LiveLoop()
        let failure = JournalFailure(.storage, "The disk is full.", help: "Free some space.")
        try await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            let before = coordinator.history()
            let told = loop.sink.told.count
            loop.journal.hold()
            async let first = coordinator.submit(note("first"))
            await loop.journal.waitUntilHeld()
            let rest = try await Self.submitInOrder(
                [note("second"), note("lost", in: "inc-0999")], coordinator)
            loop.journal.failNext(failure)
            loop.journal.failNext(failure)
            loop.journal.release()
            #expect(await first == .failed(failure))
            #expect(await rest.value == [.failed(failure), .failed(failure)])
            #expect(coordinator.history().sequence == before.sequence)
            #expect(coordinator.snapshot() == before.state)
            #expect(loop.sink.told.count == told)
            // The next command takes the numbers that were not used.
            let answer = await coordinator.submit(note("third"))
            #expect(answer.records?.first?.sequence == before.sequence + 1)
        }
    }

    @Test("a full queue answers busy at once, and takes commands again later")
    func busy() async throws {
        let loop = try LiveLoop(waitingCommands: 2)
        try await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            loop.journal.hold()
            async let first = coordinator.submit(note("first"))
            await loop.journal.waitUntilHeld()
            let rest = try await Self.submitInOrder([note("a"), note("b")], coordinator)
            #expect(await coordinator.submit(note("too many")) == .busy)
            loop.journal.release()
            _ = await first
            #expect(await rest.value.allSatisfy { $0.records != nil })
            #expect(await coordinator.submit(note("later")).records?.count == 1)
        }
    }

    @Test("the same key twice is obeyed once, also within one batch")
    func commandKeys() async throws {
        let loop = try LiveLoop()
        try await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration("A", key: "k1"))
            #expect(
                await coordinator.submit(SampleOrganization.declaration("A", key: "k1"))
                    == .accepted([]))
            loop.journal.hold()
            async let first = coordinator.submit(note("first"))
            await loop.journal.waitUntilHeld()
            let rest = try await Self.submitInOrder(
                [note("x", key: "k2"), note("x", key: "k2")], coordinator)
            loop.journal.release()
            _ = await first
            #expect(await rest.value.map { $0.records?.count } == [1, 0])
        }
        #expect(loop.coordinator.snapshot().incidents.count == 1)
    }

    @Test("a passing deadline is acted on, at its moment, without anybody asking")
    func ticks() async throws {
        let loop = try LiveLoop()
        await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            let due = await loop.clock.sleeper()
            #expect(due == SampleOrganization.start + .minutes(5))
            let records = coordinator.records()
            loop.clock.set(due)
            var kinds: [String] = []
            for await record in records.expected() {
                #expect(record.at == due)
                #expect(record.by == .coordinator)
                kinds.append(record.event.kind)
                if record.event.kind == "page_ordered" { break }
            }
            #expect(kinds.contains("rung_timed_out"))
        }
    }

    @Test("a deadline that the store does not let it act on is tried again a second later")
    func tickAfterFailure() async throws {
        let loop = try LiveLoop()
        await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            let due = await loop.clock.sleeper()
            loop.journal.failNext(JournalFailure(.storage, "Full.", help: ""))
            let before = coordinator.history().sequence
            loop.clock.set(due)
            #expect(await loop.clock.sleeper(from: due) == due + CoordinationLimits.tickRetry)
            #expect(coordinator.history().sequence == before)
            loop.clock.advance(by: CoordinationLimits.tickRetry)
            #expect(await loop.clock.sleeper(from: due + .seconds(2)) > due)
            #expect(coordinator.history().sequence > before)
        }
    }

    @Test("when the clock is set back, events go on at the latest event's time")
    func clockSetBack() async throws {
        let loop = try LiveLoop()
        await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            loop.clock.set(SampleOrganization.start + .hours(-1))
            let answer = await coordinator.submit(note("now"))
            #expect(answer.records?.first?.at == SampleOrganization.start)
        }
    }

    @Test("an ended loop has answered everybody")
    func ends() async throws {
        let loop = try LiveLoop()
        try await withThrowingTaskGroup(of: Void.self) { group in
            let coordinator = loop.coordinator
            group.addTask { await coordinator.run() }
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            loop.journal.hold()
            async let first = coordinator.submit(note("in hand"))
            await loop.journal.waitUntilHeld()
            let rest = try await Self.submitInOrder([note("waits")], coordinator)
            group.cancelAll()
            loop.journal.release()
            #expect(await first.records?.count == 1)
            #expect(await rest.value == [.stopped])
            #expect(await coordinator.submit(note("too late")) == .stopped)
            #expect(coordinator.records() == nil)
        }
        #expect(loop.journal.records.last?.noteText == "in hand")
    }

    @Test("a watcher sees every record once, in order")
    func watching() async throws {
        let loop = try LiveLoop()
        await loop.run { coordinator in
            let watcher = coordinator.records()
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            let last = coordinator.history().sequence
            var seen: [Int64] = []
            for await record in watcher.expected() {
                seen.append(record.sequence)
                if record.sequence == last { break }
            }
            #expect(seen == Array(1...last))
        }
    }

    /// Puts commands into the queue one after the other, without waiting for their answers.
    private static func submitInOrder(
        _ submissions: [Submission], _ coordinator: Coordinator
    ) async throws -> Task<[CommandAnswer], Never> {
        // Each task runs up to its place in the queue before the next begins. Ended by the test,
        // which awaits its value.
        var tasks: [Task<CommandAnswer, Never>] = []
        for submission in submissions {
            let isQueued = Latch()
            tasks.append(
                Task.immediate {
                    isQueued.open()
                    return await coordinator.submit(submission)
                })
            await isQueued.wait()
        }
        return Task { [tasks] in
            var answers: [CommandAnswer] = []
            for task in tasks { answers.append(await task.value) }
            return answers
        }
    }
}

extension Record {
    /// The text of a note.
    var noteText: String? {
        if case .incident(_, .noteAdded(let text)) = event { text } else { nil }
    }
}

extension AsyncStream<Record>? {
    /// The stream, which a test that has just begun to watch must have got.
    func expected() -> AsyncStream<Record> {
        self
            ?? AsyncStream { continuation in
                Issue.record("nobody may watch")
                continuation.finish()
            }
    }
}
