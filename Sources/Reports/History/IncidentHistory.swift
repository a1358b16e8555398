// SPDX-License-Identifier: Apache-2.0
// The journal read once, event by event, into the outcomes of an evaluation. Nothing here asks the
// state machine: an evaluation that shared its code would share its mistakes.

import Notation
import ResponseCore
import ResponseModel

/// What the events of one incident add up to.
struct IncidentHistory {
    let incident: IncidentID
    let names: Names
    let asOf: Timestamp

    var report: Report?
    var reportedAt = Timestamp(milliseconds: 0)
    var reportedBy = Actor.coordinator
    var activatedAt: Timestamp?
    var acknowledgedAt: Timestamp?
    var mitigatedAt: Timestamp?
    var recoveredAt: Timestamp?
    var responseEndedAt: Timestamp?
    var closedAt: Timestamp?
    var relapses = 0
    var phases: [Evaluation.PhaseSpan] = []

    var signals: [Signal] = []
    var firstSignalAt: Timestamp?
    var facts = Register<String, FactMemory>()
    var levels: [Evaluation.LevelChange] = []
    var lastTrial: Trial?

    var people = Evaluation.People(
        roles: [], calls: [], vacancies: [], timeouts: [], exhausted: [], transfers: [])
    var steps: [Evaluation.StepOutcome] = []
    var requests = Register<RequestID, Evaluation.RequestOutcome>()
    /// What was decided about units, in order.
    var decisions: [Evaluation.Decision] = []
    /// When for the first time nothing of what the plan asks for was missing.
    var suppliedAt: Timestamp?
    var notices = Register<NoticeID, Evaluation.NoticeOutcome>()
    var targets = Register<TargetKey, Evaluation.TargetOutcome>()

    var review = Review()
    var actions = Register<ActionID, Evaluation.ActionOutcome>()
    var timeline: [Evaluation.Entry] = []
    /// Shortcomings that only the moment shows; the others follow from the outcomes.
    var shortcomings: [Shortcoming] = []

    /// A fact as it was first, last and at its peak.
    struct FactMemory {
        var first: FactValue
        var last: FactValue
        var peak: FactValue?
        var firstAt: Timestamp
        var lastAt: Timestamp
        var lastBy: Actor
        var times: Int
    }

    /// Reads all records; `names` must come from the same ones.
    init(_ records: [Record], incident: IncidentID, names: Names) {
        self.incident = incident
        self.names = names
        asOf = records.last?.at ?? names.lastEventAt
        let pools = names.requestedPools
        for record in records where record.at <= names.lastEventAt {
            guard record.event.incident == incident || isAbout(record.event, pools) else {
                continue
            }
            noteSupply(before: record.at)
            take(record)
            tell(record)
        }
        noteSupply(before: Timestamp(milliseconds: .max))
    }

    private func isAbout(_ event: Event, _ pools: [PoolID]) -> Bool {
        switch event {
        case .pool(_, .divided(let division)):
            division.shares.contains { $0.incident == incident }
        case .pool(let pool, _): report != nil && pools.contains(pool)
        case .drill(.injectDelivered): report != nil
        case .drill(.started), .drill(.ended), .plansInstalled, .plan: false
        case .incident, .signal, .fact, .level, .role, .page, .step, .resource, .notice, .target,
            .review:
            false
        }
    }

    private mutating func take(_ record: Record) {
        switch record.event {
        case .plansInstalled, .plan, .drill: break
        case .pool(_, let event): take(event, record)
        case .incident(_, let event): take(event, record)
        case .signal(_, let event): take(event, record)
        case .fact(_, let event): take(event, record)
        case .level(_, let event): take(event, record)
        case .role(_, let event): take(event, record)
        case .page(_, let event): take(event, record)
        case .step(_, let event): take(event, record)
        case .resource(_, let event): take(event, record)
        case .notice(_, let event): take(event, record)
        case .target(_, let event): take(event, record)
        case .review(_, let event): take(event, record)
        }
    }

    private mutating func tell(_ record: Record) {
        timeline.append(
            Evaluation.Entry(
                sequence: record.sequence, at: record.at, by: names.actor(record.by),
                family: EventFamily(record.event),
                sentence: sentence(for: record.event, names: names)))
    }

    /// Ends the phase that lasts and begins another.
    mutating func enter(_ phase: Phase, at: Timestamp) {
        if let last = phases.indices.last {
            phases[last].ended = at
            phases[last].length = at - phases[last].began
        }
        phases.append(Evaluation.PhaseSpan(phase: phase, began: at, length: asOf - at))
    }

    mutating func observe(_ kind: Shortcoming.Kind, at: Timestamp) {
        shortcomings.append(Shortcoming(at: at, kind: kind))
    }
}
