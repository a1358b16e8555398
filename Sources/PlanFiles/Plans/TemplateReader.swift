// SPDX-License-Identifier: Apache-2.0

import Mustache
import ResponseCore
import ResponseModel

/// Takes a template file apart and checks its placeholders.
struct TemplateReader {
    /// The parts of the file as they are written.
    struct Head {
        var subject: String
        var short: String?
        var body: String
        var bodyLine: Int
    }

    private let file: FileText
    private let findings: Findings
    private let lines: [String]

    init(_ file: FileText, findings: Findings) {
        self.file = file
        self.findings = findings
        lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(String.init)
    }

    /// `Subject: …`, then `Short: …` if wanted, an empty line, the body.
    func head() -> Head? {
        guard let subject = value("Subject:", line: 1, limit: TemplateCompiler.subjectLength),
            !subject.isEmpty
        else {
            report(1, "the template does not begin with \"Subject:\" and a text")
            return nil
        }
        var line = 2
        var short: String?
        if lines.count >= 2, lines[1].hasPrefix("Short:") {
            short = value("Short:", line: 2, limit: TemplateCompiler.shortLength)
            line = 3
        }
        guard lines.count >= line, lines[line - 1].trimmed.isEmpty else {
            report(line, "an empty line is missing between the head of the template and its body")
            return nil
        }
        var body = lines.dropFirst(line)
        while body.last?.trimmed.isEmpty == true { body = body.dropLast() }
        guard !body.isEmpty else {
            report(line, "the template has no body")
            return nil
        }
        return Head(
            subject: subject, short: short, body: body.joined(separator: "\n"), bodyLine: line + 1)
    }

    private func value(_ key: String, line: Int, limit: Int) -> String? {
        guard lines.count >= line, lines[line - 1].hasPrefix(key) else { return nil }
        let value = String(lines[line - 1].dropFirst(key.count)).trimmed
        if value.count > limit {
            findings.report(
                .textTooLong, in: file, at: Place(line: line, column: 1),
                "\"\(key.dropLast())\" has \(value.count) characters, more than \(limit)",
                help: "Shorten it; the body can say more.")
        }
        return value
    }

    private func report(_ line: Int, _ message: String) {
        findings.report(
            .badTemplate, in: file, at: Place(line: line, column: 1), message,
            help: "Begin it with Subject: …, then perhaps Short: …, an empty line and the body."
        )
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

    /// Compiles a part of the file for plain text; `line` is where it stands.
    func compile(_ text: String, line: Int) -> MustacheTemplate? {
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
        } catch let error as MustacheTemplate.ParserError {
            let offset = max(0, error.context.lineNumber - 1)
            report(error.error, at: Place(line: line + offset, column: 1))
        } catch {
            report(error, at: Place(line: line, column: 1))
        }
        return nil
    }

    private func report(_ error: any Error, at place: Place) {
        let message: String
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect?: message = "a section is closed by another name"
        case .expectedSectionEnd?: message = "a section is not closed"
        default: message = "a tag cannot be read"
        }
        findings.report(
            .badTemplate, in: file, at: place, message,
            help:
                "Every {{#name}} and {{^name}} needs its {{/name}} in the same part: subject, short"
                + " or body.")
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
