// SPDX-License-Identifier: Apache-2.0

/// The words of a notice in one language, ready to be filled in: subject, short text and body.
package struct NoticeWords: Sendable, Equatable {
    private let subject: TemplateText
    private let short: TemplateText?
    private let body: TemplateText

    /// Takes the words of a template file apart.
    ///
    /// - Throws: The first problem, with its line in the file.
    package init(_ source: String) throws(TemplateProblem) {
        try self.init(try TemplateHead(source))
    }

    /// Takes the parts of a file apart.
    package init(_ head: TemplateHead) throws(TemplateProblem) {
        subject = try Self.text(head.subject, line: 1)
        short = head.short == nil ? nil : try Self.text(head.short ?? "", line: 2)
        body = try Self.text(head.body, line: head.bodyLine)
    }

    /// Words that a journal keeps. Nothing in them is refused: what cannot be taken apart is shown
    /// as it is written, because a notice with braces in it is better than none.
    package init(restoring source: String) {
        do throws(TemplateProblem) {
            try self.init(source)
        } catch {
            let lines = source.split(
                maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            self.init(
                subject: TemplateText(plain: String(lines[0])), body: TemplateText(plain: source))
        }
    }

    private init(subject: TemplateText, body: TemplateText) {
        self.subject = subject
        short = nil
        self.body = body
    }

    private static func text(
        _ source: String, line: Int
    ) throws(TemplateProblem) -> TemplateText {
        do throws(TemplateProblem) {
            return try TemplateText(source)
        } catch {
            throw TemplateProblem(error.kind, line: line + error.line - 1)
        }
    }

    /// Whether there is a text of its own for media that carry little.
    package var hasShort: Bool { short != nil }

    /// The finished text. Values are filled in as they are; subject and short stay on one line.
    package func fill(
        _ values: [(name: String, value: String)], language: Language
    ) -> NoticeText {
        NoticeText(
            language: language, subject: subject.fill(values).onOneLine, body: body.fill(values),
            short: short?.fill(values).onOneLine)
    }

    /// What a telephone shows: the short text, else the subject.
    package func telephoneText(_ values: [(name: String, value: String)]) -> String {
        (short ?? subject).fill(values).onOneLine
    }
}

extension String {
    /// With every run of line breaks and control characters as one space: what goes into a header
    /// must not be able to begin another one.
    fileprivate var onOneLine: String {
        unicodeScalars.split {
            $0.properties.generalCategory == .control || $0.value == 0x2028 || $0.value == 0x2029
        }.map { String($0) }.joined(separator: " ")
    }
}
