// SPDX-License-Identifier: Apache-2.0
// What each event changes. `evolve` never refuses and never decides: it is the same for an event
// that was just decided and for one that was read from the journal.

import Notation
import ResponseModel

/// Changes the state as the event says.
package func evolve(_ state: inout State, _ occurrence: Occurrence) {
    state.now = max(state.now, occurrence.at)
    if let key = occurrence.commandKey { state.commandKeys.remember(key) }
    let (at, by) = (occurrence.at, occurrence.by)
    switch occurrence.event {
    case .plansInstalled(let planSet): state.install(planSet, at: at)
    case .plan(let plan, let event): state.apply(event, to: plan, at: at, by: by)
    // What a drill is made of stands in its incidents; its injects are for reports.
    case .drill: break
    case .pool(let pool, let event): state.apply(event, to: pool, at: at, by: by)
    case .incident(let id, let event): state.apply(event, of: id, at: at, by: by)
    case .signal(let id, let event): state.apply(event, of: id, at: at, by: by)
    case .fact(let id, let event): state.change(id) { $0.apply(event, at: at, by: by) }
    case .level(let id, let event): state.change(id) { $0.apply(event, at: at, by: by) }
    case .role(let id, let event): state.change(id) { $0.apply(event, at: at, by: by) }
    case .page(let id, let event): state.change(id) { $0.apply(event, at: at, by: by) }
    case .step(let id, let event): state.change(id) { $0.apply(event, at: at, by: by) }
    case .resource(let id, let event): state.apply(event, of: id, at: at, by: by)
    case .notice(let id, let event): state.change(id) { $0.apply(event, at: at, by: by) }
    case .target(let id, let event): state.change(id) { $0.apply(event, at: at, by: by) }
    case .review(let id, let event): state.change(id) { $0.apply(event, at: at, by: by) }
    }
}

extension State {
    /// Changes an incident, and keeps in step what is known of it from outside: when it has
    /// something due, and whether it owes the world something.
    mutating func change(_ id: IncidentID, _ change: (inout Incident) -> Void) {
        var deadline: Timestamp?
        var owes = false
        incidents.update(id) { incident in
            change(&incident)
            deadline = incident.isOpen ? incident.nextDeadline : nil
            owes = incident.owesSomething
        }
        deadlines[id] = deadline
        remember(id, owes: owes)
    }

    // Keeps the lists of a pool: who holds units of it, who waits for some.
    mutating func queue(_ id: RequestID) {
        guard let request = request(id) else { return }
        pools.update(request.pool) { pool in
            pool.holders.keep(id, if: request.holds > 0)
            pool.waiting.keep(id, if: request.missing > 0)
        }
    }

    /// Fills the lists of pools that the plans have brought, with the requests that there are.
    mutating func restoreQueues() {
        for incident in openIncidents {
            for request in incident.requests.values { queue(request.id) }
        }
    }

    /// Signals that come from now on are not of this incident.
    mutating func forgetSignals(of id: IncidentID) {
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
