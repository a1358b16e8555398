// SPDX-License-Identifier: Apache-2.0

import Coordination
import ResponseCore
import ResponseModel
import Synchronization
import TestSupport

/// A coordinator that only listens.
final class ListeningPort: CommandPort {
    private struct Contents {
        var given: [Submission] = []
        var answers: [CommandAnswer] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: State
    private let contents = Mutex(Contents())

    init(_ state: State) { self.state = state }

    /// What was given, in order.
    var given: [Submission] { contents.withLock { $0.given } }

    /// The next command gets this answer; without one it is accepted.
    func answerNext(_ answer: CommandAnswer) { contents.withLock { $0.answers.append(answer) } }

    func submit(_ submission: Submission) async -> CommandAnswer {
        let (answer, watchers) = contents.withLock { contents in
            contents.given.append(submission)
            let ready = contents.watchers.filter { $0.count <= contents.given.count }
            contents.watchers.removeAll { $0.count <= contents.given.count }
            let answer = contents.answers.isEmpty ? .accepted([]) : contents.answers.removeFirst()
            return (answer, ready)
        }
        for watcher in watchers { watcher.continuation.resume() }
        return answer
    }

    func snapshot() -> State { state }

    /// Waits until so many commands were given; returns the last of them.
    func command(_ count: Int) async -> Submission {
        await withCheckedContinuation { continuation in
            let isThere = contents.withLock { contents in
                if contents.given.count >= count { return true }
                contents.watchers.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
        return given[count - 1]
    }
}

/// The dispatcher with everything around it in memory.
struct Dispatch {
    let ledger: InMemoryLedger
    let clock = ManualClock(SampleOrganization.start)
    let commands: ListeningPort
    let dispatcher: NoticeDispatcher
    let notices: [Effect]
    let pages: [Effect]

    init(
        for members: [Customer] = SampleOrganization.customers, in world: World = .actual,
        ledger: InMemoryLedger = InMemoryLedger(), deliveriesPerChannel: Int = 4,
        channels: [ChannelID: ScriptedChannel]
    ) {
        let state = SampleWorld.response(for: members, in: world)
        self.ledger = ledger
        commands = ListeningPort(state)
        let owed = outstandingEffects(state, at: SampleOrganization.start)
        notices = owed.filter { $0.idempotencyKey.contains(".n") }
        pages = owed.filter { !$0.idempotencyKey.contains(".n") }
        dispatcher = NoticeDispatcher(
            ledger: ledger, clock: clock, deliveriesPerChannel: deliveriesPerChannel, log: silence,
            channel: { channels[$0] })
    }

    /// Runs the dispatcher around `body`, and ends it afterwards.
    func run(_ body: @Sendable () async throws -> Void) async rethrows {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await dispatcher.run(for: commands) }
            try await body()
            group.cancelAll()
        }
    }
}

/// Ordinary customers with a mail address each.
func customers(_ count: Int) -> [Customer] {
    (0..<count).map {
        SampleOrganization.customer(
            "c-\($0)", tier: "ordinary", [.init(medium: .email, address: "c\($0)@example.com")])
    }
}

extension NoticeDispatcher {
    /// Tells what the one incident of a test owes.
    func accept(_ effects: [Effect]) {
        let incident = effects.first?.incident ?? "inc-0001"
        accept([OwedEffects(incident: incident, effects: effects)])
    }
}
