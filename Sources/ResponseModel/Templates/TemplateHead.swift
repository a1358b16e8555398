// SPDX-License-Identifier: Apache-2.0

/// The parts of a template file as they are written: `Subject: …`, then `Short: …` if wanted, an
/// empty line, the body.
package struct TemplateHead: Sendable, Equatable {
    package var subject: String
    /// Nil when the template has no words of its own for media that carry little.
    package var short: String?
    package var body: String
    /// The line on which the body begins, from 1.
    package var bodyLine: Int

    /// Takes a file apart.
    ///
    /// - Throws: The first part that is missing, with its line.
    package init(_ source: String) throws(TemplateProblem) {
        let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(String.init)
        guard let subject = Self.value("Subject:", lines.first), !subject.isEmpty else {
            throw TemplateProblem(.noSubject, line: 1)
        }
        self.subject = subject
        short = lines.count >= 2 ? Self.value("Short:", lines[1]) : nil
        let gap = short == nil ? 2 : 3
        guard lines.count >= gap, lines[gap - 1].withoutOuterSpace.isEmpty else {
            throw TemplateProblem(.noEmptyLine, line: gap)
        }
        var body = lines.dropFirst(gap)
        while body.last?.withoutOuterSpace.isEmpty == true { body = body.dropLast() }
        guard !body.isEmpty else { throw TemplateProblem(.noBody, line: gap) }
        self.body = body.joined(separator: "\n")
        bodyLine = gap + 1
    }

    private static func value(_ key: String, _ line: String?) -> String? {
        guard let line, line.hasPrefix(key) else { return nil }
        return String(line.dropFirst(key.count)).withoutOuterSpace
    }
}

/// Why a template cannot be filled in, and where.
package struct TemplateProblem: Error, Sendable, Equatable {
    /// What is wrong.
    package enum Kind: Sendable, Equatable {
        /// The file does not begin with `Subject:` and a text.
        case noSubject
        /// Between head and body is no empty line.
        case noEmptyLine
        /// Nothing follows the head.
        case noBody
        /// A tag that cannot be read.
        case badTag
        /// A section is closed by another name.
        case otherName
        /// A section is not closed in its part.
        case openSection
    }

    package var kind: Kind
    /// The line within the text, from 1.
    package var line: Int

    /// Whether the parts of the file are wrong, and not a tag in one of them.
    package var isOfHead: Bool {
        switch kind {
        case .noSubject, .noEmptyLine, .noBody: true
        case .badTag, .otherName, .openSection: false
        }
    }

    /// A problem by its parts.
    package init(_ kind: Kind, line: Int) {
        self.kind = kind
        self.line = line
    }
}

extension String {
    /// Without the spaces and tabs at its ends.
    fileprivate var withoutOuterSpace: String {
        let start = drop { $0 == " " || $0 == "\t" }
        guard let last = start.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(start[...last])
    }
}
