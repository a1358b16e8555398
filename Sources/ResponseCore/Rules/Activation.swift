// SPDX-License-Identifier: Apache-2.0
// The start of a response, and what follows from it at once: level, clocks, people, resources,
// steps, notices, in this order (S012, S041).

extension Decision {
    mutating func activate(_ id: IncidentID, _ plan: PlanID?) throws(Refusal) {
        let incident = try openIncident(id)
        _ = try person()
        try require(
            incident, in: [.reported, .assessed, .warned], to: "be activated",
            help: "The response has begun already.")
        if let plan, plan != incident.plan?.id {
            let chosen = try planInForce(plan)
            emit(.incidentAssessed(id, plan: chosen.id, digest: chosen.digest, note: ""))
        } else if let pinned = incident.plan {
            _ = try planInForce(pinned.id)
        }
        if state.incidents[id]?.phase == .reported {
            emit(.incidentAssessed(id, plan: nil, digest: nil, note: ""))
        }
        begin(id, because: .hand)
    }

    /// Starts the response of an incident that has been assessed.
    mutating func begin(_ id: IncidentID, because reason: ActivationReason) {
        classify(id)
        ensureLevel(id)
        emit(.incidentActivated(id, because: reason))
        startTargets(id)
        fillRoles(id)
        requestPlannedResources(id)
        openPlaybook(id)
        draftNotices(id, on: .activated)
        watchStandDown(id)
        checkTargets(id)
    }

    mutating func startDrill(_ scenario: ScenarioID, _ seed: UInt64) throws(Refusal) {
        guard state.world == .exercise(scenario) else {
            throw Refusal(
                .notPermitted, "A drill runs in a world of its own.",
                help: "Use `muster drill run`.")
        }
        emit(.drillStarted(scenario, seed: seed))
    }

    mutating func endDrill(_ scenario: ScenarioID) throws(Refusal) {
        guard state.world == .exercise(scenario) else {
            throw Refusal(
                .notPermitted, "No drill \(scenario) is running here.", help: "Nothing to do.")
        }
        emit(.drillEnded(scenario))
    }
}
