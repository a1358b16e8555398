// SPDX-License-Identifier: Apache-2.0
// From signals and declarations to incidents (S001-S004, S041, S042). A signal belongs to the open
// incident that has its key, else to the one of the same plan and group, else it opens one.

import ResponseModel

extension Decision {
    mutating func installPlans(_ planSet: PlanSet) throws(Refusal) {
        guard planSet.digest != state.planSet?.digest else { return }
        for pool in state.pools.keys { try checkSize(of: pool, in: planSet.organization) }
        emit(.plansInstalled(planSet))
        // A pool that has grown may have what somebody waits for.
        for pool in state.pools.keys where state.pools[pool]?.waiting.isEmpty == false {
            serve(pool, because: .queue)
        }
    }

    private func checkSize(of id: PoolID, in organization: Organization) throws(Refusal) {
        guard let held = state.pools[id] else { return }
        guard let units = organization.pools[id]?.units else {
            guard held.assigned > 0 else { return }
            throw Refusal(
                .resources, "Pool \(id) is missing, and \(held.assigned) units of it are assigned.",
                help: "Return them first, or keep the pool in resources.yaml.")
        }
        let left = held.available + units - (state.organization?.pools[id]?.units ?? units)
        guard left < 0 else { return }
        throw Refusal(
            .resources,
            "Pool \(id) would have \(units) units, fewer than are assigned (\(held.assigned)), out "
                + "of service (\(held.outOfService)) or used up (\(held.used)).",
            help: "Return units first, or keep at least \(units - left) units in resources.yaml.")
    }

    mutating func receive(_ signals: [Signal]) throws(Refusal) {
        guard signals.count <= Limits.signalsPerCommand else {
            throw .limit("The list of signals", Limits.signalsPerCommand, "signals")
        }
        _ = try organization()
        for signal in signals { try checkSize(of: signal) }
        for signal in signals { try receive(signal) }
    }

    private func checkSize(of signal: Signal) throws(Refusal) {
        let isLong = [signal.source, signal.key, signal.group].contains {
            $0.utf8.count > Limits.labelBytes
        }
        guard !isLong else {
            throw .limit("The source, key or group of a signal", Limits.labelBytes, "bytes")
        }
        for list in [signal.labels, signal.annotations] {
            guard list.count <= Limits.labelsPerSignal else {
                throw .limit("The list of labels", Limits.labelsPerSignal, "labels")
            }
            guard
                list.allSatisfy({
                    max($0.name.utf8.count, $0.value.utf8.count) <= Limits.labelBytes
                })
            else { throw .limit("A label of a signal", Limits.labelBytes, "bytes") }
        }
    }

    private mutating func receive(_ signal: Signal) throws(Refusal) {
        if let home = state.signalHomes[signal.identity], let incident = state.incidents[home] {
            return update(incident, with: signal)
        }
        guard signal.status == .firing else { return }
        let match = matchPlan(for: signal)
        let grouping = grouping(of: signal, by: match.plan)
        if let home = running(match.plan, grouping) {
            // What a storm beyond the limit says still counts, each of its signals does not.
            if home.signals.count < Limits.signalsPerIncident {
                let reason: AttachReason = match.plan == nil ? .sameSenderGroup : .samePlanAndGroup
                emit(.signal(home.id, .attached(signal, because: reason)))
            }
            takeFacts(from: signal, home.id)
            if home.phase == .recovered {
                relapse(home.id, because: "A new signal came: \(signal.title)")
            }
            activateIfMatched(home.id, by: signal)
            return
        }
        try openIncident(for: signal, match, grouping)
    }

    // The oldest incident that was opened for the signal's plan and group and still runs; else the
    // one that somebody has declared for the plan, who could not know the group.
    private func running(_ plan: PlanID?, _ grouping: [Label]) -> Incident? {
        let home = state.groupHomes[Report.groupKey(plan, grouping)]?.first
        let declared = plan.flatMap { state.groupHomes[Report.groupKey($0, [])]?.first }
        return (home ?? declared).flatMap { state.incidents[$0] }
    }

