// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Takes a template file apart and checks its placeholders.
struct TemplateReader {
    private let file: FileText
    private let findings: Findings
    private let lines: [String]

    init(_ file: FileText, findings: Findings) {
        self.file = file
        self.findings = findings
        lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(String.init)
    }

    /// The words of the file, taken apart; nil after a report.
    ///
    /// - Parameter hasBadTags: Whether tags were reported already; what follows from them is not.
    func words(hasBadTags: Bool) -> NoticeWords? {
        do throws(TemplateProblem) {
            let head = try TemplateHead(file.text)
            reportLength(head)
            return try NoticeWords(head)
        } catch {
            if !hasBadTags || error.isOfHead { report(error) }
            return nil
        }
    }

    private func reportLength(_ head: TemplateHead) {
        report("Subject", head.subject, line: 1, limit: TemplateCompiler.subjectLength)
        if let short = head.short {
            report("Short", short, line: 2, limit: TemplateCompiler.shortLength)
        }
    }

    private func report(_ key: String, _ value: String, line: Int, limit: Int) {
        guard value.count > limit else { return }
        findings.report(
            .textTooLong, in: file, at: Place(line: line, column: 1),
            "\"\(key)\" has \(value.count) characters, more than \(limit)",
            help: "Shorten it; the body can say more.")
    }

    private func report(_ problem: TemplateProblem) {
        let message =
            switch problem.kind {
            case .noSubject: "the template does not begin with \"Subject:\" and a text"
            case .noEmptyLine:
                "an empty line is missing between the head of the template and its body"
            case .noBody: "the template has no body"
            case .otherName: "a section is closed by another name"
            case .openSection: "a section is not closed"
            case .badTag: "a tag cannot be read"
            }
        let help =
            problem.isOfHead
            ? "Begin it with Subject: …, then perhaps Short: …, an empty line and the body."
            : "Every {{#name}} and {{^name}} needs its {{/name}} in the same part: subject, short"
                + " or body."
        findings.report(
            .badTemplate, in: file, at: Place(line: problem.line, column: 1), message, help: help)
    }

    /// The placeholders of the file with their places; nil after reports of tags that are refused.
    func placeholders() -> [TemplatePlaceholder]? {
        var placeholders: [TemplatePlaceholder] = []
        var isGood = true
        for (index, line) in lines.enumerated() {
            for tag in TemplateTag.tags(in: line) {
                let place = Place(line: index + 1, column: tag.column)
                if let refusal = tag.refusal {
                    findings.report(
                        .badTemplate, in: file, at: place, refusal,
                        help: "Use {{name}}, {{#name}}…{{/name}}, {{^name}}…{{/name}} or"
                            + " {{! comment}}.")
                    isGood = false
                } else if let name = tag.name {
                    placeholders.append(TemplatePlaceholder(name: name, place: place))
                }
            }
        }
        return isGood ? placeholders : nil
    }
}

/// A tag of a template: `{{name}}`.
struct TemplateTag {
    /// From 1, in code points.
    var column: Int
    /// What stands between the braces, without spaces at its ends.
    var content: String

    /// Why the tag is refused; nil when it is not.
    var refusal: String? {
        switch content.first {
        case nil: "a tag is empty or not closed on its line"
        case ">"?: "a template cannot take in other templates"
        case "="?: "a template cannot change its delimiters"
        case "$"?, "<"?, "%"?: "this tag is not offered"
        default: nil
        }
    }

    /// The placeholder of the tag; nil for a comment.
    var name: String? {
        guard content.first != "!" else { return nil }
        let bare = content.drop { "#^/&{".contains($0) }
        return String(bare).replacing("}", with: "").trimmed
    }

    /// The tags of one line. A tag must end on the line on which it begins.
    static func tags(in line: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var rest = line[...]
        while let open = rest.firstRange(of: "{{") {
            let column = line[..<open.lowerBound].unicodeScalars.count + 1
            let inside = rest[open.upperBound...]
            guard let close = inside.firstRange(of: "}}") else {
                tags.append(TemplateTag(column: column, content: ""))
                return tags
            }
            let content = String(inside[..<close.lowerBound]).trimmed
            tags.append(TemplateTag(column: column, content: content))
            rest = inside[close.upperBound...]
        }
        return tags
    }
}
