// SPDX-License-Identifier: Apache-2.0
// What each event changes. `evolve` never refuses and never decides: it is the same for an event
// that was just decided and for one that was read from the journal.

/// Changes the state as the event says.
package func evolve(_ state: inout State, _ occurrence: Occurrence) {
    state.now = max(state.now, occurrence.at)
    state.remember(occurrence.commandKey)
    let event = occurrence.event
    state.applyToPools(event)
    switch event {
    case .plansInstalled(let planSet):
        state.planSet = planSet
    case .incidentReported(let id, let report):
        state.openIncident(id, report, occurrence)
    default:
        guard let id = event.incident else { return }
        let plans = state.planSet?.plans
        var deadline: Timestamp?
        state.incidents.update(id) { incident in
            incident.apply(event, at: occurrence.at, by: occurrence.by, plans)
            deadline = incident.isOpen ? incident.nextDeadline : nil
        }
        state.deadlines[id] = deadline
        state.applyToIndexes(event, id)
    }
}

extension State {
    fileprivate mutating func remember(_ key: String?) {
        guard let key, commandKeys.last != key else { return }
        commandKeys.append(key)
        if commandKeys.count > Limits.rememberedCommandKeys { commandKeys.removeFirst() }
    }

    fileprivate mutating func openIncident(
        _ id: IncidentID, _ report: Report, _ occurrence: Occurrence
    ) {
        var incident = Incident(id: id, report: report, at: occurrence.at, by: occurrence.by)
        incident.plan = report.match.plan.flatMap { planSet?.plans[$0] }
        incidents[id] = incident
        open.append(id)
        lastIncidentNumber += 1
    }

    fileprivate mutating func applyToIndexes(_ event: Event, _ id: IncidentID) {
        switch event {
        case .signalAttached(_, let signal, _): signalHomes[signal.identity] = id
        case .responseEnded: forgetSignals(of: id)
        case .incidentClosed:
            forgetSignals(of: id)
            open.removeAll { $0 == id }
        default: break
        }
    }

    private mutating func forgetSignals(of id: IncidentID) {
        for identity in incidents[id]?.signals.keys ?? [] where signalHomes[identity] == id {
            signalHomes[identity] = nil
        }
    }

    // Pools belong to no incident; their arithmetic is kept here and nowhere else.
    fileprivate mutating func applyToPools(_ event: Event) {
        switch event {
        case .plansInstalled(let planSet):
            resizePools(to: planSet.organization.pools)
        case .resourceCommitted(let incident, let request, let units, _):
            guard let pool = incidents[incident]?.requests[request]?.pool else { return }
            pools.update(pool) { $0.assigned += units }
        case .resourceReturned(let incident, let request, let used):
            guard let held = incidents[incident]?.requests[request] else { return }
            pools.update(held.pool) {
                $0.assigned -= held.holds
                $0.total -= used
                $0.used += used
            }
        case .poolOutOfService(let pool, let units, let why):
            pools.update(pool) {
                $0.outOfService += units
                $0.outOfServiceReason = $0.outOfService == 0 ? nil : why
            }
        case .restockOrdered(let pool, _, let due):
            pools.update(pool) {
                $0.isRestockOrdered = true
                $0.restockDue = due
            }
        case .poolRestocked(let pool, let units, _):
            pools.update(pool) {
                $0.total += units
                $0.restocked += units
                $0.isRestockOrdered = false
                $0.restockDue = nil
            }
        default:
            break
        }
    }

    private mutating func resizePools(to models: Catalogue<ResourcePool>) {
        for model in models.all {
            if let old = organization?.pools[model.id], pools[model.id] != nil {
                pools.update(model.id) { $0.total += model.units - old.units }
            } else if pools[model.id] == nil {
                pools[model.id] = PoolState(total: model.units)
            }
        }
    }
}
