// SPDX-License-Identifier: Apache-2.0

extension DiagnosticCode {
    /// The documentation of the code: what it means, why it matters, how to mend it, and whether it
    /// can be silenced. Markdown, ends with a line break.
    package var page: String {
        var text = "# \(rawValue): \(heading)\n\n"
        text += "Severity: \(severity.rawValue). \(explanation)\n\n"
        text += "\(remedy)\n"
        if let (wrong, right) = example {
            text += "\nInstead of\n\n\(Self.block(wrong))\nwrite\n\n\(Self.block(right))"
        }
        text += "\n"
        text +=
            canBeSilenced
            ? "A file accepts it with `silence: [{code: \(rawValue), reason: …}]` on top.\n"
            : "It cannot be silenced.\n"
        return text
    }

    /// All pages, in the order of the codes: docs/diagnostics/README.md.
    package static var book: String {
        let head = """
            # What the compiler says

            Every finding of `muster check` ends with its code. `muster check --explain CODE` prints the entry of this list.


            """
        return head + allCases.map { "#" + $0.page }.joined(separator: "\n")
    }

    private static func block(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { "    \($0)\n" }.joined()
    }
}
