// SPDX-License-Identifier: Apache-2.0
// The live loop. One task decides, appends, adopts and answers; nothing else writes.
//
//     submit ─▶ inbox ─▶ decide each ─▶ append all in one transaction ─▶ adopt ─▶ answer
//                 ▲                                                        ├─▶ records to watchers
//                 └── the clock, when a deadline passes (.tick)            └─▶ effects to senders

package import Logging
package import Notation
package import ResponseCore
import ResponseModel
import Synchronization

/// The one writer of a journal: takes commands from anywhere and lets the core decide on them.
package final class Coordinator: CommandPort {
    private struct Pending: Sendable {
        let submission: Submission
        let answer: CheckedContinuation<CommandAnswer, Never>
    }

    private let journal: any EventJournal
    private let clock: any WallClock
    private let effects: any EffectSink
    private let keeper: SnapshotKeeper?
    private let log: Logger
    private let inbox: Inbox<Pending>
    private let feed = RecordFeed()
    private let adopted: Mutex<History>

    /// A coordinator that goes on where `history` ends.
    ///
    /// - Parameters:
    ///   - history: What the journal tells, from `History.replay`.
    ///   - effects: Who sends notices and pages.
    ///   - keeper: Who stores snapshots, so that the next start is quick; nil: nobody.
    ///   - waitingCommands: How many commands may wait before callers are told "busy".
    package init(
        continuing history: History, journal: any EventJournal, clock: any WallClock,
        effects: any EffectSink, keeper: SnapshotKeeper? = nil, log: Logger,
        waitingCommands: Int = CoordinationLimits.waitingCommands
    ) {
        self.journal = journal
        self.clock = clock
        self.effects = effects
        self.keeper = keeper
        self.log = log
        inbox = Inbox(limit: waitingCommands)
        adopted = Mutex(history)
    }

    /// Gives a command and waits for its answer, which comes when its events are on disk. Answers
    /// `.busy` at once when too many commands wait, and `.stopped` once the loop has ended.
    package func submit(_ submission: Submission) async -> CommandAnswer {
        await withCheckedContinuation { continuation in
            switch inbox.put(Pending(submission: submission, answer: continuation)) {
            case .taken: break
            case .full: continuation.resume(returning: .busy)
            case .closed: continuation.resume(returning: .stopped)
            }
        }
    }

    /// The state as of the newest record on disk; cheap, and never waits for the loop.
    package func snapshot() -> State { history().state }

    /// The state with the number of the record that it goes up to.
    package func history() -> History { adopted.withLock { $0 } }

    /// What boards are made of. An incident that the path names and the state has retired is read
    /// from the journal.
    ///
    /// - Throws: `JournalFailure` when the journal cannot be read.
    package func source(of path: BoardPath, at now: Timestamp) throws(JournalFailure) -> BoardSource
    {
        var history = history()
        if let id = path.incident { try recall(id, into: &history) }
        return BoardSource(history, at: now)
    }

    private func recall(_ id: IncidentID, into history: inout History) throws(JournalFailure) {
        guard history.state.isRetired(id) else { return }
        let found = try History.incident(id, in: journal, world: history.state.world)
        if let found { history.state.recall(found) }
    }

    /// Records as they are adopted, from now on. A watcher that is slower than
    /// `CoordinationLimits.recordsPerSubscriber` loses the oldest, which it sees from a gap in the
    /// sequence numbers and reads again from the journal. Subscribe before taking a snapshot.
    ///
    /// - Returns: nil when there are too many watchers, or when the loop has ended.
    package func records() -> AsyncStream<Record>? { feed.subscribe() }

    /// Runs until the task is cancelled; the batch in hand is finished and answered, commands that
    /// still wait are answered `.stopped`. To be called once.
    package func run() async {
        let start = snapshot()
        effects.accept(start.owing.map { OwedEffects(of: $0, by: start) })
        var ticksFrom = Timestamp(milliseconds: .min)
        while !Task.isCancelled {
            let now = clock.now()
            let deadline = nextDeadline(snapshot()).map { max($0, ticksFrom) }
            let isDue = deadline.map { $0 <= max(now, snapshot().now) && ticksFrom <= now } ?? false
            let commands = inbox.take(atMost: CoordinationLimits.commandsPerBatch)
            guard isDue || !commands.isEmpty else {
                await waitForCommands(until: deadline)
                continue
            }
            await run(commands, tick: isDue)
            // A deadline that is still due after its tick would make the loop spin.
            if isDue, let next = nextDeadline(snapshot()), next <= max(now, snapshot().now) {
                ticksFrom = now + CoordinationLimits.tickRetry
            }
        }
        for pending in inbox.close() { pending.answer.resume(returning: .stopped) }
        await keepSnapshot(behind: CoordinationLimits.recordsPerLastSnapshot)
        feed.end()
    }

    private func waitForCommands(until deadline: Timestamp?) async {
        guard let deadline else { return await inbox.waitUnlessCancelled() }
        await withTaskGroup(of: Void.self) { [clock, inbox] group in
            group.addTask { await clock.sleep(until: deadline) }
            group.addTask { await inbox.waitUnlessCancelled() }
            await group.next()
            group.cancelAll()
        }
    }

    // What the clock demands comes first: a command must find the state that its moment has.
    private func run(_ commands: [Pending], tick: Bool) async {
        do throws(JournalFailure) {
            var history = history()
            if history.state.hasRetired {
                for id in commands.flatMap(\.submission.command.incidents) {
                    try recall(id, into: &history)
                }
            }
            var batch = CommandBatch(after: history, clock: clock.now())
            if tick { decideTick(in: &batch) }
            let answers = commands.map { batch.decide($0.submission) }
            try await append(batch.records)
            adopt(batch)
            answer(commands, with: answers)
            afterwards(batch)
            await keepSnapshot(behind: CoordinationLimits.recordsPerSnapshot)
        } catch {
            // Refusals too rest on what was not stored: nobody of the batch gets another answer.
            log.error(
                "the journal did not take a batch",
                metadata: ["failure": "\(error)", "commands": "\(commands.count)"])
            answer(commands, with: commands.map { _ in .failed(error) })
        }
    }

    // A snapshot is a cache: without it the next start is slow, and nothing else.
    private func keepSnapshot(behind records: Int64) async {
        guard let keeper, keeper.isDue(at: history().sequence, behind: records) else { return }
        var history = history()
        do throws(JournalFailure) {
            try await keeper.keep(&history, at: clock.now())
            adopted.withLock { $0 = history }
        } catch {
            log.warning("no snapshot was stored", metadata: ["failure": "\(error)"])
        }
    }

    private func decideTick(in batch: inout CommandBatch) {
        if case .refused(let refusal) = batch.decide(Submission(.tick, by: .coordinator)) {
            log.error("the clock was refused", metadata: ["refusal": "\(refusal.message)"])
        }
    }

    private func append(_ records: [Record]) async throws(JournalFailure) {
        if !records.isEmpty { try await journal.append(records) }
    }

    private func adopt(_ batch: CommandBatch) {
        guard !batch.records.isEmpty else { return }
        adopted.withLock { $0 = batch.history }
    }

    private func answer(_ commands: [Pending], with answers: [CommandAnswer]) {
        for (pending, answer) in zip(commands, answers) { pending.answer.resume(returning: answer) }
    }

    private func afterwards(_ batch: CommandBatch) {
        guard !batch.records.isEmpty else { return }
        feed.publish(batch.records)
        let state = batch.history.state
        effects.accept(batch.incidents.map { OwedEffects(of: $0, by: state) })
    }
}
