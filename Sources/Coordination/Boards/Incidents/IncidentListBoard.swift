// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
package import ResponseModel

/// All incidents: open ones first, the most severe on top, older before newer; then closed ones,
/// newest first.
package struct IncidentListBoard: Board {
    package var incidents: [IncidentSummary] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) { form("incidents", &incidents) }
}

extension IncidentListBoard {
    /// The list of a state.
    package init(_ source: BoardSource) {
        let closed = source.state.incidents.values.filter { !$0.isOpen }.reversed()
        let known = (source.openIncidents + closed).map { IncidentSummary($0, source) }
        incidents = known + source.retired.summaries
    }

    /// Those that are not closed.
    package init(openOf source: BoardSource) {
        incidents = source.openIncidents.map { IncidentSummary($0, source) }
    }
}

extension BoardSource {
    /// Open incidents, the most severe on top, older before newer.
    fileprivate var openIncidents: [Incident] {
        state.openIncidents.sorted {
            ($0.level ?? .max, $0.reportedAt, $0.id) < ($1.level ?? .max, $1.reportedAt, $1.id)
        }
    }
}

/// A line of the list of incidents.
package struct IncidentSummary: Board {
    package var id = ""
    package var title = ""
    package var phase = ""
    package var phaseName = LocalizedText("")
    package var level: LevelPart?
    package var plan: PlanPart?
    package var commander: NamedPart?
    package var isCommanderConfirmed = false
    package var reportedAt = Timestamp(milliseconds: 0)
    package var activatedAt: Timestamp?
    package var nextDeadline: Timestamp?
    package var targetsAtRisk = 0
    package var targetsBreached = 0
    package var stepsOpen = 0
    package var noticesToApprove = 0
    package var unitsMissing = 0

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("title", &title)
        form("phase", &phase)
        form("phase_name", &phaseName)
        form("level", &level)
        form("plan", &plan)
        form("commander", &commander)
        form("commander_confirmed", &isCommanderConfirmed)
        form("reported_at", &reportedAt)
        form("activated_at", &activatedAt)
        form("next_deadline", &nextDeadline)
        form("targets_at_risk", &targetsAtRisk)
        form("targets_breached", &targetsBreached)
        form("steps_open", &stepsOpen)
        form("notices_to_approve", &noticesToApprove)
        form("units_missing", &unitsMissing)
    }
}

extension IncidentSummary {
    init(_ incident: Incident, _ source: BoardSource) {
        let targets = incident.targets.values
        id = incident.id.raw
        title = incident.report.title
        phase = incident.phase.rawValue
        phaseName = incident.phase.title
        level = source.level(incident.level)
        plan = source.plan(of: incident)
        commander = incident.commander.map { source.person($0) }
        isCommanderConfirmed = incident.roles[Role.incidentCommander]?.hasConfirmed ?? false
        reportedAt = incident.reportedAt
        activatedAt = incident.activatedAt
        nextDeadline = incident.isOpen ? incident.nextDeadline : nil
        targetsAtRisk = targets.count { $0.status == .atRisk }
        targetsBreached = targets.count { $0.status == .breached }
        stepsOpen = incident.steps.values.count { !$0.status.isEnded }
        noticesToApprove = incident.notices.values.count { $0.status == .drafted }
        unitsMissing = incident.requests.values.reduce(0) { $0 + $1.missing }
    }
}