    private mutating func update(_ incident: Incident, with signal: Signal) {
        guard incident.signals[signal.identity] != signal else { return }
        emit(.signal(incident.id, .updated(signal)))
        takeFacts(from: signal, incident.id)
        // An alert that only has not stopped yet is no relapse: whoever said that service is
        // restored saw it.
        let wasOver = incident.signals[signal.identity]?.status == .resolved
        if signal.status == .firing, wasOver, incident.phase == .recovered {
            relapse(incident.id, because: "A signal is firing again: \(signal.title)")
        }
        if signal.status == .firing { activateIfMatched(incident.id, by: signal) }
    }

    private mutating func openIncident(
        for signal: Signal, _ match: PlanMatch, _ grouping: [Label]
    ) throws(Refusal) {
        let report = Report(
            title: String(signal.title.prefix(200)), nature: signal.label("alertname") ?? "",
            scope: signal.label("service") ?? "", occurredAt: signal.startsAt, match: match,
            grouping: grouping)
        let id = try openReport(report)
        emit(.signal(id, .attached(signal, because: .opened)))
        takeFacts(from: signal, id)
        if let plan = match.plan {
            emit(.incident(id, .assessed(plan: plan, digest: match.digest, note: "")))
            classify(id)
            if isLooming(id, signal) {
                emit(.incident(id, .warned(reason: signal.title)))
                draftNotices(id, on: .warned)
            } else {
                activateIfMatched(id, by: signal)
            }
        }
        callSomebody(id)
    }

    // A warned incident, or one whose plan is not automatic, waits for a person or another signal.
    private mutating func activateIfMatched(_ id: IncidentID, by signal: Signal) {
        guard let incident = state.incidents[id], let plan = incident.plan,
            incident.phase < .active, plan.activation.isAutomatic, !isLooming(id, signal)
        else { return }
        begin(id, because: .criteria)
    }

    private func isLooming(_ id: IncidentID, _ signal: Signal) -> Bool {
        guard let incident = state.incidents[id], let warning = incident.plan?.activation.warning
        else { return false }
        return judge(warning, FactBindings(incident, signal: signal, now: now)) == .holds
    }

    /// Opens an incident and starts the clock of its acknowledgement.
    private mutating func openReport(_ report: Report) throws(Refusal) -> IncidentID {
        guard state.open.count < Limits.openIncidents else {
            throw .limit("The number of open incidents", Limits.openIncidents, "incidents")
        }
        let id = nextIncidentID
        emit(.incident(id, .reported(report)))
        return id
    }

    private var nextIncidentID: IncidentID {
        let digits = String(state.lastIncidentNumber + 1)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return IncidentID((state.world.isExercise ? "drill-" : "inc-") + padding + digits)
    }

    private func matchPlan(for signal: Signal) -> PlanMatch {
        var tried: [PlanTrial] = []
        var winner: Plan?
        for installed in state.planSet?.plans.all ?? [] {
            let holding = state.planInForce(installed.id, at: now)
            let plan = holding ?? installed
            guard let when = plan.activation.when else { continue }
            switch judge(when, FactBindings(plan: plan, signal: signal, now: now)) {
            case .fails, .unknown: continue
            case .broken(let why): tried.append(PlanTrial(plan: plan.id, outcome: .failed(why)))
            case .holds where holding == nil:
                tried.append(PlanTrial(plan: plan.id, outcome: .notInForce))
            case .holds where winner != nil:
                tried.append(PlanTrial(plan: plan.id, outcome: .laterThanMatch))
            case .holds:
                winner = plan
                tried.append(PlanTrial(plan: plan.id, outcome: .matched))
            }
        }
        return PlanMatch(plan: winner?.id, digest: winner?.digest, tried: tried)
    }

