// SPDX-License-Identifier: Apache-2.0
// Who leads and who helps: roles from rotations, calls up the ladder until somebody answers, one
// commander at all times, explicit hand-over (S004, S043, S049).

package import Notation
package import ResponseModel

extension Rotation {
    /// Who is on duty at a moment; nil when nobody is.
    package func onDuty(at moment: Timestamp) -> PersonID? {
        if let override = overrides.last(where: { $0.from <= moment && moment < $0.to }) {
            return override.person
        }
        let layer = layers.last { $0.covers(moment, zone) && !$0.members.isEmpty }
        return layer?.member(at: moment, zone)
    }
}

extension Rotation.Layer {
    fileprivate func covers(_ moment: Timestamp, _ zone: TimeZoneRules) -> Bool {
        guard starts <= moment else { return false }
        guard !hours.isEmpty else { return true }
        let civil = zone.civil(moment)
        let yesterday = civil.weekday == 1 ? 7 : civil.weekday - 1
        return hours.contains { window in
            let minute = civil.minuteOfDay
            if window.fromMinute < window.toMinute {
                return window.weekdays.contains(civil.weekday)
                    && (window.fromMinute..<window.toMinute).contains(minute)
            }
            return window.weekdays.contains(civil.weekday) && minute >= window.fromMinute
                || window.weekdays.contains(yesterday) && minute < window.toMinute
        }
    }

    // Turns change at the time of day of the start, whatever summer time does in between.
    fileprivate func member(at moment: Timestamp, _ zone: TimeZoneRules) -> PersonID {
        let first = zone.civil(starts)
        let local = zone.civil(moment)
        var days = local.dayNumber - first.dayNumber
        if (local.minuteOfDay, local.second) < (first.minuteOfDay, first.second) { days -= 1 }
        let turn = max(0, days) / max(1, turnDays)
        return members[turn % members.count]
    }
}

extension Decision {
    /// Fills the roles that hold at the level and for which nobody was called yet; `again`: also
    /// those for which nobody has answered a whole ladder.
    mutating func fillRoles(_ id: IncidentID, again: Bool) {
        guard let incident = state.incidents[id] else { return }
        for rule in roleRules(of: incident) where wants(rule, id, again: again) { fill(rule, id) }
    }

    /// Calls a commander for an incident whose response has not begun: the one of its plan, which
    /// waits for a decision, or whoever takes incidents that no plan is for.
    mutating func callSomebody(_ id: IncidentID) {
        startAcknowledgement(id)
        guard let incident = state.incidents[id], incident.phase < .active,
            let rule = leadRule(of: incident), wants(rule, id, again: true)
        else { return }
        fill(rule, id)
    }

    /// A plan has been chosen: its own commander is called, unless somebody has the incident or
    /// was called by the same rule.
    mutating func callLead(_ id: IncidentID, after former: RoleRule?) {
        guard let incident = state.incidents[id], let rule = leadRule(of: incident) else { return }
        guard rule != former else { return callSomebody(id) }
        if incident.roles[rule.role]?.hasConfirmed != true { fill(rule, id) }
    }

    /// By which rule somebody is called to lead an incident: its plan's, else the intake's.
    func leadRule(of incident: Incident) -> RoleRule? {
        rule(for: Role.incidentCommander, incident) ?? state.organization?.intake
    }

    // The roles of the plan at the level; an incident whose plan names no commander is led by who
    // takes incidents without a plan (S043: one lead).
    private func roleRules(of incident: Incident) -> [RoleRule] {
        let level = incident.level ?? 0
        let planned = incident.plan?.roles.filter { $0.levels?.contains(level) ?? true } ?? []
        guard let intake = state.organization?.intake,
            !planned.contains(where: { [intake.role, Role.incidentCommander].contains($0.role) })
        else { return planned }
        return planned + [intake]
    }

    private func wants(_ rule: RoleRule, _ id: IncidentID, again: Bool) -> Bool {
        guard let incident = state.incidents[id], incident.roles[rule.role]?.hasConfirmed != true
        else { return false }
        guard let ladder = incident.ladders[rule.role] else {
            return incident.roles[rule.role] == nil
        }
        return again && ladder.isExhausted && !(rule.rotation == nil && rule.escalation == nil)
    }

