// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
import ResponseModel

extension PlanExplanation {
    /// The whole explanation; docs/api.md has its shape.
    package var json: JSON {
        .object([
            .init(
                "plan",
                [
                    "id": .string(plan.id.raw), "name": .text(plan.name),
                    "revision": .count(plan.revision),
                    "revision_state": .word(plan.revisionState), "digest": .string(plan.digest),
                ]),
            .init("at", .moment(moment)), .init("facts", facts), .init("level", level),
            .init("rules", Views.tried(incident.lastTrial ?? Trial(rules: [], level: nil))),
            .init("phase", .word(incident.phase)), .init("people", .array(people)),
            .init("steps", .array(steps)), .init("resources", resources),
            .init("notices", .array(notices)), .init("targets", .array(targets)),
            .init("regulator_clocks", .array(regulatorClocks)),
        ])
    }

    private var facts: JSON {
        .object(
            plan.facts.map { fact in
                let value = incident.facts[fact.name]?.value ?? fact.initial
                return JSON.Member(fact.name, value.map { .fact($0) } ?? .null)
            })
    }

    private var level: JSON {
        guard let number = incident.level else { return .null }
        let level = organization.scale[number]
        return [
            "number": .count(number), "name": .text(level?.name),
            "colour": .optional(level?.colour), "meaning": .text(level?.meaning),
            "decided": .bool(incident.levelReason != .unclassified),
        ]
    }

    private func named(_ id: String, _ name: LocalizedText?) -> JSON {
        ["id": .string(id), "name": .text(name ?? LocalizedText(id))]
    }

    private func person(_ id: PersonID) -> JSON { named(id.raw, organization.people[id]?.name) }

    // MARK: People

    // The roles that hold at the level, and whoever is called without one.
    private var people: [JSON] {
        let level = incident.level ?? 0
        let planned = plan.roles.filter { $0.levels?.contains(level) ?? true }
        let called = unanswered.pages.values.map(\.role)
        var seen: Set<RoleID> = []
        return (planned.map(\.role) + called).filter { seen.insert($0).inserted }.map { role in
            let rule = planned.first { $0.role == role } ?? organization.intake
            let calls = unanswered.pages.values.filter { $0.role == role }
            let holder = incident.roles[role]
            return [
                "role": named(role.raw, organization.roles[role]?.name),
                "rotation": .optional(rule?.rotation?.raw),
                "escalation": .optional(rule?.escalation?.raw),
                "rungs": .count(ladder(rule)?.rungs.count ?? 1),
                "repeats": .count(ladder(rule)?.repeats ?? 0),
                "on_duty": holder.map { person($0.person) } ?? .null,
                "calls": .array(calls.map(call)),
                "unanswered_at": .moment(exhausted(role, calls)),
            ]
        }
    }

    private func ladder(_ rule: RoleRule?) -> EscalationPolicy? {
        rule?.escalation.flatMap { organization.escalations[$0] }
    }

    private func call(_ page: Page) -> JSON {
        let contacts = organization.people[page.person]?.contacts ?? []
        return [
            "rung": .count(page.rung + 1), "person": person(page.person),
            "media": .array(contacts.map { .word($0.medium) }),
            "after_ms": .integer((page.orderedAt - moment).milliseconds),
            "at": .moment(page.orderedAt),
        ]
    }

    // When the last rung has had its time and there is nobody left to call.
    private func exhausted(_ role: RoleID, _ calls: [Page]) -> Timestamp? {
        guard unanswered.ladders[role]?.isExhausted == true else { return nil }
        return calls.last?.due ?? moment
    }

    // MARK: Steps and clocks

    private var steps: [JSON] {
        incident.steps.keys.compactMap { id in
            guard let known = incident.steps[id], !known.status.isEnded,
                let step = incident.step(id)
            else { return nil }
            return [
                "step": .string(id.raw), "title": .text(step.title),
                "role": .optional(step.role?.raw), "status": .word(known.status),
                "due": .moment(known.due),
            ]
        }
    }

    private var targets: [JSON] {
        incident.targets.keys.compactMap { key in
            guard let target = incident.targets[key], key.kind != .resource, key.kind != .notice
            else { return nil }
            let kind = ResponseTarget.Kind.allCases.first { TargetKey.Kind($0) == key.kind }
            let limit = kind.flatMap { kind in
                plan.targets.first { $0.kind == kind }?.limits[incident.level ?? 0]
            }
            return [
                "target": .string(kind?.rawValue ?? key.kind.rawValue),
                "title": .text(key.kind.title), "limit": .optional(limit?.description),
                "from": .moment(target.startedAt), "at_risk": .moment(target.atRisk),
                "due": .moment(target.due),
            ]
        }
    }

