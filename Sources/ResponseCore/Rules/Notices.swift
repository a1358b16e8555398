// SPDX-License-Identifier: Apache-2.0
// Notices to customers: drafted when their moment comes, in the words of that moment, held until
// they are approved, released once (S065-S072). The text that was approved is the text that goes.

import CEL
package import Notation
package import ResponseModel

extension Decision {
    /// Drafts the notices that a moment makes due.
    mutating func draftNotices(
        _ id: IncidentID, on moment: NoticeRule.Moment, exceptFor told: [AudienceID] = []
    ) {
        guard let incident = state.incidents[id], let level = incident.level else { return }
        for rule in incident.plan?.notices ?? [] where rule.trigger == .on(moment) {
            guard rule.holds(at: level), !told.contains(rule.audience) else { continue }
            stopDrafts(id, because: Self.superseded) { $0.id == rule.id }
            draft(rule, id)
        }
    }

    private static var superseded: String { "A newer notice takes its place." }

    /// Stops the drafts of some rules: their moment has passed, or their words are of another one.
    ///
    /// - Returns: the drafts that were stopped.
    @discardableResult
    mutating func stopDrafts(
        _ id: IncidentID, because reason: String, of isOver: (NoticeRule) -> Bool
    ) -> [Notice] {
        guard let incident = state.incidents[id] else { return [] }
        let over = incident.notices.values.filter { notice in
            notice.status == .drafted && (incident.noticeRule(notice.rule).map(isOver) ?? false)
        }
        for notice in over {
            emit(.notice(id, .stopped(notice.id, reason: reason)))
            drop(id, TargetKey(.notice, notice.id.raw))
        }
        return over
    }

    /// After a rise of the level: drafts that still wait have the words and the approvals of a
    /// milder level. They are drafted anew, to be released no later than before.
    mutating func draftAnew(_ id: IncidentID) {
        guard let level = state.incidents[id]?.level else { return }
        let stopped = stopDrafts(id, because: "The level has risen.") { rule in
            switch rule.trigger {
            case .on(.activated), .on(.levelChanged), .on(.mitigated), .everyUpdate: true
            case .on(.warned), .on(.recovered), .on(.stoodDown): false
            }
        }
        for old in stopped {
            guard let rule = state.incidents[id]?.noticeRule(old.rule), rule.holds(at: level),
                rule.trigger != .on(.levelChanged)
            else { continue }
            draft(rule, id, by: old.due)
        }
    }

    /// After a rise of the level: drafts what activation would have made due at this level.
    mutating func draftMissedNotices(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level else { return }
        for rule in incident.plan?.notices ?? [] where rule.trigger == .on(.activated) {
            guard rule.holds(at: level),
                !incident.notices.values.contains(where: { $0.rule == rule.id })
            else { continue }
            draft(rule, id)
        }
    }

    /// Whoever is told of the incident for the first time at this moment: news of a change would
    /// be the second message about one thing.
    func audiencesOfFirstNotices(_ id: IncidentID) -> [AudienceID] {
        guard let incident = state.incidents[id] else { return [] }
        return incident.notices.values.filter { notice in
            notice.draftedAt == now && notice.status != .stopped
                && incident.noticeRule(notice.rule)?.trigger == .on(.activated)
        }.map(\.audience)
    }

    /// Drafts the progress notices of a cadence; one that still waits for approval is superseded.
    mutating func draftProgress(_ id: IncidentID) {
        guard let incident = state.incidents[id], let level = incident.level else { return }
        for rule in incident.plan?.notices ?? [] where rule.trigger == .everyUpdate {
            guard rule.holds(at: level) else { continue }
            stopDrafts(id, because: Self.superseded) { $0.id == rule.id }
            draft(rule, id)
        }
    }

    // `latest`: the deadline of a draft that this one replaces, if it has not passed.
    private mutating func draft(_ rule: NoticeRule, _ id: IncidentID, by latest: Timestamp? = nil) {
        guard let incident = state.incidents[id], let level = incident.level,
            let organization = state.organization,
            incident.notices.count < Limits.noticesPerIncident
        else { return }
        let number = incident.notices.count + 1
        let sent = incident.notices.values.filter { $0.releasedAt != nil }
        var due = rule.within[level]?.deadline(from: now, in: organization)
        if let limit = due, let latest, latest > now { due = min(limit, latest) }
        let notice = Notice(
            id: NoticeID("\(id).n\(number)"), incident: id, rule: rule.id,
            messageType: rule.messageType(isFirst: sent.isEmpty), audience: rule.audience,
            level: level, texts: texts(of: rule.template, incident, organization, number),
            references: Self.thread(sent.map(\.id)), draftedAt: now, due: due,
            approval: rule.approval[level] ?? .none)
        emit(.notice(id, .drafted(notice)))
        if let due { startTarget(id, TargetKey(.notice, notice.id.raw), from: now, due: due) }
        if notice.approval == .none { release(notice, because: .noApprovalNeeded) }
    }

