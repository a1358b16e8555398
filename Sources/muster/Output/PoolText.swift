// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Pools for a terminal of 80 columns: a line of numbers, and under it the name, who has the units,
/// and what needs attention.
enum PoolText {
    private static let columns = 80
    private static let idWidth = 21
    private static let heads = [
        "TOTAL", "FREE", "ASSIGNED", "OUT", "RESERVE", "ORDER  ", "NEXT FREE",
    ]

    static func list(_ view: JSON) -> String {
        let pools = view["pools"]?.array ?? []
        let nameWidth = pools.map { Table.width(name($0)) }.max() ?? 0
        let head = line("POOL", heads)
        return ([head] + pools.flatMap { lines($0, nameWidth: min(nameWidth, 24)) })
            .joined(separator: "\n")
    }

    private static func lines(_ pool: JSON, nameWidth: Int) -> [String] {
        let remarks = holders(pool) + attention(pool)
        return [line(word(pool["id"]), numbers(pool))] + under(name(pool), remarks, nameWidth)
    }

    private static func numbers(_ pool: JSON) -> [String] {
        let order =
            pool["restock_ordered"]?.bool == true
            ? "ordered" : pool["reorder"]?.bool == true ? "reorder" : "-"
        return [
            count(pool["total"]), count(pool["ready"]), count(pool["assigned"]),
            count(pool["out_of_service"]), count(pool["reserve"]), order,
            pool["next_free"]?["local"]?.string ?? "unknown",
        ]
    }

