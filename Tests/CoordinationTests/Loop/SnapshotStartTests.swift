// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("A start from a snapshot", .timeLimit(.minutes(1)))
struct SnapshotStartTests {
    private static let form = SnapshotForm(format: 1, program: "test")

    /// A journal with one closed and one open incident, and the history that it tells.
    private func world() async throws -> (journal: InMemoryJournal, history: History) {
        let loop = try LiveLoop()
        await loop.run { coordinator in
            for submission in [
                SampleOrganization.installation, SampleOrganization.declaration(),
                Submission(
                    .intake(.declare(Declaration(title: "Nothing", activates: false))),
                    by: .person("ana")),
                Submission(
                    .incident(.close("inc-0002", note: "It was nothing.")), by: .person("ana")),
            ] { _ = await coordinator.submit(submission) }
        }
        return (loop.journal, loop.coordinator.history())
    }

    private func keep(
        _ history: inout History, _ snapshots: InMemorySnapshots
    ) async throws -> SnapshotKeeper {
        let keeper = SnapshotKeeper(snapshots, in: Self.form, base: nil)
        try await keeper.keep(&history, at: SampleOrganization.start)
        return keeper
    }

    @Test("leads to the state of a whole replay, but for incidents that are over")
    func sameState() async throws {
        let journal: InMemoryJournal
        var history: History
        (journal, history) = try await world()
        let snapshots = InMemorySnapshots(of: journal)
        #expect(history.state.incidents["inc-0002"]?.phase == .closed)
        _ = try await keep(&history, snapshots)
        let (started, ignored) = try History.restore(journal, snapshots, in: Self.form)
        #expect(ignored == nil)
        #expect(started.sequence == history.sequence)
        #expect(started.state == history.state)
        #expect(started.state.incidents["inc-0002"] == nil)
        #expect(started.state.isRetired("inc-0002"))
        #expect(started.retired.summaries.map(\.id) == ["inc-0002"])
    }

    @Test("goes on with the records that came after it")
    func goesOn() async throws {
        let journal: InMemoryJournal
        var history: History
        (journal, history) = try await world()
        let snapshots = InMemorySnapshots(of: journal)
        _ = try await keep(&history, snapshots)
        let note = Submission(.incident(.addNote("inc-0001", text: "later")), by: .person("ana"))
        let decided = try decide(note, in: history.state, at: SampleOrganization.start)
        let records = zip((history.sequence + 1)..., decided.events).map {
            Record(
                sequence: $0,
                occurrence: Occurrence($1, at: decided.state.now, by: .person("ana")))
        }
        try await journal.append(records)
        let (started, _) = try History.restore(journal, snapshots, in: Self.form)
        #expect(started.sequence == history.sequence + Int64(records.count))
        #expect(started.state == decided.state)
    }

    @Test("is a whole replay when the snapshot is of another program, or is not whole")
    func useless() async throws {
        let journal: InMemoryJournal
        var history: History
        (journal, history) = try await world()
        let snapshots = InMemorySnapshots(of: journal)
        _ = try await keep(&history, snapshots)
        let other = SnapshotForm(format: 2, program: "test")
        let (started, ignored) = try History.restore(journal, snapshots, in: other)
        #expect(ignored == .otherForm(Self.form))
        #expect(started.state.incidents["inc-0002"]?.phase == .closed)
        #expect(started.state == (try History.replay(journal)).state)

        let keeper = SnapshotKeeper(snapshots, in: Self.form, base: history.sequence)
        var broken = history
        broken.state.recall(
            Incident(
                id: "inc-0009",
                report: Report(
                    title: "", match: PlanMatch(plan: nil, digest: nil, tried: [])),
                at: SampleOrganization.start, by: .person("ana")))
        try await keeper.keep(&broken, at: SampleOrganization.start)
        let (again, fault) = try History.restore(journal, snapshots, in: Self.form)
        #expect(fault == .damaged)
        #expect(again.state == (try History.replay(journal)).state)
    }

    @Test("still shows closed incidents, in the list and by themselves, and takes notes on them")
    func closed() async throws {
        let journal: InMemoryJournal
        var history: History
        (journal, history) = try await world()
        let snapshots = InMemorySnapshots(of: journal)
        let before = BoardSource(history.state, at: SampleOrganization.start)
        let list = IncidentListBoard(before)
        let shown = IncidentBoard("inc-0002", before)
        _ = try await keep(&history, snapshots)
        let (started, _) = try History.restore(journal, snapshots, in: Self.form)
        let coordinator = Coordinator(
            continuing: started, journal: journal, clock: ManualClock(SampleOrganization.start),
            effects: RecordingSink(), log: silence)
        let path = BoardPath.incident("inc-0002")
        let source = try coordinator.source(of: path, at: SampleOrganization.start)
        #expect(path.board(of: source)?.json == shown?.json)
        #expect(
            IncidentListBoard(
                try coordinator.source(
                    of: .incidents, at: SampleOrganization.start)) == list)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await coordinator.run() }
            let answer = await coordinator.submit(
                Submission(
                    .incident(.addNote("inc-0002", text: "for the record")), by: .person("ana")))
            #expect(answer.records?.count == 1)
            group.cancelAll()
        }
    }
}
