// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Commands that are decided one after the other and become durable together.
///
/// Each command sees what the commands before it did; a refusal changes nothing for the others.
struct CommandBatch {
    /// The history as it will be once the records are on disk.
    private(set) var history: History
    /// What happened, in order.
    private(set) var records: [Record] = []
    /// The incidents that it happened to, each once.
    private(set) var incidents: [IncidentID] = []
    private var known: Set<IncidentID> = []
    /// The moment of all of it: the clock, or the last event where that is later.
    let now: Timestamp

    /// An empty batch after `history`, at the clock's time or the latest event's, if that is later.
    init(after history: History, clock: Timestamp) {
        self.history = history
        now = max(clock, history.state.now)
    }

    /// Decides one command. Returns its answer, to be given once the records are on disk.
    mutating func decide(_ submission: Submission) -> CommandAnswer {
        do {
            let decided = try ResponseCore.decide(submission, in: history.state, at: now)
            history.state = decided.state
            return .accepted(decided.events.map { add($0, of: submission) })
        } catch {
            return .refused(error)
        }
    }

    private mutating func add(_ event: Event, of submission: Submission) -> Record {
        let occurrence = Occurrence(
            event, at: now, by: submission.by, commandKey: submission.key)
        history.sequence += 1
        let record = Record(sequence: history.sequence, occurrence: occurrence)
        records.append(record)
        if let incident = event.incident, known.insert(incident).inserted {
            incidents.append(incident)
        }
        return record
    }
}