    private var regulatorClocks: [JSON] {
        incident.regulatorDuties(in: organization, at: moment).map { duty in
            let standing: (word: String, detail: String?) =
                switch duty.standing {
                case .runs: ("runs", nil)
                case .assumed(let missing): ("assumed", missing)
                case .failed(let why): ("failed", why)
                case .notAtThisLevel: ("not_at_this_level", nil)
                case .conditionFails: ("condition_fails", nil)
                }
            return [
                "clock": .string(duty.clock.id.raw), "name": .text(duty.clock.name),
                "authority": .text(duty.clock.authority), "source": .string(duty.clock.source),
                "limit": .string(duty.clock.limit.description),
                "runs": .bool(duty.standing.isRunning),
                "standing": .string(standing.word), "detail": .optional(standing.detail),
                "from": .moment(duty.startsAt), "due": .moment(duty.due),
            ]
        }
    }

    // MARK: Resources

    private var resources: JSON {
        switch supply {
        case .journal(let state, let incident): requests("journal", state, incident)
        case .plans(let state, let incident): requests("plans", state, incident)
        case .refused(let refusal):
            ["pools": "refused", "problem": .string(refusal.message), "requests": []]
        }
    }

    private func requests(_ source: JSON, _ state: State, _ incident: Incident) -> JSON {
        let list = incident.requests.values.map { request -> JSON in
            let pool = state.pools[request.pool] ?? PoolState(total: 0)
            let model = state.organization?.pools[request.pool]
            return [
                "pool": named(request.pool.raw, model?.name), "units": .count(request.units),
                "skills": .array(request.skills.map { .string($0) }),
                "due": .moment(request.due), "committed": .count(request.holds),
                "missing": .count(request.missing), "total": .count(pool.total),
                // As it is before the incident takes its units.
                "available": .count(pool.available + request.holds),
                "out_of_service": .count(pool.outOfService),
                "reserve": .count(model?.reserve ?? 0),
                "held_by": .array(holders(of: pool, besides: incident.id).map { .string($0) }),
                "substitutes": .array(
                    (model?.substitutes ?? []).map { substitute($0, state) }),
            ]
        }
        return ["pools": source, "problem": .null, "requests": .array(list)]
    }

    private func holders(of pool: PoolState, besides id: IncidentID) -> [String] {
        var seen: Set<String> = [id.raw]
        return pool.holders.map { String($0.raw.prefix { $0 != "." }) }
            .filter { seen.insert($0).inserted }
    }

    private func substitute(_ id: PoolID, _ state: State) -> JSON {
        let model = state.organization?.pools[id]
        let units = state.pools[id] ?? PoolState(total: model?.units ?? 0)
        return [
            "pool": named(id.raw, model?.name), "available": .count(units.available),
            "mutual_aid": .bool(model?.isMutualAid ?? false),
        ]
    }

    // MARK: Notices

    private var notices: [JSON] {
        let level = incident.level ?? 0
        var reaches: [AudienceID: Reach] = [:]
        return plan.notices.filter { $0.levels?.contains(level) ?? true }.map { rule in
            let reach =
                reaches[rule.audience] ?? Reach(of: rule.audience, at: moment, in: organization)
            reaches[rule.audience] = reach
            let draft = incident.notices.values.last { $0.rule == rule.id }
            let due = draft?.due
            return [
                "notice": .string(rule.id), "trigger": .string(rule.trigger.words),
                "audience": named(
                    rule.audience.raw, organization.audiences[rule.audience]?.name),
                "recipients": reach.json, "within": .optional(rule.within[level]?.description),
                "drafted": .bool(draft != nil), "due": .moment(due),
                "approval": .string((rule.approval[level] ?? .none).name),
                "template": .string(rule.template.name),
                "subjects": .array(
                    (draft?.texts ?? []).map { text in
                        [
                            "language": .word(text.language), "subject": .string(text.subject),
                        ]
                    }),
            ]
        }
    }
}

extension TargetKey.Kind {
    // The kind of clock that a target of a plan starts.
    fileprivate init(_ kind: ResponseTarget.Kind) {
        switch kind {
        case .acknowledge: self = .acknowledge
        case .firstNotice: self = .firstNotice
        case .updateEvery: self = .update
        case .resourcesCommitted: self = .resourcesCommitted
        case .mitigate: self = .mitigate
        case .recover: self = .recover
        }
    }
}

extension NoticeRule.Trigger {
    /// The words of the files.
    fileprivate var words: String {
        switch self {
        case .on(let moment): "on \(moment.rawValue)"
        case .everyUpdate: "every update_every"
        }
    }
}
