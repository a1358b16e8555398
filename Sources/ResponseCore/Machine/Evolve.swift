// SPDX-License-Identifier: Apache-2.0
// What each event changes. `evolve` never refuses and never decides: it is the same for an event
// that was just decided and for one that was read from the journal.

import Notation
import ResponseModel

/// Changes the state as the event says.
package func evolve(_ state: inout State, _ occurrence: Occurrence) {
    state.now = max(state.now, occurrence.at)
    if let key = occurrence.commandKey { state.commandKeys.remember(key) }
    let event = occurrence.event
    state.applyToPools(event, at: occurrence.at)
    switch event {
    case .plansInstalled(let planSet):
        state.keepStanding(before: planSet, at: state.now)
        state.planSet = planSet
        state.restoreQueues()
    case .planRevised(let id, let entry): state.apply(entry, to: id, occurrence)
    case .incidentReported(let id, let report):
        state.openIncident(id, report, occurrence)
    default:
        guard let id = event.incident else { return }
        let plan = state.assessedPlan(event)
        var deadline = Timestamp.distantFuture
        var owes: Bool?
        state.incidents.update(id) { incident in
            incident.apply(event, at: occurrence.at, by: occurrence.by, plan)
            deadline = incident.isOpen ? incident.nextDeadline ?? deadline : deadline
            if event.changesWhatIsOwed { owes = incident.owesSomething }
        }
        state.deadlines[id] = deadline
        if let owes { state.owing[id] = owes }
        state.applyToIndexes(event, id)
    }
}

extension State {
    fileprivate func assessedPlan(_ event: Event) -> Plan? {
        guard case .incidentAssessed(_, let id?, let digest, _) = event else { return nil }
        return plan(id, digest: digest)
    }

    fileprivate mutating func openIncident(
        _ id: IncidentID, _ report: Report, _ occurrence: Occurrence
    ) {
        var incident = Incident(id: id, report: report, at: occurrence.at, by: occurrence.by)
        incident.plan = report.match.plan.flatMap { plan($0, digest: report.match.digest) }
        incidents[id] = incident
        open.append(id)
        deadlines[id] = .distantFuture
        owing[id] = false
        groupHomes[report.groupKey] = (groupHomes[report.groupKey] ?? []) + [id]
        lastIncidentNumber += 1
    }

    fileprivate mutating func applyToIndexes(_ event: Event, _ id: IncidentID) {
        switch event {
        case .signalAttached(_, let signal, _): signalHomes[signal.identity] = id
        case .responseEnded: forgetSignals(of: id)
        case .incidentClosed:
            forgetSignals(of: id)
            open.removeAll { $0 == id }
        case .resourceRequested(_, let request): queue(request.id)
        case .resourceCommitted(_, let request, _, _), .resourceDeclined(_, let request, _),
            .resourceMobilised(_, let request, _), .resourceReleased(_, let request),
            .resourceReturned(_, let request, _), .resourceOffered(_, let request, _),
            .resourceSubstituted(_, let request, _, _), .resourcePreempted(_, let request, _),
            .memberStoodDown(_, let request, _), .suppliesUsed(_, let request, _):
            queue(request)
        default: break
        }
    }

    // Keeps the lists of a pool: who holds units of it, who waits for some.
    private mutating func queue(_ id: RequestID) {
        guard let request = request(id) else { return }
        pools.update(request.pool) { pool in
            pool.holders.keep(id, if: request.holds > 0)
            pool.waiting.keep(id, if: request.missing > 0)
        }
    }

    /// Fills the lists of pools that the plans have brought, with the requests that there are.
    fileprivate mutating func restoreQueues() {
        for incident in openIncidents {
            for request in incident.requests.values { queue(request.id) }
        }
    }

    private mutating func forgetSignals(of id: IncidentID) {
        guard let incident = incidents[id] else { return }
        for identity in incident.signals.keys where signalHomes[identity] == id {
            signalHomes[identity] = nil
        }
        let others = groupHomes[incident.report.groupKey]?.filter { $0 != id } ?? []
        groupHomes[incident.report.groupKey] = others.isEmpty ? nil : others
    }
}

extension [RequestID] {
    fileprivate mutating func keep(_ id: RequestID, if isWanted: Bool) {
        guard isWanted != contains(id) else { return }
        if isWanted { append(id) } else { removeAll { $0 == id } }
    }
}

extension Event {
    // Only these events can begin or end what an incident owes the world.
    fileprivate var changesWhatIsOwed: Bool {
        switch self {
        case .pageOrdered, .pageReported, .pageAcknowledged, .noticeReleased, .noticeCompleted,
            .responseEnded, .incidentClosed:
            true
        default: false
        }
    }
}

extension Report {
    /// The plan and the group that it was opened for, as one text.
    package var groupKey: String { Self.groupKey(match.plan, grouping) }

    /// A plan and a group as one text: lengths stand before texts, so that no label can pretend to
    /// be another.
    static func groupKey(_ plan: PlanID?, _ grouping: [Label]) -> String {
        let texts = grouping.flatMap { [$0.name, $0.value] }
        return texts.reduce(plan.map { "\($0.raw.utf8.count):\($0.raw)" } ?? "-") { key, text in
            key + "|\(text.utf8.count):\(text)"
        }
    }
}
