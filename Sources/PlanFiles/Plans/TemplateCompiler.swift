// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Compiles the words of a notice out of one template file a language.
struct TemplateCompiler {
    let plan: PlanID
    let facts: [FactDeclaration]

    /// Characters of a subject before values are filled in (RFC 5322 allows 998 bytes a line).
    static let subjectLength = 200
    /// Characters of a short text: three parts of a long SMS.
    static let shortLength = 400

    /// The template that a plan names without language and ending; nil after a report.
    func template(_ field: Field) -> NoticeTemplate? {
        guard let name = field.string() else { return nil }
        let endings = Language.allCases.map { ".\($0.rawValue).mustache" }
        guard let path = PathResolution.find(name, from: field, endings: endings) else {
            return nil
        }
        var files: [Language: TemplateFile] = [:]
        for language in Language.allCases {
            let file = "\(path).\(language.rawValue).mustache"
            guard field.context.sources[file] != nil else {
                reportMissing(language, name: name, path: path, field)
                continue
            }
            files[language] = field.context.template(ofPath: file)
        }
        return template(named: name, files, field.context)
    }

    private func reportMissing(
        _ language: Language, name: String, path: String, _ field: Field
    ) {
        let context = field.context
        let hasOther = Language.allCases.contains {
            context.sources["\(path).\($0.rawValue).mustache"] != nil
        }
        let file = "\(name).\(language.rawValue).mustache"
        guard hasOther else {
            if language == Language.allCases.first { reportNone(name, field) }
            return
        }
        guard context.head?.languages.contains(language) ?? true else { return }
        field.report(
            .missingLanguage, "there is no template in \(language.name) (\"\(file.excerpt)\")",
            help: "Write it; until then the other language is sent.")
    }

    private func reportNone(_ name: String, _ field: Field) {
        let known = field.context.sources.keys.filter { $0.hasSuffix(".mustache") }.map {
            String($0.dropLast(".en.mustache".count))
        }
        let files = Language.allCases.map { "\(name).\($0.rawValue).mustache" }
        field.report(
            .fileNotFound, "there is no template \"\(name.excerpt)\"",
            help: nearest(to: name, among: Set(known).sorted()).map {
                "Did you mean \"\($0)\"?"
            } ?? "Write \(files.choice), relative to this file.")
    }

    private func template(
        named name: String, _ files: [Language: TemplateFile], _ context: CompileContext
    ) -> NoticeTemplate? {
        var wordings: [NoticeTemplate.Wording] = []
        for language in Language.allCases {
            let other = Language.allCases.first { files[$0] != nil }
            guard let file = files[language] ?? other.flatMap({ files[$0] }),
                checkPlaceholders(of: file, context) || context.isLenient,
                let words = file.words
            else { return nil }
            wordings.append(
                NoticeTemplate.Wording(language: language, source: file.text.text, words))
        }
        return NoticeTemplate(name: name, wordings: wordings)
    }

    /// Reports names that nobody fills in this plan. False: there was one.
    private func checkPlaceholders(of file: TemplateFile, _ context: CompileContext) -> Bool {
        let unknown = file.placeholders.filter { !isFilled($0.name) }
        guard !unknown.isEmpty else { return true }
        let known = NoticeTemplate.placeholders + facts.map { "fact_\($0.name)" }
        for placeholder in unknown {
            context.findings.report(
                .unknownPlaceholder, in: file.text, at: placeholder.place,
                "there is no placeholder \"\(placeholder.name.excerpt)\"",
                help: help(for: placeholder.name, known: known))
        }
        return false
    }

    private func isFilled(_ name: String) -> Bool {
        guard name.hasPrefix("fact_") else { return NoticeTemplate.placeholders.contains(name) }
        return facts.contains { $0.name == name.dropFirst("fact_".count) }
    }

    private func help(for name: String, known: [String]) -> String {
        if name.hasPrefix("fact_"), nearest(to: name, among: known) == nil {
            return "Declare the fact in plan \"\(plan)\", which uses this template, or remove it."
        }
        return known.hint(for: name, offering: "Facts of the plan are fact_NAME.")
    }
}

/// Something to fill in, and where it stands.
struct TemplatePlaceholder {
    var name: String
    var place: Place
}

/// One template file, read once for all notices that use it.
final class TemplateFile {
    let text: FileText
    /// In the order of the file; empty where tags are refused.
    let placeholders: [TemplatePlaceholder]
    /// Nil after reports.
    let words: NoticeWords?

    /// - Parameter isLenient: Whether words that are refused are kept as they are written.
    init(_ text: FileText, findings: Findings, isLenient: Bool) {
        self.text = text
        let reader = TemplateReader(text, findings: findings)
        let placeholders = reader.placeholders()
        self.placeholders = placeholders ?? []
        let words = reader.words(hasBadTags: placeholders == nil)
        if isLenient {
            self.words = words ?? NoticeWords(restoring: text.text)
        } else {
            self.words = placeholders == nil ? nil : words
        }
    }
}
