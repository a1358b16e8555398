// SPDX-License-Identifier: Apache-2.0

import Coordination
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

    /// The list of pools.
    static func list(_ board: PoolListBoard) -> String {
        let nameWidth = board.pools.map { Table.width(name($0)) }.max() ?? 0
        let head = line("POOL", heads)
        return ([head] + board.pools.flatMap { lines($0, nameWidth: min(nameWidth, 24)) })
            .joined(separator: "\n")
    }

    private static func lines(_ pool: PoolSummary, nameWidth: Int) -> [String] {
        let remarks = holders(pool) + attention(pool)
        return [line(pool.id, numbers(pool))] + under(name(pool), remarks, nameWidth)
    }

    private static func numbers(_ pool: PoolSummary) -> [String] {
        let order = pool.isRestockOrdered ? "ordered" : pool.isToReorder ? "reorder" : "-"
        return [
            "\(pool.total)", "\(pool.ready)", "\(pool.assigned)", "\(pool.outOfService)",
            "\(pool.reserve)", order, pool.nextFree?.local ?? "unknown",
        ]
    }

    private static func name(_ pool: PoolSummary) -> String { pool.name.zh.visibleLine }

    // A name too long for its column has a line to itself, so that the numbers stay in theirs.
    private static func line(_ id: String, _ cells: [String]) -> String {
        let id = id.visibleLine
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
    private static func holders(_ pool: PoolSummary) -> [String] {
        var units: [(incident: String, units: Int)] = []
        for request in pool.assignments {
            if let place = units.firstIndex(where: { $0.incident == request.incident }) {
                units[place].units += request.holds
            } else {
                units.append((request.incident, request.holds))
            }
        }
        return units.map { "\($0.incident.visibleLine) \($0.units)" }
    }

    private static func attention(_ pool: PoolSummary) -> [String] {
        var remarks = pool.outOfServiceReasons.map { absence in
            "\(absence.units) out: \(absence.why.visibleLine.prefix(30))"
        }
        if pool.expired > 0 { remarks.append("\(pool.expired) expired") }
        if pool.reserveOpen > 0 { remarks.append("reserve open \(pool.reserveOpen)") }
        let resting = pool.available - pool.ready
        if resting > 0 { remarks.append("\(resting) resting or off duty") }
        let missing = pool.waiting.reduce(0) { $0 + $1.missing }
        if missing > 0 { remarks.append("\(missing) missing") }
        remarks += pool.waiting.compactMap(lost)
        if pool.isAssessmentOverdue { remarks.append("assessment overdue") }
        return remarks
    }

    // Who waits to get back what another incident took.
    private static func lost(_ request: RequestPart) -> String? {
        guard request.because.kind == "regain" else { return nil }
        return "\(request.incident) lost \(request.missing) to \(request.because.text ?? "")"
    }

    // MARK: Cells

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - Table.width(text)))
    }

    private static func padLeft(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - Table.width(text))) + text
    }
}
