// SPDX-License-Identifier: Apache-2.0
// Documents as Markdown (GitHub's dialect, for its tables).

import Notation
import ResponseCore
package import ResponseModel

/// The evaluation of an incident as Markdown.
///
/// - Parameter languages: One document for each, in this order, divided by a line.
package func markdown(
    _ evaluation: Evaluation, languages: [Language] = Language.allCases
) -> String {
    markdown(languages.map { EvaluationDocument(evaluation, $0).document })
}

/// The evaluation of a drill as Markdown; `languages` as for an incident.
package func markdown(
    _ evaluation: DrillEvaluation, languages: [Language] = Language.allCases
) -> String {
    markdown(languages.map { DrillDocument(evaluation, $0).document })
}

/// Documents one after the other.
func markdown(_ documents: [Document]) -> String {
    documents.map { MarkdownWriter().text(of: $0) }.joined(separator: "\n---\n\n")
}

/// Writes one document. Every text from outside is escaped, so that it can open no markup.
struct MarkdownWriter {
    func text(of document: Document) -> String {
        var parts: [String] = []
        if let mark = document.exerciseMark { parts.append("> **\(escape(mark))**") }
        parts.append("# \(escape(document.kind)): \(escape(document.title))")
        parts.append(tiles(document.tiles))
        parts += document.sections.flatMap { section($0, depth: 2) }
        parts.append("*\(escape(document.colophon))*")
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func tiles(_ tiles: [Document.Tile]) -> String {
        tiles.map { "- **\(escape($0.label)):** \(cell($0.value)) (\(escape($0.note)))" }
            .joined(separator: "\n")
    }

    private func section(_ section: Document.Section, depth: Int) -> [String] {
        // Markdown has six depths of headings.
        let hashes = String(repeating: "#", count: min(depth, 6))
        return ["\(hashes) \(escape(section.title))"]
            + section.blocks.map { block($0, isAlone: section.hasOneTable) }
            + section.subsections.flatMap { self.section($0, depth: depth + 1) }
    }

    private func block(_ block: Document.Block, isAlone: Bool) -> String {
        switch block {
        case .paragraph(let words): paragraph(words)
        case .callout(_, let words): "> \(escape(words))"
        case .facts(let facts):
            facts.map { "- **\(escape($0.label)):** \(cell($0.value))" }.joined(separator: "\n")
        case .list(let cells): cells.map { "- \(cell($0))" }.joined(separator: "\n")
        case .table(let table): text(of: table, hasCaption: !isAlone)
        case .figure: ""
        }
    }

    private func paragraph(_ words: String) -> String {
        words.visible.split(separator: "\n").map { line in
            let escaped = escape(String(line))
            // At the start of a line these would make a list, a rule or a heading.
            let isMarkup = escaped.first.map { "+-=".contains($0) } ?? false
            return isMarkup ? "\\" + escaped : escapedNumber(escaped)
        }.joined(separator: "\n\n")
    }

    // `1.` and `1)` at the start of a line would begin a numbered list.
    private func escapedNumber(_ line: String) -> String {
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, let next = line.dropFirst(digits.count).first,
            next == "." || next == ")"
        else { return line }
        return digits + "\\" + line.dropFirst(digits.count)
    }

    private func text(of table: Document.Table, hasCaption: Bool) -> String {
        let head = table.columns.map { escape($0.title) }
        let rule = table.columns.map { $0.isNumeric ? "---:" : "---" }
        let rows = table.rows.map { $0.map { cell($0, isInTable: true) } }
        let lines = ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
        let caption = hasCaption ? "**\(escape(table.caption))**\n\n" : ""
        return caption + lines.joined(separator: "\n")
    }

    private func cell(_ cell: Document.Cell, isInTable: Bool = false) -> String {
        switch cell {
        case .text(let words), .figure(let words), .status(_, let words): inline(words)
        case .code(let code): span(code, isInTable: isInTable)
        case .level(let number, let name, _): "**\(number)** \(inline(name))"
        case .lines(let cells):
            cells.map { self.cell($0, isInTable: isInTable) }.joined(separator: "<br>")
        case .none: "–"
        }
    }

    private func inline(_ words: String) -> String {
        escape(words).split(separator: "\n", omittingEmptySubsequences: false)
            .joined(separator: "<br>")
    }

    // A fence longer than any run of backticks inside. In tables pipes are escaped, because rows
    // are split into cells before spans are read.
    private func span(_ code: String, isInTable: Bool) -> String {
        let code = code.visible.split(separator: "\n").joined(separator: " ")
        guard !code.isEmpty else { return "–" }
        let fence = String(repeating: "`", count: longestRun(of: "`", in: code) + 1)
        let gap = code.first == "`" || code.last == "`" ? " " : ""
        let body = isInTable ? code.replacingScalar("|", with: "\\|") : code
        return fence + gap + body + gap + fence
    }

    private func longestRun(of scalar: Unicode.Scalar, in text: String) -> Int {
        var longest = 0
        var current = 0
        for next in text.unicodeScalars {
            current = next == scalar ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }

    /// Puts a backslash before everything that could be markup. Underscores inside words stay:
    /// there they mean nothing.
    func escape(_ text: String) -> String {
        let scalars = Array(text.visible.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            if scalar == "_" {
                let isInWord =
                    index > 0 && index + 1 < scalars.count
                    && scalars[index - 1].properties.isAlphabetic
                    && scalars[index + 1].properties.isAlphabetic
                if !isInWord { result.append("\\") }
            } else if Self.markup.contains(scalar) {
                result.append("\\")
            }
            result.append(scalar)
        }
        return String(result)
    }

    private static let markup: [Unicode.Scalar] = [
        "\\", "`", "*", "[", "]", "<", ">", "|", "~", "&", "$", "#",
    ]
}
