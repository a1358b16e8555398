// SPDX-License-Identifier: Apache-2.0
// Bars with their numbers beside them.

import ResponseCore
import ResponseModel

struct BarDrawing {
    private let chart: BarChart
    private let id: String

    private static let gutter = 230.0
    private static let plot = 440.0
    private static let rowHeight = 26.0

    init(_ chart: BarChart, id: String) {
        self.chart = chart
        self.id = id
    }

    func write(to page: inout Markup) {
        var drawing = Drawing()
        for (index, bar) in chart.bars.enumerated() {
            draw(bar, top: Double(index) * Self.rowHeight + 2, &drawing)
        }
        drawing.figure(
            title: chart.title, summary: chart.summary, id: id,
            height: Double(chart.bars.count) * Self.rowHeight + 6, key: key, to: &page)
    }

    private var key: [(String, String)] {
        let used = chart.key.filter { item in
            chart.bars.contains { bar in
                bar.segments.contains { $0.style == item.style && $0.share > 0 }
            }
        }
        return used.map { ($0.name, $0.style.rawValue) }
            + (chart.limitName.map { [($0, "deadline")] } ?? [])
    }

    private func draw(_ bar: BarChart.Bar, top: Double, _ drawing: inout Drawing) {
        drawing.label(bar.label, x: 0, y: top + 15, room: Self.gutter - 12)
        var left = Self.gutter
        for segment in bar.segments where segment.share > 0 {
            let width = max(segment.share * Self.plot, 1)
            drawing.rectangle(
                segment.style.rawValue, x: left, y: top + 4, width: width, height: 14,
                tip: bar.value)
            left += width
        }
        if let limit = bar.limit {
            let place = Self.gutter + limit * Self.plot
            drawing.line("deadline", x1: place, y1: top + 1, x2: place, y2: top + 21)
        }
        let right = Self.gutter + Self.plot + 16
        drawing.label(bar.value, x: right, y: top + 15, room: Drawing.width - right)
    }
}
