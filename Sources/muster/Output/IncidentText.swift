// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel

/// Incidents for a terminal.
enum IncidentText {
    /// The list of incidents.
    static func list(_ board: IncidentListBoard) -> String {
        guard !board.incidents.isEmpty else { return "no incidents" }
        var table = Table(["INCIDENT", "LEVEL", "PHASE", "COMMANDER", "PLAN", "LATE", "TITLE"])
        for incident in board.incidents {
            table.add([
                incident.id, number(incident.level?.number), incident.phase, commander(incident),
                incident.plan?.id ?? "none", "\(incident.targetsBreached)", incident.title,
            ])
        }
        return table.text
    }

    private static func commander(_ incident: IncidentSummary) -> String {
        let name = incident.commander?.id ?? "nobody"
        return incident.isCommanderConfirmed ? name : name + " ?"
    }

    /// Everything about one incident.
    static func detail(_ board: IncidentBoard) -> String {
        let sections = [
            head(board), facts(board), roles(board), targets(board), steps(board),
            resources(board), notices(board), ending(board),
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func head(_ board: IncidentBoard) -> String {
        let incident = board.summary
        let held = board.isLevelHeld ? ", held by hand" : ""
        let plan = incident.plan
        let level = incident.level
        return [
            "\(incident.id) \(incident.title.visibleLine)",
            "phase      \(incident.phase) \(incident.phaseName.zh)",
            "level      \(number(level?.number)) \(level?.name?.both ?? "")\(held)",
            "plan       \(plan?.id ?? "none matches; a commander takes it by hand")"
                + (plan.map { ", revision \($0.revision)" } ?? ""),
            "commander  \(commander(incident))",
            "reported   \(incident.reportedAt) by \(board.reportedBy)",
        ].joined(separator: "\n")
    }

    private static func facts(_ board: IncidentBoard) -> String {
        section(
            "Facts",
            board.facts.map { fact in
                [
                    fact.name, fact.value.compact + (fact.unit.map { " \($0)" } ?? ""),
                    fact.by ?? "",
                ]
            })
    }

    private static func roles(_ board: IncidentBoard) -> String {
        section(
            "Roles",
            board.roles.map { role in
                [
                    role.role.id, role.person?.id ?? "",
                    role.isConfirmed ? "confirmed" : "not confirmed",
                ]
            })
    }

    private static func targets(_ board: IncidentBoard) -> String {
        section(
            "Targets",
            board.targets.map { target in
                [
                    "\(target.kind) \(target.subject)", target.status, "due \(target.due)",
                    target.endedAt.map { "ended \($0)" } ?? "",
                ]
            })
    }

    private static func steps(_ board: IncidentBoard) -> String {
        section(
            "Steps",
            board.steps.map { step in
                [
                    step.id, step.status, step.role?.id ?? "",
                    step.needsTwoPersons ? "two persons" : "", step.isOverdue ? "LATE" : "",
                    step.title.both,
                ]
            })
    }

    private static func resources(_ board: IncidentBoard) -> String {
        section(
            "Resources",
            board.requests.map { request in
                [
                    request.id, "\(request.committed)/\(request.units)", request.pool.id,
                    request.status, remark(request),
                ]
            })
    }

    // What was lost and what is offered: the commander has to do something about it.
    private static func remark(_ request: RequestPart) -> String {
        let losses = request.losses.map { "lost \($0.units) to \($0.to)" }
        let offers = (request.missing > 0 ? request.offers : []).map {
            "offer: \($0.units) \($0.pool.id)"
        }
        return (losses + offers).joined(separator: ", ")
    }

    private static func notices(_ board: IncidentBoard) -> String {
        section(
            "Notices",
            board.notices.map { notice in
                [
                    notice.id, notice.rule, notice.status,
                    "approved \(notice.approvedBy.count)/\(notice.approvalsNeeded)",
                ]
            })
    }

    private static func ending(_ board: IncidentBoard) -> String {
        let rows = board.standDown.checklist.map { line in
            ["\(line.item)", line.isConfirmed ? "yes" : "open", line.text.both]
        }
        let actions = board.actions.map { [$0.id, $0.status, $0.title] }
        return [section("Stand-down checklist", rows), section("Actions", actions)]
            .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func section(_ name: String, _ rows: [[String]]) -> String {
        guard let first = rows.first else { return "" }
        var table = Table(["  " + name] + Array(repeating: "", count: first.count - 1))
        for row in rows { table.add(["  " + (row.first ?? "")] + row.dropFirst()) }
        return table.text
    }

    private static func number(_ number: Int?) -> String { number.map(String.init) ?? "-" }
}
