// SPDX-License-Identifier: Apache-2.0
// Reports, signals, facts and levels.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension IncidentHistory {
    mutating func take(_ event: IncidentEvent, _ record: Record) {
        let at = record.at
        switch event {
        case .reported(let report):
            self.report = report
            reportedAt = record.at
            reportedBy = record.by
            enter(.reported, at: record.at)
        case .assessed: enter(.assessed, at: record.at)
        case .warned: enter(.warned, at: record.at)
        case .activated:
            activatedAt = record.at
            enter(.active, at: record.at)
        case .mitigated:
            mitigatedAt = at
            enter(.mitigated, at: at)
        case .recovered:
            // Service that is restored harms nobody any more.
            mitigatedAt = mitigatedAt ?? at
            recoveredAt = at
            enter(.recovered, at: at)
        case .relapsed(let reason):
            // What did not last was not reached.
            mitigatedAt = nil
            recoveredAt = nil
            relapses += 1
            enter(.active, at: at)
            observe(.relapsed(reason: reason), at: at)
        case .responseEnded:
            responseEndedAt = at
            enter(.inReview, at: at)
        case .closed:
            closedAt = at
            enter(.closed, at: at)
        case .standDownConditionChanged, .checklistConfirmed, .noteAdded: break
        }
    }

    mutating func take(_ event: SignalEvent, _ record: Record) {
        switch event {
        case .attached(let signal, _):
            signals.append(signal)
            if firstSignalAt == nil { firstSignalAt = record.at }
        case .updated: break
        }
    }

    mutating func take(_ event: FactEvent, _ record: Record) {
        switch event {
        case .recorded(let list):
            for fact in list { remember(fact, record) }
        }
    }

    mutating func take(_ event: LevelEvent, _ record: Record) {
        switch event {
        case .classified(let trial):
            lastTrial = trial
            observeTrial(trial, at: record.at)
        case .changed(let from, let to, let because):
            levels.append(
                Evaluation.LevelChange(
                    at: record.at, by: names.actor(record.by), from: from, to: to,
                    because: because, trial: because.isByRule ? lastTrial : nil))
        case .loweringBegan, .loweringStopped, .released: break
        }
    }

    private mutating func remember(_ fact: Fact, _ record: Record) {
        guard var memory = facts[fact.name] else {
            facts[fact.name] = FactMemory(
                first: fact.value, last: fact.value,
                peak: fact.value.number == nil ? nil : fact.value, firstAt: record.at,
                lastAt: record.at, lastBy: record.by, times: 1)
            return
        }
        memory.last = fact.value
        memory.lastAt = record.at
        memory.lastBy = record.by
        memory.times += 1
        if let number = fact.value.number, number > memory.peak?.number ?? -.infinity {
            memory.peak = fact.value
        }
        facts[fact.name] = memory
    }

    private mutating func observeTrial(_ trial: Trial, at: Timestamp) {
        for rule in trial.rules {
            switch rule.outcome {
            case .assumed(let missing), .skipped(let missing):
                observeOnce(.factMissing(missing), at: at)
            case .failed(let message):
                observeOnce(.ruleFailed(index: rule.index, message: message), at: at)
            case .matched, .notMatched, .otherwise: break
            }
        }
    }

    // The rules run at every change of a fact; what was missing once need be said once.
    private mutating func observeOnce(_ kind: Shortcoming.Kind, at: Timestamp) {
        if !shortcomings.contains(where: { $0.kind == kind }) { observe(kind, at: at) }
    }
}

extension LevelReason {
    /// Whether the rules decided, not a person.
    var isByRule: Bool {
        switch self {
        case .rule, .loweredByRule: true
        case .hand, .unclassified: false
        }
    }
}

extension FactValue {
    /// The value as a number, nil when it is none.
    var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .uint(let value): Double(value)
        case .double(let value): value
        case .duration(let span): Double(span.milliseconds)
        default: nil
        }
    }
}