    // A name too long for its column has a line to itself, so that the numbers stay in theirs.
    private static func line(_ id: String, _ cells: [String]) -> String {
        let id = Table.printable(id)
        let isLong = Table.width(id) > idWidth
        var text = isLong ? id + "\n" + pad("", idWidth) : pad(id, idWidth)
        for (head, cell) in zip(heads, cells) {
            let width = head.count
            let isText = head == heads[5] || head == heads[6]
            text += "  " + (isText ? pad(cell, width) : padLeft(cell, width))
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    // The name in its column, the remarks beside it, wrapped at 80 columns.
    private static func under(_ name: String, _ remarks: [String], _ width: Int) -> [String] {
        let indent = width + 4
        var lines = ["  " + pad(name, width) + "  "]
        if Table.width(name) > width, !remarks.isEmpty { lines.append(pad("", indent)) }
        for remark in remarks {
            let last = lines[lines.count - 1]
            let separator = Table.width(last) <= indent ? "" : "; "
            if Table.width(last + separator + remark) <= columns || separator.isEmpty {
                lines[lines.count - 1] += separator + remark
            } else {
                lines.append(pad("", indent) + remark)
            }
        }
        return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
            .filter { !$0.isEmpty }
    }

    // `inc-0001 20`, the oldest request first.
    private static func holders(_ pool: JSON) -> [String] {
        var units: [(incident: String, units: Int64)] = []
        for request in pool["assignments"]?.array ?? [] {
            let incident = word(request["incident"])
            let holds = request["holds"]?.integer ?? 0
            if let place = units.firstIndex(where: { $0.incident == incident }) {
                units[place].units += holds
            } else {
                units.append((incident, holds))
            }
        }
        return units.map { "\(Table.printable($0.incident)) \($0.units)" }
    }

    private static func attention(_ pool: JSON) -> [String] {
        var remarks: [String] = []
        for absence in pool["out_of_service_reasons"]?.array ?? [] {
            let why = String(Table.printable(word(absence["why"])).prefix(30))
            remarks.append("\(count(absence["units"])) out: \(why)")
        }
        let expired = pool["expired"]?.integer ?? 0
        if expired > 0 { remarks.append("\(expired) expired") }
        let open = pool["reserve_open"]?.integer ?? 0
        if open > 0 { remarks.append("reserve open \(open)") }
        let resting = (pool["available"]?.integer ?? 0) - (pool["ready"]?.integer ?? 0)
        if resting > 0 { remarks.append("\(resting) resting or off duty") }
        let waiting = pool["waiting"]?.array ?? []
        let missing = waiting.reduce(0) { $0 + ($1["missing"]?.integer ?? 0) }
        if missing > 0 { remarks.append("\(missing) missing") }
        remarks += waiting.compactMap(lost)
        if pool["assessment_overdue"]?.bool == true { remarks.append("assessment overdue") }
        return remarks
    }

    // Who waits to get back what another incident took.
    private static func lost(_ request: JSON) -> String? {
        guard request["because"]?["kind"]?.string == "regain" else { return nil }
        return "\(word(request["incident"])) lost \(count(request["missing"])) to "
            + word(request["because"]?["text"])
    }

    // MARK: Why

    /// Why a request has what it has.
    static func why(_ request: JSON) -> String {
        var lines = [
            "\(word(request["id"])) \(count(request["committed"]))/\(count(request["units"])) "
                + "\(word(request["pool"]?["id"])) (\(both(request["pool"]?["name"]))): "
                + word(request["status"]),
            "because: \(because(request["because"]))",
        ]
        lines += (request["divisions"]?.array ?? []).map(division)
        lines += (request["losses"]?.array ?? []).map { loss in
            "lost \(count(loss["units"])) to \(word(loss["to"])): \(right(loss["because"])); "
                + help(loss["substitute"])
        }
        lines += (request["offers"]?.array ?? []).map(offer)
        lines += (request["people"]?.array ?? []).map { duty in
            "\(word(duty["person"]?["id"])) since \(word(duty["from"]))"
                + (duty["limit"]?.string.map { ", fatigue limit \($0)" } ?? "")
        }
        lines += (request["followed_by"]?.array ?? []).map { other in
            "followed by \(word(other["id"])): \(because(other["because"]))"
        }
        return lines.map(Table.printable).joined(separator: "\n")
    }

    private static func because(_ reason: JSON?) -> String {
        let request = word(reason?["request"])
        let text = word(reason?["text"])
        switch reason?["kind"]?.string {
        case "plan": return "the plan asks for it at level \(count(reason?["level"]))"
        case "regain": return "\(text) took units of \(request)"
        case "substitute": return "it stands in for \(request)"
        case "relief": return "people of \(request) near their fatigue limit"
        default: return text
        }
    }

    private static func division(_ division: JSON) -> String {
        let shares = (division["shares"]?.array ?? []).map { share in
            "\(word(share["request"])) (level \(count(share["level"]))) "
                + "\(count(share["granted"])) of \(count(share["wanted"]))"
        }
        return "\(word(division["at"])) \(count(division["free"])) free, reserve "
            + "\(count(division["reserve"])), most severe first, then oldest: "
            + shares.joined(separator: "; ")
    }

    private static func right(_ right: JSON?) -> String {
        right?["reason"]?.string
            ?? "level \(count(right?["taker"])) takes from level \(count(right?["giver"]))"
    }

    private static func help(_ substitute: JSON?) -> String {
        if let pool = substitute?["pool"]?["id"]?.string {
            return "best substitute \(count(substitute?["units"])) of \(pool)"
        }
        return substitute?["comes_back"]?.string.map { "back at \($0)" } ?? "no substitute"
    }

    private static func offer(_ offer: JSON) -> String {
        let rivals = (offer["rivals"]?.array ?? []).map { rival in
            "\(word(rival["pool"]?["id"])) (\(count(rival["free"])) free)"
        }
        let aid = offer["mutual_aid"]?.bool == true ? ", mutual aid" : ""
        let authority = offer["authority"]?["id"]?.string.map { ", asked by \($0)" } ?? ""
        return "offer: \(count(offer["units"])) of \(word(offer["pool"]?["id"]))\(aid)\(authority)"
            + (rivals.isEmpty ? "" : "; not \(rivals.joined(separator: ", "))")
    }

    // MARK: Cells

    private static func name(_ pool: JSON) -> String {
        Table.printable(pool["name"]?["zh"]?.string ?? "")
    }

    private static func both(_ text: JSON?) -> String {
        let (en, zh) = (word(text?["en"]), word(text?["zh"]))
        return en == zh ? en : "\(en) / \(zh)"
    }

    private static func word(_ value: JSON?) -> String { IncidentText.word(value) }
    private static func count(_ value: JSON?) -> String { IncidentText.number(value) }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - Table.width(text)))
    }

    private static func padLeft(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - Table.width(text))) + text
    }
}
