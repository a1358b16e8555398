// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
import ResponseModel

/// Everything about one incident.
package struct IncidentBoard: Board {
    /// Its line of the list, whose members come first.
    package var summary = IncidentSummary()
    package var nature = ""
    package var scope = ""
    package var occurredAt: Timestamp?
    package var reportedBy = ""
    package var acknowledgedAt: Timestamp?
    package var acknowledgedBy: NamedPart?
    package var isLevelHeld = false
    package var levelReason: LevelReasonPart?
    package var lowering: LoweringPart?
    package var phases: [PhasePart] = []
    package var facts: [FactPart] = []
    package var signals: [SignalPart] = []
    package var roles: [RolePart] = []
    package var ladders: [LadderPart] = []
    package var pages: [PagePart] = []
    package var isPlaybookEnded = false
    package var steps: [StepPart] = []
    package var requests: [RequestPart] = []
    package var notices: [NoticeBoard] = []
    package var targets: [TargetPart] = []
    package var standDown = StandDownPart()
    package var review = ReviewPart()
    package var actions: [ActionPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        summary.members(&form)
        intake(&form)
        work(&form)
        form("stand_down", &standDown)
        form("review", &review)
        form("actions", &actions)
    }

    private mutating func intake(_ form: inout BoardForm) {
        form("nature", &nature)
        form("scope", &scope)
        form("occurred_at", &occurredAt)
        form("reported_by", &reportedBy)
        form("acknowledged_at", &acknowledgedAt)
        form("acknowledged_by", &acknowledgedBy)
        form("level_held", &isLevelHeld)
        form("level_reason", &levelReason)
        form("lowering", &lowering)
        form("phases", &phases)
        form("facts", &facts)
        form("signals", &signals)
    }

    private mutating func work(_ form: inout BoardForm) {
        form("roles", &roles)
        form("ladders", &ladders)
        form("pages", &pages)
        form("playbook_ended", &isPlaybookEnded)
        form("steps", &steps)
        form("requests", &requests)
        form("notices", &notices)
        form("targets", &targets)
    }
}

extension IncidentBoard {
    /// The board of an incident; nil: there is no such one.
    package init?(_ id: IncidentID, _ source: BoardSource) {
        guard let incident = source.state.incidents[id] else { return nil }
        summary = IncidentSummary(incident, source)
        tellIntake(of: incident, source)
        roles = incident.roles.keys.map { RolePart($0, incident.roles[$0], source) }
        ladders = incident.ladders.keys.map { LadderPart($0, incident.ladders[$0], source) }
        pages = incident.pages.values.map { PagePart($0, source) }
        isPlaybookEnded = incident.isPlaybookEnded
        steps = incident.steps.keys.compactMap { StepPart($0, incident, source) }
        requests = incident.requests.values.map { RequestPart($0, source) }
        notices = incident.notices.values.map { NoticeBoard($0, source) }
        targets = incident.targets.keys.compactMap { TargetPart($0, incident, source) }
        standDown = StandDownPart(incident)
        review = ReviewPart(incident.review)
        actions = incident.actions.values.map { ActionPart($0, source) }
    }

    private mutating func tellIntake(of incident: Incident, _ source: BoardSource) {
        nature = incident.report.nature
        scope = incident.report.scope
        occurredAt = incident.report.occurredAt
        reportedBy = incident.reportedBy.description
        acknowledgedAt = incident.acknowledgedAt
        acknowledgedBy = incident.acknowledgedBy.map { source.person($0) }
        isLevelHeld = incident.isLevelHeld
        levelReason = LevelReasonPart(incident.levelReason)
        lowering = incident.lowering.map { LoweringPart($0, source) }
        phases = incident.phases.map { PhasePart($0.phase, at: $0.at) }
        facts = incident.facts.keys.map { FactPart($0, of: incident) }
        signals = incident.signals.values.map { SignalPart($0) }
    }
}