    private mutating func fill(_ rule: RoleRule, _ id: IncidentID) {
        if let rotation = rule.rotation {
            if let person = state.organization?.rotations[rotation]?.onDuty(at: now) {
                emit(.role(id, .assigned(rule.role, person, because: .onDuty(rotation))))
            } else {
                emit(.role(id, .leftVacant(rule.role, reason: .nobodyOnDuty(rotation))))
            }
        } else if rule.escalation == nil {
            emit(.role(id, .leftVacant(rule.role, reason: .noRotation)))
        }
        call(rule, rung: 0, id)
    }

    // Rungs on which nobody can be called are passed over, so that the ladder ends after one look
    // at each.
    private mutating func call(_ rule: RoleRule, rung first: Int, _ id: IncidentID) {
        let ladder = rule.escalation.flatMap { state.organization?.escalations[$0] }
        let rungs =
            ladder?.rungs ?? [
                EscalationPolicy.Rung(notify: [.onDuty], timeout: TimeSpan(milliseconds: .max))
            ]
        // More rounds than pages are none at all.
        let last = rungs.count * (min(ladder?.repeats ?? 0, Limits.pagesPerIncident) + 1)
        let called = state.incidents[id]?.pages.count ?? 0
        for rung in first..<max(first, min(last, first + rungs.count)) {
            let step = rungs[rung % rungs.count]
            let people = callees(step.notify, rule)
            guard !people.isEmpty, called + people.count <= Limits.pagesPerIncident else {
                continue
            }
            let due = ladder == nil ? nil : now + step.timeout
            for person in people { page(person, rule.role, rung, due, id) }
            return
        }
        emit(.page(id, .ladderExhausted(rule.role)))
    }

    private mutating func page(
        _ person: PersonID, _ role: RoleID, _ rung: Int, _ due: Timestamp?, _ id: IncidentID
    ) {
        let count = state.incidents[id]?.pages.count ?? 0
        let page = Page(
            id: PageID("\(id).p\(count + 1)"), person: person, role: role, rung: rung,
            orderedAt: now, due: due)
        emit(.page(id, .ordered(page)))
    }

    private func callees(_ callees: [EscalationPolicy.Callee], _ rule: RoleRule) -> [PersonID] {
        guard let organization = state.organization else { return [] }
        var people: [PersonID] = []
        for callee in callees {
            switch callee {
            case .onDuty:
                people +=
                    rule.rotation.flatMap { organization.rotations[$0]?.onDuty(at: now) }
                    .map { [$0] } ?? []
            case .rotation(let rotation):
                people += organization.rotations[rotation]?.onDuty(at: now).map { [$0] } ?? []
            case .person(let person): people.append(person)
            case .team(let team): people += organization.teams[team]?.members ?? []
            }
        }
        return people.enumerated().filter { !people[..<$0.offset].contains($0.element) }
            .map(\.element)
    }

    /// Nobody answered: the next rung.
    mutating func climbLadders(_ id: IncidentID) {
        guard let incident = state.incidents[id] else { return }
        for role in incident.ladders.keys {
            guard let ladder = incident.ladders[role], let due = ladder.due, due <= now,
                let rule = rule(for: role, incident)
            else { continue }
            emit(.page(id, .rungTimedOut(role, rung: ladder.rung)))
            call(rule, rung: ladder.rung + 1, id)
        }
    }

    private func rule(for role: RoleID, _ incident: Incident) -> RoleRule? {
        let planned = incident.plan?.roles.filter { $0.role == role } ?? []
        let level = incident.level ?? 0
        return planned.first { $0.levels?.contains(level) ?? true }
            ?? state.organization?.intake.flatMap { $0.role == role ? $0 : nil }
            ?? planned.first
    }

    mutating func acknowledge(_ id: IncidentID, _ role: RoleID?) throws(Refusal) {
        let incident = try openIncident(id)
        let person = try person()
        let pages = incident.pages.values.filter {
            $0.person == person && $0.acknowledgedAt == nil && (role == nil || $0.role == role)
        }
        for page in pages { answer(page, person, id) }
        if pages.isEmpty { try takeWithoutPage(incident, person, role) }
        if incident.acknowledgedAt == nil {
            emit(.role(id, .incidentAcknowledged(person)))
            meet(id, TargetKey(.acknowledge))
        }
    }

