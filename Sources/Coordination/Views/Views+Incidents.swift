// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

extension Views {
    /// A line of the list.
    func summary(_ incident: Incident) -> JSON {
        let targets = incident.targets.values
        let commander = incident.roles[Role.incidentCommander]
        return [
            "id": .string(incident.id.raw), "title": .string(incident.report.title),
            "phase": .word(incident.phase), "phase_name": .text(incident.phase.title),
            "level": level(incident.level), "plan": plan(of: incident),
            "commander": person(incident.commander),
            "commander_confirmed": .bool(commander?.hasConfirmed ?? false),
            "reported_at": .moment(incident.reportedAt),
            "activated_at": .moment(incident.activatedAt),
            "next_deadline": .moment(incident.isOpen ? incident.nextDeadline : nil),
            "targets_at_risk": .count(targets.count { $0.status == .atRisk }),
            "targets_breached": .count(targets.count { $0.status == .breached }),
            "steps_open": .count(incident.steps.values.count { !$0.status.isEnded }),
            "notices_to_approve": .count(
                incident.notices.values.count { $0.status == .drafted }),
            "units_missing": .count(incident.requests.values.reduce(0) { $0 + $1.missing }),
        ]
    }

    /// Everything about one incident.
    func incident(_ incident: Incident) -> JSON {
        let head = summary(incident).members ?? []
        let parts = intake(of: incident) + work(of: incident) + ending(of: incident)
        return .object(head + parts)
    }

    private func intake(_ incident: Incident) -> [(String, JSON)] {
        let report = incident.report
        return [
            ("nature", .string(report.nature)), ("scope", .string(report.scope)),
            ("occurred_at", .moment(report.occurredAt)),
            ("reported_by", .string(incident.reportedBy.description)),
            ("acknowledged_at", .moment(incident.acknowledgedAt)),
            ("acknowledged_by", person(incident.acknowledgedBy)),
            ("level_held", .bool(incident.isLevelHeld)),
            ("level_reason", reason(of: incident)),
            ("lowering", lowering(incident.lowering)),
            ("phases", .array(incident.phases.map(phase))),
            ("facts", .array(incident.facts.keys.map { fact($0, of: incident) })),
            ("signals", .array(incident.signals.values.map(signal))),
        ]
    }

    private func intake(of incident: Incident) -> [JSON.Member] { members(intake(incident)) }

    private func work(of incident: Incident) -> [JSON.Member] {
        members([
            ("roles", .array(incident.roles.keys.map { holder($0, of: incident) })),
            ("ladders", .array(incident.ladders.keys.map { ladder($0, of: incident) })),
            ("pages", .array(incident.pages.values.map(page))),
            ("playbook_ended", .bool(incident.isPlaybookEnded)),
            ("steps", .array(incident.steps.keys.map { step($0, of: incident) })),
            ("requests", .array(incident.requests.values.map(request))),
            ("notices", .array(incident.notices.values.map(notice))),
            ("targets", .array(incident.targets.keys.map { target($0, of: incident) })),
        ])
    }

    private func ending(of incident: Incident) -> [JSON.Member] {
        members([
            ("stand_down", standDown(of: incident)), ("review", review(incident.review)),
            ("actions", .array(incident.actions.values.map(action))),
        ])
    }

    private func members(_ list: [(String, JSON)]) -> [JSON.Member] {
        list.map { JSON.Member($0.0, $0.1) }
    }
}

// MARK: Intake and level

extension Views {
    private func phase(_ entry: (phase: Phase, at: Timestamp)) -> JSON {
        [
            "phase": .word(entry.phase), "name": .text(entry.phase.title),
            "at": .moment(entry.at),
        ]
    }

    private func fact(_ name: String, of incident: Incident) -> JSON {
        let fact = incident.facts[name]
        let declaration = incident.plan?.facts.first { $0.name == name }
        return [
            "name": .string(name), "value": fact.map { .fact($0.value) } ?? .null,
            "unit": .optional(declaration?.unit), "at": .moment(fact?.at),
            "by": .optional(fact?.by.description),
        ]
    }

    private func signal(_ signal: Signal) -> JSON {
        func map(_ labels: [Label]) -> JSON {
            .object(labels.map { JSON.Member($0.name, .string($0.value)) })
        }
        return [
            "source": .string(signal.source), "key": .string(signal.key),
            "status": .word(signal.status), "title": .string(signal.title),
            "starts_at": .moment(signal.startsAt), "labels": map(signal.labels),
            "annotations": map(signal.annotations),
        ]
    }

    private func lowering(_ lowering: Lowering?) -> JSON {
        guard let lowering else { return .null }
        return ["to": level(lowering.to), "due": .moment(lowering.due)]
    }

    /// Why the level is what it is, as a code and a text where somebody wrote one.
    func reason(of incident: Incident) -> JSON {
        switch incident.levelReason {
        case nil: .null
        case .rule(let index): ["kind": "rule", "rule": .count(index), "text": .null]
        case .loweredByRule(let index):
            ["kind": "lowered_by_rule", "rule": .count(index), "text": .null]
        case .hand(let text): ["kind": "hand", "rule": .null, "text": .string(text)]
        case .unclassified: ["kind": "unclassified", "rule": .null, "text": .null]
        }
    }
}

// MARK: People, steps, deadlines

extension Views {
    private func holder(_ id: RoleID, of incident: Incident) -> JSON {
        let holder = incident.roles[id]
        return [
            "role": role(id), "person": person(holder?.person), "since": .moment(holder?.since),
            "confirmed": .bool(holder?.hasConfirmed ?? false),
            "because": holder.map { because($0.because) } ?? .null,
        ]
    }

