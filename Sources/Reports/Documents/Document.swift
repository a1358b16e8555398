// SPDX-License-Identifier: Apache-2.0
// A report in one language, before it has a format: sections, tables, figures. Markdown and HTML
// are two ways to write the same document, so they cannot tell two stories.

import ResponseCore
import ResponseModel

/// A finished text for people, in one language.
struct Document {
    var language: Language
    /// What kind of report it is.
    var kind: String
    var title: String
    /// Said before everything else where nothing of it was real.
    var exerciseMark: String?
    var tiles: [Tile] = []
    var sections: [Section] = []
    /// The last line: which journal, as of when.
    var colophon: String = ""

    /// One figure of the summary.
    struct Tile {
        var label: String
        var value: Cell
        var note: String
    }

    /// A part with a heading.
    struct Section {
        /// Unique within the document: letters, digits, hyphens.
        var id: String
        var title: String
        var blocks: [Block] = []
        var subsections: [Section] = []
    }

    enum Block {
        case paragraph(String)
        /// Something that must not be overlooked.
        case callout(Tone, String)
        case facts([(label: String, value: Cell)])
        case list([Cell])
        case table(Table)
        /// Drawn where the format can draw; everything in it also stands in a table.
        case figure(Figure)
    }

    struct Table {
        var caption: String
        var columns: [Column]
        var rows: [[Cell]]
    }

    struct Column {
        var title: String
        var isNumeric = false

        static func numeric(_ title: String) -> Column { Column(title: title, isNumeric: true) }
    }

    /// What stands in a place of a table or a list.
    indirect enum Cell {
        case text(String)
        /// Times, counts and the like, in figures of one width.
        case figure(String)
        /// Identifiers, expressions, digests.
        case code(String)
        case status(Tone, String)
        case level(number: Int, name: String, colour: String)
        /// Several things, one below the other.
        case lines([Cell])
        /// Nothing to say.
        case none
    }

    /// How something turned out. Formats show it by a sign and a word, colour only adds to it.
    enum Tone: String {
        case good, warning, bad, neutral
    }

    enum Figure {
        case timeline(TimelineChart)
        case bars(BarChart)
    }
}

extension Document.Section {
    /// Whether there is nothing in it.
    var isEmpty: Bool { blocks.isEmpty && subsections.allSatisfy(\.isEmpty) }

    /// Whether its heading is also the caption of its only table.
    var hasOneTable: Bool {
        blocks.count { if case .table = $0 { true } else { false } } == 1
    }
}