    private static func thread(_ sent: [NoticeID]) -> [NoticeID] {
        guard sent.count > Limits.noticeReferences else { return sent }
        return sent.prefix(1) + sent.suffix(Limits.noticeReferences - 1)
    }

    private func texts(
        of template: NoticeTemplate, _ incident: Incident, _ organization: Organization,
        _ number: Int
    ) -> [NoticeText] {
        template.wordings.map { wording in
            let values = placeholders(incident, organization, number, wording.language)
            var text = wording.fill(values)
            let mark = state.world.mark(wording.language)
            text.subject = mark + text.subject
            text.body = mark.isEmpty ? text.body : mark + "\n\n" + text.body
            text.short = text.short.map { mark + $0 }
            return text
        }
    }

    /// What the placeholders of `NoticeTemplate.placeholders` stand for, and `fact_NAME` for facts.
    private func placeholders(
        _ incident: Incident, _ organization: Organization, _ number: Int, _ language: Language
    ) -> [(name: String, value: String)] {
        let level = incident.level.flatMap { organization.scale[$0] }
        let every = incident.level.flatMap { incident.limit(.updateEvery, level: $0) }
        let next = every.map { $0.deadline(from: now, in: organization) }
        func clock(_ moment: Timestamp?) -> String {
            moment.map { organization.zone.clockText($0) } ?? ""
        }
        let commander = incident.commander.flatMap { organization.people[$0] }
        var values: [(name: String, value: String)] = [
            ("incident_id", incident.id.raw), ("incident_title", incident.report.title),
            ("plan_name", incident.plan?.name[language] ?? ""),
            ("organization", organization.name[language]),
            ("level", incident.level.map(String.init) ?? ""),
            ("level_name", level?.name[language] ?? ""),
            ("level_meaning", level?.meaning[language] ?? ""),
            ("phase", incident.phase.publicWord[language]),
            ("started_at", clock(incident.report.occurredAt ?? incident.reportedAt)),
            ("now", clock(now)), ("next_update", clock(next)),
            ("commander", commander?.name[language] ?? ""), ("notice_number", String(number)),
        ]
        for fact in incident.plan?.facts ?? [] {
            let value = incident.facts[fact.name]?.value ?? fact.initial
            values.append(("fact_\(fact.name)", value?.plainText ?? ""))
        }
        return values
    }

    // MARK: Release

    private mutating func release(_ notice: Notice, because reason: ReleaseReason) {
        let id = notice.incident
        emit(.notice(id, .released(notice.id, because: reason)))
        meet(id, TargetKey(.notice, notice.id.raw))
        meet(id, TargetKey(.firstNotice))
        nextUpdateRound(id)
    }

    private func drafted(_ id: NoticeID) throws(Refusal) -> (Incident, Notice) {
        guard let incident = state.incident(of: id), let notice = incident.notices[id] else {
            let known = state.openIncidents.flatMap { $0.notices.keys.map(\.raw) }
            throw .unknown("notice", id.raw, among: known)
        }
        guard notice.status == .drafted else {
            throw Refusal(
                .alreadyDone, "Notice \(id) is \(notice.status.rawValue).",
                help: "A sent notice is corrected by another one.")
        }
        return (incident, notice)
    }

    // The person who approves, if they may and have not yet.
    private func approver(of notice: Notice, _ incident: Incident) throws(Refusal) -> PersonID {
        // Whom the plan names needs no other permission.
        let person: PersonID
        if case .role(let role) = notice.approval {
            person = try self.person()
            let given = try organization().people[person]?.roles.contains(role) == true
            guard given || incident.roles[role]?.person == person else {
                throw Refusal(
                    .notPermitted, "Notice \(notice.id) needs the approval of \(role).",
                    help: incident.roles[role].map { "That is \($0.person)." }
                        ?? "Nobody holds that role: assign it first.")
            }
        } else {
            person = try permitted(.approveNotices, in: incident)
        }
        guard !notice.approvedBy.contains(person) else {
            throw Refusal(
                notice.approval == .twoPerson ? .needsSecondPerson : .alreadyDone,
                "\(person) has approved notice \(notice.id) already.",
                help: "It needs the approval of a second person.")
        }
        return person
    }

    mutating func approveNotice(_ id: NoticeID) throws(Refusal) {
        let (incident, notice) = try drafted(id)
        let person = try approver(of: notice, incident)
        emit(.notice(incident.id, .approved(id, person)))
        releaseIfApproved(id)
    }

    private mutating func releaseIfApproved(_ id: NoticeID) {
        guard let notice = state.incident(of: id)?.notices[id],
            notice.approvedBy.count >= notice.approval.people
        else { return }
        release(notice, because: .approved)
    }