    private func grouping(of signal: Signal, by plan: PlanID?) -> [Label] {
        guard let plan, let names = state.planInForce(plan, at: now)?.activation.groupBy else {
            let group = signal.group.isEmpty ? signal.identity : signal.group
            return [Label(name: "group", value: group)]
        }
        return names.map { Label(name: $0, value: signal.label($0) ?? "") }
    }

    mutating func declare(_ declaration: Declaration) throws(Refusal) {
        try check(declaration.title, "The title", limit: Limits.titleBytes)
        try check(declaration.nature, "The nature", isRequired: false)
        try check(declaration.scope, "The scope", isRequired: false)
        if let occurredAt = declaration.occurredAt, occurredAt > now {
            throw Refusal(
                .invalid, "The event cannot have begun after now.", help: "Give a time before now.")
        }
        let plan = try declaration.plan.map { id throws(Refusal) in try planInForce(id) }
        let facts = try checkFacts(declaration.facts, plan)
        let match = PlanMatch(
            plan: plan?.id, digest: plan?.digest,
            tried: plan.map { [PlanTrial(plan: $0.id, outcome: .named)] } ?? [])
        let id = try openReport(
            Report(
                title: declaration.title, nature: declaration.nature, scope: declaration.scope,
                occurredAt: declaration.occurredAt, match: match))
        if !facts.isEmpty { emit(.fact(id, .recorded(facts))) }
        if plan != nil {
            emit(.incident(id, .assessed(plan: plan?.id, digest: plan?.digest, note: "")))
            classify(id)
            if declaration.activates { begin(id, because: .hand) }
        }
        callSomebody(id)
    }

    /// A plan that may run an incident now.
    func planInForce(_ id: PlanID) throws(Refusal) -> Plan {
        guard let installed = state.planSet?.plans[id] else {
            throw .unknown("plan", id.raw, among: state.planSet?.plans.all.map(\.id.raw) ?? [])
        }
        guard let plan = state.planInForce(id, at: now) else { throw notInForce(installed) }
        return plan
    }

    private func notInForce(_ plan: Plan) -> Refusal {
        let known = state.revision(of: plan)
        let effective = known == nil ? plan.effectiveFrom : known?.effectiveFrom
        let since = effective.map { ", effective from \($0)" } ?? ""
        let isSilent = known == nil && state.organization?.governance?.isRequired == true
        let stands =
            isSilent ? "was never published" : "is \((known?.state ?? plan.revisionState).rawValue)"
        return Refusal(
            .notInForce, "Plan \(plan.id) revision \(plan.revision) \(stands)\(since).",
            help: "Use a plan that is published and in effect; see muster plan status \(plan.id).")
    }

    mutating func assess(_ id: IncidentID, _ plan: PlanID?, _ note: String) throws(Refusal) {
        let incident = try openIncident(id)
        try check(note, "The note", isRequired: false)
        let chosen = try plan.map { id throws(Refusal) in try planInForce(id) }
        if let chosen, incident.plan == nil, [.active, .mitigated].contains(incident.phase) {
            return adopt(chosen, id, note: note)
        }
        try require(
            incident, in: [.reported, .assessed, .warned], to: "be assessed",
            help: "The response has begun; record facts or set the level instead.")
        guard let chosen else {
            emit(.incident(id, .assessed(plan: nil, digest: nil, note: note)))
            return classify(id)
        }
        choose(chosen, id, note: note)
    }

    mutating func warn(_ id: IncidentID, _ reason: String) throws(Refusal) {
        let incident = try openIncident(id)
        try require(
            incident, in: [.reported, .assessed], to: "be put under warning",
            help: "A warning comes before the response.")
        try check(reason, "The reason")
        emit(.incident(id, .warned(reason: reason)))
        draftNotices(id, on: .warned)
        judgeAnew(id)
    }

    mutating func addNote(_ id: IncidentID, _ text: String) throws(Refusal) {
        let incident = try knownIncident(id)
        try check(text, "The note")
        emit(.incident(incident.id, .noteAdded(text: text)))
    }
}
