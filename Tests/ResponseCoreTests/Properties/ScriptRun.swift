// SPDX-License-Identifier: Apache-2.0
// Plays a random script against the core and holds it against everything that must always be true.

import CEL
import Notation
import ResponseCore
import ResponseModel

/// What a script has shown to be wrong.
struct ScriptFailure: Error, CustomStringConvertible {
    var what: String
    var seed: UInt64
    var script: [String]

    var description: String {
        "seed \(seed), command \(script.count): \(what)\n" + script.joined(separator: "\n")
    }
}

/// One script: its state, its history, and what it has done so far.
struct ScriptRun {
    private(set) var state: State
    /// The same without incidents that are over: every decision must be the same.
    private var lean: State
    private(set) var occurrences: [Occurrence] = []
    private let seed: UInt64
    private var clock = monday
    private var writer: ScriptWriter
    private var script: [String] = []
    private var memory = PlanTextMemory()
    private var resolver = ScriptPlans.resolver

    init(seed: UInt64) {
        self.seed = seed
        writer = ScriptWriter(seed: seed)
        state = State(world: seed % 5 == 0 ? .exercise("night") : .actual)
        lean = state
    }

    /// The kinds of events that came out.
    private(set) var kinds: Set<String> = []
    /// How many commands were obeyed with at least one event.
    private(set) var obeyed = 0

    /// Plays so many commands, then throws the state away and builds it again.
    mutating func play(commands: Int) throws(ScriptFailure) {
        try give(Submission(.installPlans(ScriptPlans.set("first")), by: .system("muster")))
        for _ in 0..<commands {
            if writer.waits { try wait() } else { try give(writer.next(for: state, at: clock)) }
            clock = writer.later(clock)
        }
        try replay()
    }

    private mutating func give(_ submission: Submission) throws(ScriptFailure) {
        script.append("\(clock) \(submission.by) \(submission.command)")
        recall(submission.command.incidents)
        let decided: Decided
        do throws(Refusal) {
            decided = try decide(submission, in: state, at: clock)
        } catch {
            return try check(error, of: submission)
        }
        if writer.looksTwice {
            let anew = try? decide(submission, in: state, at: clock)
            try expect(anew?.events == decided.events, "decided anew")
        }
        let events = decided.events
        try expect(
            (try? decide(submission, in: lean, at: clock))?.events == events,
            "without incidents that are over the decision is another one")
        let at = max(clock, state.now)
        for event in events { try add(Occurrence(event, at: at, by: submission.by)) }
        var made = decided.state
        made.commandKeys = state.commandKeys
        try expect(made == state, "a decision makes another state than its events")
        obeyed += events.isEmpty ? 0 : 1
        try checkEffects()
        if script.count.isMultiple(of: 10) { _ = lean.retire() }
    }

    private mutating func add(_ occurrence: Occurrence) throws(ScriptFailure) {
        let before = state.now
        evolve(&state, occurrence)
        evolve(&lean, occurrence)
        occurrences.append(occurrence)
        try expect(state.now >= before, "time went back")
        let broken = state.checkInvariants()
        try expect(broken.isEmpty, "\(occurrence.event.kind): \(broken)")
        kinds.insert(occurrence.event.kind)
        if writer.looksAtShape(of: occurrence.event) {
            try expect(
                try stored(occurrence.event) == occurrence.event, "\(occurrence.event) changes")
        }
    }

    private mutating func stored(_ event: Event) throws(ScriptFailure) -> Event {
        do {
            let stored = event.stored(&memory)
            let bytes = stored.payload.canonicalBytes
            return try Event(
                kind: stored.kind, version: stored.version,
                payload: JSON.parse(bytes, limits: .journal), plans: &resolver)
        } catch {
            throw failure("\(event) cannot be read again: \(error)")
        }
    }

    private func check(_ refusal: Refusal, of submission: Submission) throws(ScriptFailure) {
        try expect(!refusal.message.isEmpty && !refusal.help.isEmpty, "no words: \(refusal)")
        try expect(submission.command != .tick, "the clock was refused: \(refusal)")
    }

    private func checkEffects() throws(ScriptFailure) {
        let keys = outstandingEffects(state, at: state.now).map(\.idempotencyKey)
        try expect(Set(keys).count == keys.count, "two effects with one key: \(keys)")
    }

    // A tick at the deadline has done all that was due: the next one is later.
    private mutating func wait() throws(ScriptFailure) {
        guard let due = nextDeadline(state) else { return }
        clock = max(clock, due)
        try give(Submission(.tick, by: .coordinator))
        let tired = state.openIncidents.flatMap(\.requests.values).filter { $0.releasedAt == nil }
            .flatMap(\.duties).filter { $0.limit.map { $0 <= clock } ?? false }
        try expect(tired.isEmpty, "beyond the fatigue limit: \(tired)")
        guard let next = nextDeadline(state) else { return }
        try expect(next > clock, "after a tick at \(clock) the next deadline is \(next)")
    }

    private func replay() throws(ScriptFailure) {
        var again = State(world: state.world)
        for occurrence in occurrences { evolve(&again, occurrence) }
        try expect(again == state, "replayed events make another state")
        try restore()
    }

    // What a start from a snapshot does: the records of incidents at work, and the rest.
    private func restore() throws(ScriptFailure) {
        var kept = state
        _ = kept.retire()
        let rest: StateRest
        do {
            let bytes = kept.rest.shape.canonicalBytes
            rest = try StateRest(shape: JSON.parse(bytes, limits: .journal))
        } catch {
            throw failure("the rest of the state cannot be read again: \(error)")
        }
        var again = State(world: state.world)
        for occurrence in occurrences {
            guard occurrence.event.incident.map(rest.live.contains) ?? true else { continue }
            evolve(&again, occurrence)
        }
        again.complete(with: rest)
        try expect(again == kept, "a snapshot leads to another state")
    }

    // Who names an incident that was retired gets it back as it was.
    private mutating func recall(_ incidents: [IncidentID]) {
        for id in incidents where lean.isRetired(id) {
            if let incident = state.incidents[id] { lean.recall(incident) }
        }
    }

    private func expect(_ holds: Bool, _ what: @autoclosure () -> String) throws(ScriptFailure) {
        guard holds else { throw failure(what()) }
    }

    private func failure(_ what: String) -> ScriptFailure {
        ScriptFailure(what: what, seed: seed, script: script)
    }
}
