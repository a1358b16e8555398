// SPDX-License-Identifier: Apache-2.0

import Coordination
import Logging
import ResponseCore
import ResponseModel
import Synchronization
import TestSupport

/// Remembers what the coordinator says it owes.
final class RecordingSink: EffectSink {
    private let lists = Mutex<[[Effect]]>([])

    /// Every list that was told, oldest first.
    var told: [[Effect]] { lists.withLock { $0 } }
    /// What was owed last.
    var owed: [Effect] { told.last ?? [] }

    func accept(_ outstanding: [OwedEffects]) {
        lists.withLock { $0.append(outstanding.flatMap(\.effects)) }
    }
}

/// A log that nobody reads.
let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// The live loop with everything around it in memory.
struct LiveLoop {
    let journal: InMemoryJournal
    let clock: ManualClock
    let sink = RecordingSink()
    let coordinator: Coordinator

    init(
        journal: InMemoryJournal = InMemoryJournal(),
        clock: ManualClock = ManualClock(SampleOrganization.start),
        waitingCommands: Int = CoordinationLimits.waitingCommands
    ) throws {
        self.journal = journal
        self.clock = clock
        coordinator = Coordinator(
            continuing: try History.replay(journal), journal: journal, clock: clock,
            effects: sink, log: silence, waitingCommands: waitingCommands)
    }

    /// Runs the loop around `body`, and ends it afterwards.
    func run(_ body: @Sendable (Coordinator) async throws -> Void) async rethrows {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await coordinator.run() }
            try await body(coordinator)
            group.cancelAll()
        }
    }
}

/// A note in an incident: the smallest command that can be refused.
func note(_ text: String, in incident: IncidentID = "inc-0001", key: String? = nil) -> Submission {
    Submission(.incident(.addNote(incident, text: text)), by: .person("ana"), key: key)
}

extension CommandAnswer {
    /// What happened, if the command was obeyed.
    var records: [Record]? { if case .accepted(let records) = self { records } else { nil } }
    /// Why it was refused, if it was.
    var refusal: Refusal.Reason? {
        if case .refused(let refusal) = self { refusal.reason } else { nil }
    }
}