    private func because(_ reason: RoleReason) -> JSON {
        switch reason {
        case .onDuty(let rotation): ["kind": "on_duty", "detail": .string(rotation.raw)]
        case .answered(let rung): ["kind": "answered", "detail": .string("\(rung)")]
        case .hand(let text): ["kind": "hand", "detail": .string(text)]
        case .handover: ["kind": "handover", "detail": .null]
        }
    }

    private func ladder(_ id: RoleID, of incident: Incident) -> JSON {
        let ladder = incident.ladders[id]
        return [
            "role": role(id), "rung": .count(ladder?.rung ?? 0), "due": .moment(ladder?.due),
            "exhausted": .bool(ladder?.isExhausted ?? false),
        ]
    }

    private func page(_ page: Page) -> JSON {
        let outcome: (status: JSON, detail: JSON) =
            switch page.outcome {
            case nil: ("ordered", .null)
            case .accepted(let channel): ("accepted", .string(channel.raw))
            case .failed(let reason): ("failed", .string(reason))
            }
        return [
            "id": .string(page.id.raw), "person": person(page.person), "role": role(page.role),
            "rung": .count(page.rung), "ordered_at": .moment(page.orderedAt),
            "due": .moment(page.due), "delivery": outcome.status, "detail": outcome.detail,
            "acknowledged_at": .moment(page.acknowledgedAt),
        ]
    }

    private func step(_ id: StepID, of incident: Incident) -> JSON {
        guard let state = incident.steps[id] else { return .null }
        let step = incident.step(id)
        return [
            "id": .string(id.raw), "title": .text(step?.title ?? LocalizedText(id.raw)),
            "kind": .optional(step?.kind.name), "role": role(step?.role),
            "status": .word(state.status), "overdue": .bool(state.isOverdue),
            "round": .count(state.round), "parent": .optional(state.parent?.raw),
            "review": .optional(step?.review.rawValue),
            "instructions": .text(step?.instructions), "rollback": .optional(step?.rollback?.raw),
            "guidance": step.map { guidance($0.guidance) } ?? .null,
            "improvised": .bool(incident.improvised[id] != nil),
            "ready_at": .moment(state.readyAt), "due": .moment(state.due),
            "started_at": .moment(state.startedAt),
            "started_by": .optional(state.startedBy?.description),
            "ended_at": .moment(state.endedAt), "done_by": .optional(state.doneBy?.description),
            "reviewed_by": .optional(state.reviewedBy?.description),
            "note": .string(state.note),
        ]
    }

    private func guidance(_ guidance: Guidance) -> JSON {
        guard !guidance.isEmpty else { return .null }
        let commands = guidance.commands.map { command -> JSON in
            [
                "command": .string(command.text), "place": .text(command.place),
                "look_for": .text(command.lookFor),
            ]
        }
        let references = guidance.references.map { reference -> JSON in
            ["title": .text(reference.title), "url": .optional(reference.address)]
        }
        return [
            "checklist": .array(guidance.checklist.map { .text($0) }), "commands": .array(commands),
            "records": .array(guidance.records.map { .string($0) }),
            "references": .array(references),
        ]
    }

    private func target(_ key: TargetKey, of incident: Incident) -> JSON {
        guard let target = incident.targets[key] else { return .null }
        let isLate = target.status.isOpen && target.due < now
        return [
            "kind": .word(key.kind), "name": .text(key.kind.title),
            "subject": .string(key.subject), "status": .word(target.status),
            "overdue": .bool(isLate), "started_at": .moment(target.startedAt),
            "at_risk_at": .moment(target.atRisk), "due": .moment(target.due),
            "ended_at": .moment(target.endedAt),
        ]
    }
}

// MARK: The end

extension Views {
    private func standDown(of incident: Incident) -> JSON {
        let rule = incident.plan?.standDown
        let items = (rule?.checklist ?? []).enumerated().map { place, item -> JSON in
            [
                "item": .count(place), "text": .text(item),
                "confirmed": .bool(incident.confirmedItems.contains(place)),
            ]
        }
        return [
            "condition": .optional(rule?.when?.source),
            "holds_since": .moment(incident.standDownHoldsSince),
            "hold": .optional(rule.map(\.hold.description)), "checklist": .array(items),
        ]
    }

    private func review(_ review: Review) -> JSON {
        [
            "opened_at": .moment(review.openedAt), "due": .moment(review.due),
            "findings": .array(
                review.findings.map { ["part": .word($0.part), "text": .string($0.text)] }),
            "causes": .array(
                review.causes.map { ["class": .string($0.class), "text": .string($0.text)] }),
            "satisfaction": review.satisfaction.map { .number($0) } ?? .null,
            "no_action_reason": .optional(review.noActionReason),
            "completed_at": .moment(review.completedAt),
            "completed_by": .optional(review.completedBy?.description),
        ]
    }

    /// A corrective action.
    func action(_ action: CorrectiveAction) -> JSON {
        [
            "id": .string(action.id.raw), "incident": .string(action.incident.raw),
            "title": .string(action.title), "owner": .string(action.owner),
            "status": .word(action.status), "due": .moment(action.due),
            "overdue": .bool(action.status == .open && action.due < now),
            "added_at": .moment(action.addedAt), "completed_at": .moment(action.completedAt),
            "verified_at": .moment(action.verifiedAt), "note": .string(action.note),
        ]
    }
}
