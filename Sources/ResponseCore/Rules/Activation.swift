// SPDX-License-Identifier: Apache-2.0
// The start of a response, and what follows from it at once: level, clocks, people, resources,
// steps, notices, in this order (S012, S041).

import ResponseModel

extension Decision {
    mutating func activate(_ id: IncidentID, _ plan: PlanID?) throws(Refusal) {
        let incident = try openIncident(id)
        try require(
            incident, in: [.reported, .assessed, .warned], to: "be activated",
            help: "The response has begun already.")
        // Without a name the plan stays that was in force when it was chosen; to name it is to
        // take the revision of today.
        let chosen = try plan.map { id throws(Refusal) in try planInForce(id) }
        if let chosen, chosen.digest != incident.plan?.digest { choose(chosen, id, note: "") }
        if state.incidents[id]?.phase == .reported {
            emit(.incident(id, .assessed(plan: nil, digest: nil, note: "")))
        }
        begin(id, because: .hand)
    }

    /// Starts the response of an incident that has been assessed.
    mutating func begin(_ id: IncidentID, because reason: ActivationReason) {
        classify(id)
        ensureLevel(id)
        emit(.incident(id, .activated(because: reason)))
        startTargets(id)
        fillRoles(id, again: true)
        requestPlannedResources(id)
        openPlaybook(id)
        draftNotices(id, on: .activated)
        judgeAnew(id)
        checkTargets(id)
    }

    /// Pins a plan to an incident whose response has not begun. The level is that of the plan at
    /// once: what another plan said does not linger.
    mutating func choose(_ plan: Plan, _ id: IncidentID, note: String) {
        let former = state.incidents[id].flatMap { leadRule(of: $0) }
        emit(.incident(id, .assessed(plan: plan.id, digest: plan.digest, note: note)))
        classify(id, atOnce: true)
        moveTargets(id)
        startAcknowledgement(id)
        callLead(id, after: former)
    }

    /// Gives a running response that began without a plan one: what the plan does at activation
    /// follows now, as far as it has not come yet.
    mutating func adopt(_ plan: Plan, _ id: IncidentID, note: String) {
        let former = state.incidents[id].flatMap { leadRule(of: $0) }
        emit(.incident(id, .assessed(plan: plan.id, digest: plan.digest, note: note)))
        startTargets(id)
        classify(id, atOnce: true)
        callLead(id, after: former)
        fillRoles(id, again: true)
        requestPlannedResources(id)
        openPlaybook(id)
        draftMissedNotices(id)
        judgeAnew(id)
        checkTargets(id)
    }

    mutating func startDrill(_ scenario: ScenarioID, _ seed: UInt64) throws(Refusal) {
        guard state.world == .exercise(scenario) else {
            throw Refusal(
                .notPermitted, "A drill runs in a world of its own.",
                help: "Use `muster drill run`.")
        }
        emit(.drill(.started(scenario, seed: seed)))
    }

    mutating func deliverInject(_ record: InjectRecord) throws(Refusal) {
        guard state.world.isExercise else {
            throw Refusal(
                .notPermitted, "Injects belong to drills; this is real.",
                help: "Record what happened as a note or as facts.")
        }
        try check(record.text.both, "The text", isRequired: false)
        emit(.drill(.injectDelivered(record)))
    }

    mutating func endDrill(_ scenario: ScenarioID) throws(Refusal) {
        guard state.world == .exercise(scenario) else {
            throw Refusal(
                .notPermitted, "No drill \(scenario) is running here.", help: "Nothing to do.")
        }
        emit(.drill(.ended(scenario)))
    }
}
