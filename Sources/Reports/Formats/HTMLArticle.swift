// SPDX-License-Identifier: Apache-2.0
// One document as an article of the page.

import Notation
import ResponseCore
import ResponseModel

/// Writes one document.
struct HTMLArticle {
    private let document: Document
    // Ids stand once in a page, and a page has every language.
    private var prefix: String { document.language.rawValue }

    init(_ document: Document) { self.document = document }

    func write(to page: inout Markup) {
        page.element("header") { header in
            if let mark = document.exerciseMark {
                header.element("p", [("class", "exercise"), ("role", "note")], words: mark)
            }
            header.element("p", [("class", "kind")], words: document.kind)
            header.element("h1", words: document.title)
            tiles(&header)
        }
        contents(&page)
        for section in document.sections { write(section, depth: 2, to: &page) }
        page.element("footer") { $0.element("p", words: document.colophon) }
    }

    private func tiles(_ page: inout Markup) {
        page.element("dl", [("class", "tiles")]) { list in
            for tile in document.tiles {
                list.element("div") { item in
                    item.element("dt", words: tile.label)
                    item.element("dd") { write(tile.value, to: &$0) }
                    item.element("dd", [("class", "note")], words: tile.note)
                }
            }
        }
    }

    private func contents(_ page: inout Markup) {
        let name = document.language == .en ? "Contents" : "目录"
        page.element("nav", [("aria-label", name)]) { nav in
            nav.element("ol") { list in
                for section in document.sections {
                    list.element("li") {
                        $0.element(
                            "a", [("href", "#\(prefix)-\(section.id)")], words: section.title)
                    }
                }
            }
        }
    }

    private func write(_ section: Document.Section, depth: Int, to page: inout Markup) {
        let id = "\(prefix)-\(section.id)"
        page.raw("\n")
        page.element("section", [("id", id), ("aria-labelledby", "\(id)-title")]) { part in
            part.element("h\(min(depth, 6))", [("id", "\(id)-title")], words: section.title)
            for (index, block) in section.blocks.enumerated() {
                write(block, id: "\(id)-\(index)", isAlone: section.hasOneTable, to: &part)
            }
            for inner in section.subsections { write(inner, depth: depth + 1, to: &part) }
        }
    }

    private func write(
        _ block: Document.Block, id: String, isAlone: Bool, to page: inout Markup
    ) {
        switch block {
        case .paragraph(let words):
            for line in words.visible.split(separator: "\n") {
                page.element("p", words: String(line))
            }
        case .callout(let tone, let words):
            page.element("p", [("class", "callout \(tone.rawValue)")]) { callout in
                sign(tone, to: &callout)
                callout.add(words)
            }
        case .facts(let facts): write(facts, to: &page)
        case .list(let cells):
            page.element("ul") { list in
                for cell in cells { list.element("li") { write(cell, to: &$0) } }
            }
        case .table(let table): write(table, isAlone: isAlone, to: &page)
        case .figure(.timeline(let chart)): TimelineDrawing(chart, id: id).write(to: &page)
        case .figure(.bars(let chart)): BarDrawing(chart, id: id).write(to: &page)
        }
    }

    private func write(_ facts: [(label: String, value: Document.Cell)], to page: inout Markup) {
        page.element("dl", [("class", "facts")]) { list in
            for fact in facts {
                list.element("div") { item in
                    item.element("dt", words: fact.label)
                    item.element("dd") { write(fact.value, to: &$0) }
                }
            }
        }
    }

    private func write(_ table: Document.Table, isAlone: Bool, to page: inout Markup) {
        // Wide tables scroll inside a region that the keyboard can reach.
        page.element(
            "div",
            [
                ("class", "wide"), ("role", "region"), ("tabindex", "0"),
                ("aria-label", table.caption),
            ]
        ) { region in
            region.element("table") { element in
                // The heading says it already where there is one table under it.
                element.element(
                    "caption", isAlone ? [("class", "hidden")] : [], words: table.caption)
                element.element("thead") { head in
                    head.element("tr") { row in
                        for column in table.columns {
                            row.element(
                                "th", [("scope", "col")] + alignment(column), words: column.title)
                        }
                    }
                }
                element.element("tbody") { body in
                    for cells in table.rows { write(cells, table.columns, to: &body) }
                }
            }
        }
    }

    private func write(
        _ cells: [Document.Cell], _ columns: [Document.Column], to body: inout Markup
    ) {
        body.raw("\n")
        body.element("tr") { row in
            for (index, cell) in cells.enumerated() {
                let attributes = index < columns.count ? alignment(columns[index]) : []
                row.element("td", attributes) { write(cell, to: &$0) }
            }
        }
    }

    private func alignment(_ column: Document.Column) -> [(String, String)] {
        column.isNumeric ? [("class", "number")] : []
    }

    private func write(_ cell: Document.Cell, to page: inout Markup) {
        switch cell {
        case .text(let words): lines(words, to: &page)
        case .figure(let words): page.element("span", [("class", "figure")], words: words)
        case .code(let code): page.element("code", words: code)
        case .status(let tone, let words):
            page.element("span", [("class", "status \(tone.rawValue)")]) { status in
                sign(tone, to: &status)
                status.add(words)
            }
        case .level(let number, let name, let colour):
            page.element("span", [("class", "level")]) { badge in
                let swatch = LevelColour(colour).css
                badge.element(
                    "b", [("style", "--level:\(swatch)"), ("class", "number")], words: "\(number)")
                badge.add(name)
            }
        case .lines(let cells) where cells.isEmpty: write(.none, to: &page)
        case .lines(let cells):
            for cell in cells { page.element("div") { write(cell, to: &$0) } }
        case .none: page.element("span", [("class", "empty")], words: "–")
        }
    }

    private func lines(_ words: String, to page: inout Markup) {
        for (index, line) in words.visible.split(separator: "\n").enumerated() {
            if index > 0 { page.raw("<br>") }
            page.add(String(line))
        }
    }

    // A sign beside the word, so that neither colour nor the word stands alone.
    private func sign(_ tone: Document.Tone, to page: inout Markup) {
        page.element(
            "span", [("class", "sign"), ("aria-hidden", "true")], words: tone.sign)
    }
}

extension Document.Tone {
    var sign: String {
        switch self {
        case .good: "✓"
        case .warning: "▲"
        case .bad: "✕"
        case .neutral: "○"
        }
    }
}

/// The colour of a level: a name that the page knows, or six hexadecimal digits; anything else
/// is grey, so that a file cannot put style into a page.
struct LevelColour {
    let css: String

    init(_ text: String) {
        let known = ["red", "orange", "yellow", "blue", "green", "grey"]
        let digits = text.dropFirst()
        let isHexadecimal =
            text.first == "#" && digits.utf8.count == 6
            && digits.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        if known.contains(text) {
            css = "var(--\(text))"
        } else {
            css = isHexadecimal ? text : "var(--grey)"
        }
    }
}