    mutating func releaseNotice(_ id: NoticeID, _ bypass: String?) throws(Refusal) {
        let (incident, notice) = try drafted(id)
        if let bypass {
            try permitted(.approveNotices, in: incident)
            try check(bypass, "The reason")
            return release(notice, because: .bypass(bypass))
        }
        let hasApproved = by.person.map { notice.approvedBy.contains($0) } ?? false
        let person = hasApproved ? nil : try approver(of: notice, incident)
        let approvals = notice.approvedBy.count + (person == nil ? 0 : 1)
        guard approvals >= notice.approval.people else {
            throw Refusal(
                .needsSecondPerson,
                "Notice \(id) has \(notice.approvedBy.count) of \(notice.approval.people) "
                    + "approvals.",
                help: "A second person approves it first: `muster notice approve \(id)`. "
                    + "In an emergency: --bypass with the reason; it is reviewed afterwards.")
        }
        if let person { emit(.notice(incident.id, .approved(id, person))) }
        releaseIfApproved(id)
    }

    mutating func stopNotice(_ id: NoticeID, _ reason: String) throws(Refusal) {
        let (incident, notice) = try drafted(id)
        try check(reason, "The reason")
        emit(.notice(incident.id, .stopped(id, reason: reason)))
        drop(incident.id, TargetKey(.notice, id.raw))
        if incident.noticeRule(notice.rule)?.trigger == .everyUpdate { putOffUpdate(incident) }
    }

    // Who stops a progress notice leaves this round out; the promise of the next one stands.
    private mutating func putOffUpdate(_ incident: Incident) {
        guard incident.phase == .active || incident.phase == .mitigated else { return }
        drop(incident.id, incident.currentKey(.updateEvery))
        startUpdateRound(incident.id)
    }

    mutating func completeNotice(
        _ id: NoticeID, _ counts: DeliveryCounts, _ digest: String
    ) throws(Refusal) {
        guard let incident = state.incident(of: id), let notice = incident.notices[id] else {
            throw .unknown("notice", id.raw, among: [])
        }
        // A result that comes twice after a restart is the same result.
        guard notice.status != .completed else { return }
        guard notice.status == .released else {
            throw Refusal(
                .wrongPhase, "Notice \(id) is \(notice.status.rawValue).",
                help: "Only a released notice has deliveries.")
        }
        guard min(counts.accepted, counts.rejected, counts.suppressed) >= 0 else {
            throw Refusal(
                .invalid, "Deliveries of \(id) are counted below nought.",
                help: "Count them again from the ledger.")
        }
        try check(digest, "The digest of the ledger", isRequired: false, limit: Limits.titleBytes)
        emit(.notice(incident.id, .completed(id, counts, ledgerDigest: digest)))
    }
}

extension NoticeRule {
    /// Whether it makes notices at a level.
    func holds(at level: Int) -> Bool { levels?.contains(level) ?? true }

    fileprivate func messageType(isFirst: Bool) -> Notice.MessageType {
        switch trigger {
        case .on(.recovered), .on(.stoodDown): .allClear
        case .on, .everyUpdate: isFirst ? .alert : .update
        }
    }
}

extension NoticeRule.Approval {
    /// How many different people must approve.
    package var people: Int {
        switch self {
        case .none: 0
        case .role: 1
        case .twoPerson: 2
        }
    }
}

extension Phase {
    /// The word that customers see (vocabulary, section 2; Statuspage's words).
    package var publicWord: LocalizedText {
        switch self {
        case .reported, .assessed, .warned: LocalizedText(en: "investigating", zh: "排查中")
        case .active: LocalizedText(en: "identified", zh: "处置中")
        case .mitigated: LocalizedText(en: "monitoring", zh: "观察中")
        case .recovered, .inReview, .closed: LocalizedText(en: "resolved", zh: "已恢复")
        }
    }
}

extension TimeZoneRules {
    /// `2026-03-01 02:00 (UTC+08:00)`: a time that a customer can use.
    package func clockText(_ moment: Timestamp) -> String {
        let civil = civil(moment)
        let offset = offsetSeconds(at: moment) / 60
        let sign = offset < 0 ? "-" : "+"
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let zone = "UTC\(sign)\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
        return "\(civil.dateText) \(civil.clockText) (\(zone))"
    }
}

extension FactValue {
    /// The value as a customer reads it.
    package var plainText: String {
        switch self {
        case .null: "-"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .uint(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): text
        case .timestamp(let instant):
            Timestamp(milliseconds: instant.milliseconds).description
        case .duration(let span): TimeSpan(milliseconds: span.milliseconds).description
        case .list(let elements): elements.map(\.plainText).joined(separator: ", ")
        case .map(let map):
            map.entries.map { "\($0.key.plainText): \($0.value.plainText)" }
                .joined(separator: ", ")
        default: "\(self)"
        }
    }
}
