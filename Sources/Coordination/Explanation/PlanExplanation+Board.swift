// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension PlanExplanation {
    /// The whole explanation; docs/api.md has its shape.
    package var board: ExplanationBoard {
        var board = ExplanationBoard()
        board.plan = PlanRevisionPart(plan)
        board.at = moment
        board.facts = plan.facts.map { fact in
            let value = incident.facts[fact.name]?.value ?? fact.initial
            return JSON.Member(fact.name, value.map { .fact($0) } ?? .null)
        }
        board.level = level
        board.rules = TriedRulePart.all(of: incident.lastTrial ?? Trial(rules: [], level: nil))
        board.phase = incident.phase.rawValue
        board.people = people
        board.steps = incident.steps.keys.compactMap(step)
        board.resources = resources
        board.notices = notices
        board.targets = incident.targets.keys.compactMap(target)
        board.regulatorClocks = incident.regulatorDuties(in: organization, at: moment)
            .map { RegulatorClockPart($0) }
        return board
    }

    private var level: ExplainedLevelPart? {
        guard let number = incident.level else { return nil }
        var part = ExplainedLevelPart()
        part.level = LevelPart(number, organization.scale[number])
        part.isDecided = incident.levelReason != .unclassified
        return part
    }

    func person(_ id: PersonID) -> NamedPart { NamedPart(id.raw, organization.people[id]?.name) }

    private func step(_ id: StepID) -> FirstStepPart? {
        guard let known = incident.steps[id], !known.status.isEnded, let step = incident.step(id)
        else { return nil }
        var part = FirstStepPart()
        part.step = id.raw
        part.title = step.title
        part.role = step.role?.raw
        part.status = known.status.rawValue
        part.due = known.due
        return part
    }

    private func target(_ key: TargetKey) -> PlannedTargetPart? {
        guard let target = incident.targets[key], key.kind != .resource, key.kind != .notice
        else { return nil }
        let kind = ResponseTarget.Kind.allCases.first { TargetKey.Kind($0) == key.kind }
        let rule = kind.flatMap { kind in plan.targets.first { $0.kind == kind } }
        var part = PlannedTargetPart()
        part.target = kind?.rawValue ?? key.kind.rawValue
        part.title = key.kind.title
        part.limit = rule?.limits[incident.level ?? 0]?.description
        part.from = target.startedAt
        part.atRisk = target.atRisk
        part.due = target.due
        return part
    }
}

extension PlanRevisionPart {
    init(_ plan: Plan) {
        id = plan.id.raw
        name = plan.name
        revision = plan.revision
        revisionState = plan.revisionState.rawValue
        digest = plan.digest
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

extension RegulatorClockPart {
    fileprivate init(_ duty: RegulatorDuty) {
        clock = duty.clock.id.raw
        name = duty.clock.name
        authority = duty.clock.authority
        source = duty.clock.source
        limit = duty.clock.limit.description
        runs = duty.standing.isRunning
        switch duty.standing {
        case .runs: standing = "runs"
        case .assumed(let missing): (standing, detail) = ("assumed", missing)
        case .failed(let why): (standing, detail) = ("failed", why)
        case .notAtThisLevel: standing = "not_at_this_level"
        case .conditionFails: standing = "condition_fails"
        }
        from = duty.startsAt
        due = duty.due
    }
}
