// SPDX-License-Identifier: Apache-2.0
// What the makers of documents share: one language, one clock.

import Notation
import ResponseCore
import ResponseModel

/// Makes cells in one language, with the times of one clock.
struct Writer {
    let language: Language
    let clock: Clock

    func callAsFunction(_ en: String, _ zh: String) -> String { language == .en ? en : zh }
    func callAsFunction(_ words: LocalizedText) -> String { words[language] }

    func cell(_ words: LocalizedText) -> Document.Cell { .text(words[language]) }

    func name(_ named: Evaluation.Named?) -> Document.Cell {
        named.map { .text($0.name[language]) } ?? .none
    }

    func time(_ moment: Timestamp?) -> Document.Cell {
        moment.map { .figure(clock.short($0)) } ?? .none
    }

    func span(_ span: TimeSpan?) -> Document.Cell {
        span.map { .figure($0.words[language]) } ?? .none
    }

    func count(_ number: Int) -> Document.Cell { .figure(grouped(number)) }

    func said(_ words: String) -> Document.Cell { words.isEmpty ? .none : .text(words) }

    /// A column whose cells are numbers.
    func numeric(_ en: String, _ zh: String) -> Document.Column { .numeric(self(en, zh)) }
    func column(_ en: String, _ zh: String) -> Document.Column {
        Document.Column(title: self(en, zh))
    }

    /// A level with its number, its name and its colour.
    func level(_ number: Int?, of evaluation: Evaluation) -> Document.Cell {
        guard let number else { return .none }
        let level = evaluation.scaleLevel(number)
        let name = level?.name ?? text("Level \(number)", "\(number)级")
        return .level(number: number, name: self(name), colour: level?.colour ?? "")
    }

    /// A table, or nothing where it has no rows.
    func table(
        _ caption: String, _ columns: [Document.Column], _ rows: [[Document.Cell]]
    ) -> [Document.Block] {
        rows.isEmpty
            ? [] : [.table(Document.Table(caption: caption, columns: columns, rows: rows))]
    }

    /// A paragraph for each text.
    func findings(_ texts: [String]) -> [Document.Block] { texts.map { .paragraph($0) } }
}