    private mutating func answer(_ page: Page, _ person: PersonID, _ id: IncidentID) {
        emit(.page(id, .acknowledged(page.id, person)))
        guard let incident = state.incidents[id], page.news == nil else { return }
        let holder = incident.roles[page.role]
        // The first to answer has the role; later answers of others only say that they know.
        if holder?.hasConfirmed != true {
            emit(.role(id, .assigned(page.role, person, because: .answered(rung: page.rung))))
        }
    }

    private mutating func takeWithoutPage(
        _ incident: Incident, _ person: PersonID, _ role: RoleID?
    ) throws(Refusal) {
        let wanted = role ?? Role.incidentCommander
        // Who says it twice must not get command by it.
        let hasAnswered = incident.pages.values.contains {
            $0.person == person && $0.acknowledgedAt != nil
        }
        if role == nil, hasAnswered {
            throw Refusal(
                .alreadyDone, "\(person) has acknowledged \(incident.id) already.",
                help: "To take command of it, name the role: \(Role.incidentCommander).")
        }
        if let holder = incident.roles[wanted], holder.hasConfirmed {
            let whose = holder.person == person ? "you have" : "\(holder.person) has"
            throw Refusal(
                .alreadyDone, "In \(incident.id) \(whose) taken \(wanted) already.",
                help: "Use handover to pass command on, or role to assign another role.")
        }
        try checkFit(person, for: wanted)
        emit(
            .role(
                incident.id,
                .assigned(wanted, person, because: .hand("Took the incident without a call."))))
    }

    private func checkFit(_ person: PersonID, for role: RoleID) throws(Refusal) {
        let organization = try organization()
        guard let model = organization.roles[role] else {
            throw .unknown("role", role.raw, among: organization.roles.all.map(\.id.raw))
        }
        let skills = organization.people[person]?.skills ?? []
        let missing = model.skills.filter { !skills.contains($0) }
        guard missing.isEmpty else {
            throw Refusal(
                .notPermitted,
                "\(person) lacks what role \(role) asks for: \(missing.joined(separator: ", ")).",
                help: "Choose somebody with these skills.")
        }
    }

    mutating func assignRole(
        _ id: IncidentID, _ role: RoleID, _ person: PersonID, _ reason: String
    ) throws(Refusal) {
        let incident = try openIncident(id)
        _ = try known(person)
        try check(reason, "The reason")
        guard role != Role.incidentCommander || incident.commander == nil else {
            throw Refusal(
                .alreadyDone, "\(id) has a commander: \(incident.commander?.raw ?? "").",
                help: "Command passes by handover, with a brief.")
        }
        try checkFit(person, for: role)
        if incident.roles[role]?.person == person, incident.roles[role]?.hasConfirmed == true {
            throw Refusal(
                .alreadyDone, "\(person) holds \(role) in \(id) already.", help: "Nothing to do.")
        }
        emit(.role(id, .assigned(role, person, because: .hand(reason))))
    }

    mutating func handOver(_ id: IncidentID, _ to: PersonID, _ brief: String) throws(Refusal) {
        let incident = try openIncident(id)
        let from = try person()
        _ = try known(to)
        try check(brief, "The brief")
        try checkFit(to, for: Role.incidentCommander)
        guard incident.commander != to else {
            throw Refusal(.alreadyDone, "\(to) is in command of \(id).", help: "Nothing to do.")
        }
        guard incident.commander == nil || may(from, .setLevel, in: incident) else {
            throw Refusal(
                .notPermitted, "\(from) is not in command of \(id).",
                help: "The commander \(incident.commander?.raw ?? "") hands over.")
        }
        emit(.role(id, .commandTransferred(from: incident.commander, to: to, brief: brief)))
        emit(.role(id, .assigned(Role.incidentCommander, to, because: .handover)))
    }

    mutating func reportPage(
        _ id: IncidentID, _ page: PageID, _ outcome: PageOutcome
    ) throws(Refusal) {
        let incident = try knownIncident(id)
        guard let known = incident.pages[page] else {
            throw .unknown("page", page.raw, among: incident.pages.keys.map(\.raw))
        }
        // Results may come twice after a restart; the first one stays.
        if known.outcome == nil { emit(.page(id, .reported(page, outcome))) }
    }
}
