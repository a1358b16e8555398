// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension Field {
    /// UTF-8 bytes of a string: names of skills, sources, places.
    static let stringBytes = 4_000
    /// UTF-8 bytes of a text for people: about 4,000 Chinese characters.
    package static let textBytes = 16_000

    /// One piece of text that is not translated; numbers and words such as `no` are text too.
    func string(maxBytes: Int = stringBytes) -> String? {
        guard let scalar = scalar("a text") else { return nil }
        guard !scalar.text.allSatisfy(\.isWhitespace) else {
            report(.emptyValue, "\"\(key)\" is empty", help: "Give it a text, or remove the key.")
            return nil
        }
        guard scalar.text.utf8.count <= maxBytes else {
            report(
                .textTooLong,
                "\"\(key)\" has \(scalar.text.utf8.count) bytes, more than \(maxBytes)",
                help: "Shorten it.")
            return nil
        }
        return scalar.text
    }

    /// A text for people: a string, or a map with a text a language.
    func text() -> LocalizedText? {
        guard case .mapping = node.content else {
            return string(maxBytes: Self.textBytes).map { LocalizedText($0) }
        }
        guard let section = Section(self, title: "a text", shape: .text) else { return nil }
        let en = section["en"]?.string(maxBytes: Self.textBytes)
        let zh = section["zh"]?.string(maxBytes: Self.textBytes)
        reportMissingLanguages(section)
        guard let any = en ?? zh else {
            if !section.has("en"), !section.has("zh") {
                report(
                    .emptyValue, "\"\(key)\" has no text in any language",
                    help: "Write {en: …, zh: …}, or one text for both.")
            }
            return nil
        }
        return LocalizedText(en: en ?? any, zh: zh ?? any)
    }

    private func reportMissingLanguages(_ section: Section) {
        let wanted = context.head?.languages ?? Language.allCases
        for language in wanted where !section.has(language.rawValue) {
            report(
                .missingLanguage, "\"\(key)\" has no text in \(language.name)",
                help: "Add \"\(language.rawValue)\"; until then the other language is shown.")
        }
    }

    /// `true` or `false`.
    func bool() -> Bool? {
        guard let scalar = scalar("true or false") else { return nil }
        if let bool = scalar.bool { return bool }
        let isOldWord = ["yes", "no", "on", "off", "y", "n"].contains(scalar.text.lowercased())
        reportType(
            "true or false",
            help: isOldWord
                ? "In YAML 1.2 \(scalar.text) is a word: write true or false."
                : "Write true or false, without quotes.")
        return nil
    }

    /// A whole number within bounds.
    func integer(in range: ClosedRange<Int64> = .min ... .max) -> Int64? {
        guard let scalar = scalar("a whole number") else { return nil }
        guard scalar.isInteger else {
            reportType(
                "a whole number", help: "Write digits only, without quotes, commas or units.")
            return nil
        }
        guard let value = scalar.integer else {
            report(
                .outOfRange, "\"\(key)\" does not fit 64 bits: \(scalar.text.excerpt)",
                help: "Write a smaller number.")
            return nil
        }
        guard range.contains(value) else {
            reportRange(scalar.text, "\(range.lowerBound)", "\(range.upperBound)")
            return nil
        }
        return value
    }

    /// A whole number within bounds, as an `Int`.
    func int(in range: ClosedRange<Int>) -> Int? {
        integer(in: Int64(range.lowerBound)...Int64(range.upperBound)).map { Int($0) }
    }

    /// A finite number within bounds.
    func number(in range: ClosedRange<Double>? = nil) -> Double? {
        guard let scalar = scalar("a number") else { return nil }
        guard scalar.isNumber else {
            reportType("a number", help: "Write a number such as 0.35, without quotes or units.")
            return nil
        }
        guard let value = scalar.number else {
            report(
                .outOfRange, "\"\(key)\" is too large: \(scalar.text.excerpt)",
                help: "Write a smaller number.")
            return nil
        }
        if let range, !range.contains(value) {
            reportRange(scalar.text, range.lowerBound.short, range.upperBound.short)
            return nil
        }
        return value
    }

    private func reportRange(_ shown: String, _ lower: String, _ upper: String) {
        report(
            .outOfRange, "\"\(key)\" must be from \(lower) to \(upper), but is \(shown.excerpt)",
            help: "Write a number within these bounds.")
    }

    /// One of the words of an enumeration.
    func word<Word>(_ type: Word.Type) -> Word?
    where Word: CaseIterable & RawRepresentable, Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        return word(among: words).flatMap { Word(rawValue: $0) }
    }

    /// One of some words.
    func word(among words: [String]) -> String? {
        guard let scalar = scalar("one of \(words.choice)") else { return nil }
        if words.contains(scalar.text) { return scalar.text }
        report(
            .unknownWord, "\"\(key)\" cannot be \"\(scalar.text.excerpt)\"",
            help: nearest(to: scalar.text, among: words).map { "Did you mean \"\($0)\"?" }
                ?? "Write \(words.choice).")
        return nil
    }
}

extension Language {
    /// The English name of the language.
    var name: String {
        switch self {
        case .en: "English"
        case .zh: "Chinese"
        }
    }
}

extension Double {
    /// Without `.0`.
    fileprivate var short: String {
        let text = String(self)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
