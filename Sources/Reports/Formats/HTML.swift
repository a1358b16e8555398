// SPDX-License-Identifier: Apache-2.0
// Documents as one page of HTML that needs nothing else: no script, no network, no font. It prints,
// it is readable in the dark, and it holds every language with a switch of radio buttons.

import Notation
import ResponseCore
package import ResponseModel

/// The evaluation of an incident as a page.
///
/// - Parameter languages: All are in the page; the first is shown at first.
package func html(
    _ evaluation: Evaluation, languages: [Language] = Language.allCases
) -> String {
    HTMLPage(languages.map { EvaluationDocument(evaluation, $0).document }).text
}

/// The evaluation of a drill as a page; `languages` as for an incident.
package func html(
    _ evaluation: DrillEvaluation, languages: [Language] = Language.allCases
) -> String {
    HTMLPage(languages.map { DrillDocument(evaluation, $0).document }).text
}

/// Markup that is safe to stand in a page.
struct Markup {
    private(set) var text = ""

    /// Adds markup of our own.
    mutating func raw(_ markup: String) { text += markup }

    /// Adds text from anywhere.
    mutating func add(_ words: String) { text += words.escapedForHTML }

    /// Adds an element with markup inside. Attribute values are escaped here.
    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [], _ inside: (inout Markup) -> Void
    ) {
        open(name, attributes)
        inside(&self)
        text += "</\(name)>"
    }

    /// Adds an element with text inside.
    mutating func element(
        _ name: String, _ attributes: [(String, String)] = [], words: String
    ) {
        element(name, attributes) { $0.add(words) }
    }

    /// Adds an element without an end.
    mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(value.escapedForHTML)\"" }
        text += ">"
    }
}

/// A page with a document in each language.
struct HTMLPage {
    private let documents: [Document]

    init(_ documents: [Document]) { self.documents = documents }

    /// The whole page, ending with a line feed.
    var text: String {
        var page = Markup()
        let language = documents.first?.language ?? .en
        page.raw("<!DOCTYPE html>\n")
        page.element("html", [("lang", language.tag)]) { page in
            head(&page)
            page.element("body") { body(&$0) }
        }
        page.raw("\n")
        return page.text
    }

    private func head(_ page: inout Markup) {
        page.element("head") { page in
            page.raw("<meta charset=\"utf-8\">")
            page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            page.raw("<meta name=\"color-scheme\" content=\"light dark\">")
            // A report must load nothing and run nothing, whatever stands in it.
            page.raw("<meta http-equiv=\"Content-Security-Policy\" ")
            page.raw("content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            page.element("title", words: documents.first.map { "\($0.kind): \($0.title)" } ?? "")
            page.element("style") { $0.raw(pageStyle) }
        }
        page.raw("\n")
    }

    private func body(_ page: inout Markup) {
        if documents.count > 1 { languageSwitch(&page) }
        for document in documents {
            page.raw("\n")
            page.element(
                "article",
                [("lang", document.language.tag), ("class", "report \(document.language)")]
            ) { HTMLArticle(document).write(to: &$0) }
        }
    }

    // Radio buttons before the articles: the one that is checked shows its article.
    private func languageSwitch(_ page: inout Markup) {
        for (index, document) in documents.enumerated() {
            let id = "show-\(document.language)"
            var attributes = [
                ("type", "radio"), ("name", "language"), ("id", id), ("class", "switch"),
            ]
            if index == 0 { attributes.append(("checked", "checked")) }
            page.open("input", attributes)
            page.element(
                "label", [("for", id), ("class", "switch-label"), ("lang", document.language.tag)],
                words: document.language.ownName)
        }
    }
}

extension Language {
    /// The tag of BCP 47.
    var tag: String {
        switch self {
        case .en: "en"
        case .zh: "zh-CN"
        }
    }

    /// What its speakers call it.
    var ownName: String {
        switch self {
        case .en: "English"
        case .zh: "中文"
        }
    }
}
