// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Incidents for a terminal, from the same JSON that the API gives.
enum IncidentText {
    /// The list of incidents.
    static func list(_ view: JSON) -> String {
        let incidents = view["incidents"]?.array ?? []
        guard !incidents.isEmpty else { return "no incidents" }
        var table = Table(["INCIDENT", "LEVEL", "PHASE", "COMMANDER", "PLAN", "LATE", "TITLE"])
        for incident in incidents {
            table.add([
                word(incident["id"]), number(incident["level"]?["number"]),
                word(incident["phase"]), commander(incident),
                word(incident["plan"]?["id"], else: "none"),
                number(incident["targets_breached"]), word(incident["title"]),
            ])
        }
        return table.text
    }

    private static func commander(_ incident: JSON) -> String {
        let name = word(incident["commander"]?["id"], else: "nobody")
        return incident["commander_confirmed"]?.bool == true ? name : name + " ?"
    }

    /// Everything about one incident.
    static func detail(_ incident: JSON) -> String {
        let sections = [
            head(incident), facts(incident), roles(incident), targets(incident), steps(incident),
            resources(incident), notices(incident), ending(incident),
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func head(_ incident: JSON) -> String {
        let level = incident["level"]
        let held = incident["level_held"]?.bool == true ? ", held by hand" : ""
        let plan = incident["plan"]
        return [
            "\(word(incident["id"])) \(Table.printable(word(incident["title"])))",
            "phase      \(word(incident["phase"])) \(word(incident["phase_name"]?["zh"]))",
            "level      \(number(level?["number"])) \(both(level?["name"]))\(held)",
            "plan       \(word(plan?["id"], else: "none matches; a commander takes it by hand"))"
                + (plan?["revision"]?.integer.map { ", revision \($0)" } ?? ""),
            "commander  \(commander(incident))",
            "reported   \(word(incident["reported_at"])) by \(word(incident["reported_by"]))",
        ].joined(separator: "\n")
    }

    private static func facts(_ incident: JSON) -> String {
        let facts = incident["facts"]?.array ?? []
        return section(
            "Facts",
            facts.map { fact in
                let unit = fact["unit"]?.string.map { " \($0)" } ?? ""
                return [
                    word(fact["name"]), (fact["value"]?.compact ?? "") + unit, word(fact["by"]),
                ]
            })
    }

    private static func roles(_ incident: JSON) -> String {
        section(
            "Roles",
            (incident["roles"]?.array ?? []).map { role in
                [
                    word(role["role"]?["id"]), word(role["person"]?["id"]),
                    role["confirmed"]?.bool == true ? "confirmed" : "not confirmed",
                ]
            })
    }

    private static func targets(_ incident: JSON) -> String {
        section(
            "Targets",
            (incident["targets"]?.array ?? []).map { target in
                [
                    "\(word(target["kind"])) \(word(target["subject"]))", word(target["status"]),
                    "due \(word(target["due"]))",
                    target["ended_at"]?.string.map { "ended \($0)" } ?? "",
                ]
            })
    }

    private static func steps(_ incident: JSON) -> String {
        section(
            "Steps",
            (incident["steps"]?.array ?? []).map { step in
                [
                    word(step["id"]), word(step["status"]), word(step["role"]?["id"]),
                    step["review"]?.string == "two_person" ? "two persons" : "",
                    step["overdue"]?.bool == true ? "LATE" : "", both(step["title"]),
                ]
            })
    }

    private static func resources(_ incident: JSON) -> String {
        section(
            "Resources",
            (incident["requests"]?.array ?? []).map { request in
                let units = "\(number(request["committed"]))/\(number(request["units"]))"
                return [
                    word(request["id"]), units, word(request["pool"]?["id"] ?? request["pool"]),
                    word(request["status"]), remark(request),
                ]
            })
    }

    // What was lost and what is offered: the commander has to do something about it.
    private static func remark(_ request: JSON) -> String {
        let losses = (request["losses"]?.array ?? []).map { loss in
            "lost \(number(loss["units"])) to \(word(loss["to"]))"
        }
        let isOpen = (request["missing"]?.integer ?? 0) > 0
        let offers = (isOpen ? request["offers"]?.array ?? [] : []).map { offer in
            "offer: \(number(offer["units"])) \(word(offer["pool"]?["id"]))"
        }
        return (losses + offers).joined(separator: ", ")
    }

    private static func notices(_ incident: JSON) -> String {
        section(
            "Notices",
            (incident["notices"]?.array ?? []).map { notice in
                let approved = notice["approved_by"]?.array?.count ?? 0
                return [
                    word(notice["id"]), word(notice["rule"]), word(notice["status"]),
                    "approved \(approved)/\(number(notice["approvals_needed"]))",
                ]
            })
    }

    private static func ending(_ incident: JSON) -> String {
        let checklist = incident["stand_down"]?["checklist"]?.array ?? []
        let rows = checklist.map { line in
            [
                "\(number(line["item"]))", line["confirmed"]?.bool == true ? "yes" : "open",
                both(line["text"]),
            ]
        }
        let actions = (incident["actions"]?.array ?? []).map { action in
            [word(action["id"]), word(action["status"]), word(action["title"])]
        }
        return [section("Stand-down checklist", rows), section("Actions", actions)]
            .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func section(_ name: String, _ rows: [[String]]) -> String {
        guard let first = rows.first else { return "" }
        var table = Table(["  " + name] + Array(repeating: "", count: first.count - 1))
        for row in rows { table.add(["  " + (row.first ?? "")] + row.dropFirst()) }
        return table.text
    }

    static func word(_ value: JSON?, else fallback: String = "") -> String {
        value?.string ?? fallback
    }

    static func number(_ value: JSON?) -> String { value?.integer.map(String.init) ?? "-" }

    /// Both languages, or the one text that serves both.
    static func both(_ text: JSON?) -> String {
        let en = text?["en"]?.string ?? ""
        let zh = text?["zh"]?.string ?? ""
        return en == zh ? en : "\(en) / \(zh)"
    }
}
