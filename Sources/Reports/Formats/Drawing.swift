// SPDX-License-Identifier: Apache-2.0
// Pictures as SVG inside the page. Each has a title and a description for those who hear the page,
// and everything in it also stands in a table. Colours come from the style of the page.

import Notation
import ResponseCore
import ResponseModel

/// A picture in the making, in units of a page about 1,000 wide.
struct Drawing {
    static let width = 1_000.0
    private(set) var markup = Markup()

    mutating func rectangle(
        _ style: String, x: Double, y: Double, width: Double, height: Double, tip: String = ""
    ) {
        markup.element(
            "rect",
            [
                ("class", style), ("x", decimal(x)), ("y", decimal(y)), ("width", decimal(width)),
                ("height", decimal(height)),
            ]
        ) { if !tip.isEmpty { $0.element("title", words: tip) } }
    }

    mutating func line(_ style: String, x1: Double, y1: Double, x2: Double, y2: Double) {
        markup.element(
            "line",
            [
                ("class", style), ("x1", decimal(x1)), ("y1", decimal(y1)), ("x2", decimal(x2)),
                ("y2", decimal(y2)),
            ], words: "")
    }

    /// Text of which as much is shown as fits; all of it is in its tip.
    mutating func label(
        _ words: String, x: Double, y: Double, room: Double, style: String = "",
        anchor: String = "start"
    ) {
        let fitted = fit(words, room)
        guard !fitted.isEmpty else { return }
        var attributes = [("x", decimal(x)), ("y", decimal(y))]
        if !style.isEmpty { attributes.append(("class", style)) }
        if anchor != "start" { attributes.append(("text-anchor", anchor)) }
        markup.element("text", attributes) { text in
            text.add(fitted)
            if fitted != words { text.element("title", words: words) }
        }
    }

    /// A diamond with its tip.
    mutating func diamond(x: Double, y: Double, tip: String) {
        let points = [(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]
        let path = points.map { "\(decimal($0.0)),\(decimal($0.1))" }.joined(separator: " ")
        markup.element("polygon", [("class", "mark"), ("points", path)]) {
            $0.element("title", words: tip)
        }
    }

    /// A block in the colour of a level, given as CSS by `LevelColour`.
    mutating func levelEdge(
        _ colour: LevelColour, x: Double, y: Double, width: Double, height: Double
    ) {
        markup.element(
            "rect",
            [
                ("style", "fill:\(colour.css)"), ("x", decimal(x)), ("y", decimal(y)),
                ("width", decimal(width)), ("height", decimal(height)),
            ], words: "")
    }

    /// The finished figure.
    func figure(
        title: String, summary: String, id: String, height: Double, key: [(String, String)],
        to page: inout Markup
    ) {
        page.element("figure") { figure in
            figure.element("figcaption", words: title)
            figure.element("div", [("class", "scroll")]) { scroll in
                scroll.element(
                    "svg",
                    [
                        ("viewBox", "0 0 \(decimal(Self.width)) \(decimal(height))"),
                        ("role", "img"), ("aria-labelledby", "\(id)-title \(id)-summary"),
                    ]
                ) { picture in
                    picture.element("title", [("id", "\(id)-title")], words: title)
                    picture.element("desc", [("id", "\(id)-summary")], words: summary)
                    picture.raw(markup.text)
                }
            }
            writeKey(key, to: &figure)
        }
    }

    private func writeKey(_ key: [(String, String)], to figure: inout Markup) {
        figure.element("ul", [("class", "key")]) { list in
            for (name, style) in key {
                list.element("li") { item in
                    item.raw("<svg viewBox=\"0 0 14 12\" aria-hidden=\"true\">")
                    if style == "deadline" {
                        item.raw("<line class=\"deadline\" x1=\"7\" y1=\"0\" x2=\"7\" y2=\"12\"/>")
                    } else if style == "mark" {
                        item.raw("<polygon class=\"mark\" points=\"7,0 13,6 7,12 1,6\"/>")
                    } else {
                        item.raw("<rect class=\"\(style)\" width=\"14\" height=\"12\"/>")
                    }
                    item.raw("</svg>")
                    item.add(name)
                }
            }
        }
    }

    // MARK: Text that fits

    // Widths of a proportional font at 12 units: wide letters for CJK, about half for the others.
    private func fit(_ words: String, _ room: Double) -> String {
        let words = words.visible.split(separator: "\n").joined(separator: " ")
        guard Self.width(of: words) > room else { return words }
        var shown = ""
        var used = Self.width(of: "…")
        for character in words {
            used += Self.width(of: String(character))
            guard used <= room else { break }
            shown.append(character)
        }
        return shown.isEmpty ? "" : shown + "…"
    }

    /// About how wide a text is, in units of the drawing.
    static func width(of words: String) -> Double {
        words.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 12.2 : 6.5) }
    }
}

/// A coordinate with at most one decimal.
func decimal(_ number: Double) -> String {
    guard number.isFinite else { return "0" }
    let tenths = Int((number * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
}
