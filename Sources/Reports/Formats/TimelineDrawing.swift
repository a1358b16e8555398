// SPDX-License-Identifier: Apache-2.0
// The drawn timeline: phases, levels, notices and steps under one axis.

import Notation
import ResponseCore
import ResponseModel

struct TimelineDrawing {
    private let chart: TimelineChart
    private let id: String

    // Names of lanes stand left of the plot.
    private static let gutter = 210.0
    private static let right = 990.0
    private static let laneHeight = 26.0
    private static let rowHeight = 24.0

    init(_ chart: TimelineChart, id: String) {
        self.chart = chart
        self.id = id
    }

    func write(to page: inout Markup) {
        var drawing = Drawing()
        let height = stepsTop + Double(rows) * Self.rowHeight + 10
        drawAxis(&drawing, bottom: height - 6)
        drawPhases(&drawing)
        drawLevels(&drawing)
        drawNotices(&drawing)
        drawSteps(&drawing)
        drawing.figure(
            title: chart.title, summary: chart.summary, id: id, height: height, key: key, to: &page)
    }

    private var key: [(String, String)] {
        var key = [(chart.words.notices, "mark")]
        if !chart.steps.isEmpty {
            key += [(chart.words.deadline, "deadline"), (chart.words.late, "over")]
        }
        return key
    }

    private let phasesTop = 26.0
    private var levelsTop: Double { phasesTop + Self.laneHeight + 6 }
    private var noticesTop: Double { levelsTop + Self.laneHeight + 6 }
    private var stepsTop: Double { noticesTop + Self.laneHeight + 12 }
    private var rows: Int { chart.steps.count + (chart.hiddenSteps > 0 ? 1 : 0) }

    private func x(_ moment: Timestamp) -> Double {
        let share =
            Double((moment - chart.start).milliseconds)
            / Double(max(1, (chart.end - chart.start).milliseconds))
        return Self.gutter + share * (Self.right - Self.gutter)
    }

    private func drawAxis(_ drawing: inout Drawing, bottom: Double) {
        var free = 0.0
        for tick in chart.ticks {
            let place = x(tick.at)
            drawing.line("grid", x1: place, y1: 18, x2: place, y2: bottom)
            let half = Drawing.width(of: tick.label) / 2
            guard place - half >= free, place + half <= Drawing.width else { continue }
            drawing.label(
                tick.label, x: place, y: 12, room: 200, style: "soft", anchor: "middle")
            free = place + half + 8
        }
    }

    private func drawPhases(_ drawing: inout Drawing) {
        laneName(chart.words.phases, phasesTop, &drawing)
        for phase in chart.phases {
            let (left, width) = (x(phase.from), x(phase.to) - x(phase.from))
            drawing.rectangle(
                "lane", x: left, y: phasesTop, width: max(width, 1), height: Self.laneHeight,
                tip: phase.label)
            inside(phase.label, left, width, phasesTop, &drawing)
        }
    }

    private func drawLevels(_ drawing: inout Drawing) {
        laneName(chart.words.level, levelsTop, &drawing)
        for level in chart.levels {
            let (left, width) = (x(level.from), x(level.to) - x(level.from))
            let name = "\(level.number) · \(level.name)"
            drawing.rectangle(
                "lane", x: left, y: levelsTop, width: max(width, 1), height: Self.laneHeight,
                tip: name)
            drawing.levelEdge(
                LevelColour(level.colour), x: left, y: levelsTop + Self.laneHeight - 5,
                width: max(width - 1, 1), height: 5)
            let room = Drawing.width(of: name) + 12 <= width ? name : "\(level.number)"
            inside(room, left, width, levelsTop - 3, &drawing)
        }
    }

    private func drawNotices(_ drawing: inout Drawing) {
        laneName(chart.words.notices, noticesTop, &drawing)
        let middle = noticesTop + Self.laneHeight / 2
        drawing.line("grid", x1: Self.gutter, y1: middle, x2: Self.right, y2: middle)
        for (index, mark) in chart.notices.enumerated() {
            let place = x(mark.at)
            drawing.diamond(x: place, y: middle, tip: mark.description)
            let next = index + 1 < chart.notices.count ? x(chart.notices[index + 1].at) : Self.right
            let room = next - place - 22
            if Drawing.width(of: mark.label) <= room {
                drawing.label(mark.label, x: place + 10, y: middle + 4, room: room)
            }
        }
    }

    private func drawSteps(_ drawing: inout Drawing) {
        for (index, step) in chart.steps.enumerated() {
            let top = stepsTop + Double(index) * Self.rowHeight
            drawing.label(step.label, x: 0, y: top + 15, room: Self.gutter - 12)
            drawBar(step, top: top, &drawing)
        }
        if chart.hiddenSteps > 0 {
            drawing.label(
                "+\(chart.hiddenSteps) \(chart.words.hidden)", x: 0,
                y: stepsTop + Double(chart.steps.count) * Self.rowHeight + 15, room: 500,
                style: "soft")
        }
    }

    private func drawBar(_ step: TimelineChart.Bar, top: Double, _ drawing: inout Drawing) {
        let (from, to) = (x(step.from), max(x(step.to), x(step.from) + 2))
        let due = step.due.map(x)
        let inTime = min(to, due ?? to)
        let style = step.isSkipped ? "skipped" : step.isOpen ? "open" : "used"
        let tip = "\(step.label): \(step.status)"
        drawing.rectangle(
            style, x: from, y: top + 4, width: max(inTime - from, 1), height: 14, tip: tip)
        if let due, to > due, !step.isSkipped {
            let start = max(due, from)
            drawing.rectangle("over", x: start, y: top + 4, width: to - start, height: 14, tip: tip)
        }
        if let due { drawing.line("deadline", x1: due, y1: top + 1, x2: due, y2: top + 21) }
        placeStatus(step.status, after: max(to, due ?? to), before: from, top, &drawing)
    }

    // Beside the bar on the side that has room.
    private func placeStatus(
        _ status: String, after right: Double, before left: Double, _ top: Double,
        _ drawing: inout Drawing
    ) {
        let needed = Drawing.width(of: status) + 8
        if Drawing.width - right > needed {
            drawing.label(status, x: right + 7, y: top + 15, room: needed, style: "soft")
        } else if left - Self.gutter > needed {
            drawing.label(
                status, x: left - 7, y: top + 15, room: needed, style: "soft", anchor: "end")
        }
    }

    private func laneName(_ name: String, _ top: Double, _ drawing: inout Drawing) {
        drawing.label(name, x: 0, y: top + 17, room: Self.gutter - 12, style: "soft")
    }

    private func inside(
        _ words: String, _ left: Double, _ width: Double, _ top: Double, _ drawing: inout Drawing
    ) {
        guard width > 24 else { return }
        drawing.label(words, x: left + 6, y: top + 17, room: width - 10)
    }
}
