// SPDX-License-Identifier: Apache-2.0
// A small renderer for the part of Mustache that templates may use: values, sections, comments.
// What journals hold was filled in by it, so that its bytes must not change; the white space around
// tags that stand alone on a line is as swift-mustache 2 had it, with which it began.

/// A text with placeholders, taken apart.
package struct TemplateText: Sendable, Equatable {
    /// A piece of the text.
    indirect enum Piece: Sendable, Equatable {
        case text(String)
        case value(String)
        /// Shown when the value is there, or, `isInverted`, when it is not.
        case section(String, isInverted: Bool, [Piece])
    }

    let pieces: [Piece]

    /// Takes a text apart.
    ///
    /// - Throws: The first tag that cannot be read, with its line in the text.
    package init(_ source: String) throws(TemplateProblem) {
        var parser = TemplateParser(source)
        pieces = try parser.pieces()
    }

    /// A text as it is, braces and all.
    init(plain source: String) { pieces = [.text(source)] }

    /// The text with values filled in as they are. A name without a value is nothing; nothing, `-`
    /// (not known) and `false` count as absent in sections. Of two values the last one counts.
    package func fill(_ values: [(name: String, value: String)]) -> String {
        let byName = Dictionary(
            values.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
        var text = ""
        Self.append(pieces, byName, to: &text)
        return text
    }

    private static func append(
        _ pieces: [Piece], _ values: [String: String], to text: inout String
    ) {
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .value(let name): text += values[name] ?? ""
            case .section(let name, let isInverted, let inner):
                let isThere = !["", "-", "false"].contains(values[name] ?? "")
                if isThere != isInverted { append(inner, values, to: &text) }
            }
        }
    }
}
