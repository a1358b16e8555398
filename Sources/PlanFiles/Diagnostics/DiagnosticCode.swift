// SPDX-License-Identifier: Apache-2.0
// The one register of everything that the compiler can say. A code never changes its meaning and
// is never used again for something else. Every code is one value, which stands with all that is
// known about it in the file of its family: DiagnosticCode+Files, +Values and so on.

/// A kind of diagnostic: what it means, how to mend it, and what files may do about it.
package struct DiagnosticCode: Sendable {
    /// The code as people see it, `MU0101`; the first two digits are its family.
    package let rawValue: String
    /// What it is called in the book of codes: `unknown key`.
    let heading: String
    /// Whether files with such a diagnostic can be used.
    package let severity: Diagnostic.Severity
    /// What it means: one sentence, with the requirement behind it where there is one.
    package let explanation: String
    /// Why it matters and how to mend it: some sentences.
    package let remedy: String
    /// Lines that lead to the finding, and better ones; nil where words say it better.
    let example: (wrong: String, right: String)?
    /// Whether a file may accept a finding of the code: warnings, and errors that are a matter of
    /// judgement and leave files that can be used.
    package let canBeSilenced: Bool
    /// Whether it is found only when the date is known.
    let needsToday: Bool

    /// A code of the register. Without `canBeSilenced` a warning can be and an error cannot.
    init(
        _ rawValue: String, _ heading: String, _ severity: Diagnostic.Severity,
        _ explanation: String, remedy: String, example: (wrong: String, right: String)? = nil,
        canBeSilenced: Bool? = nil, needsToday: Bool = false
    ) {
        self.rawValue = rawValue
        self.heading = heading
        self.severity = severity
        self.explanation = explanation
        self.remedy = remedy
        self.example = example
        self.canBeSilenced = canBeSilenced ?? (severity == .warning)
        self.needsToday = needsToday
    }
}

extension DiagnosticCode: CaseIterable {
    /// The whole register in the order of the codes.
    package static let allCases: [DiagnosticCode] =
        files + values + references + expressions + levels + playbook + resources + governance
        + silences
}

extension DiagnosticCode: RawRepresentable, Hashable, CustomStringConvertible {
    /// The code of the register that is written so; nil: there is none.
    package init?(rawValue: String) {
        guard let code = Self.allCases.first(where: { $0.rawValue == rawValue }) else {
            return nil
        }
        self = code
    }

    /// The heading as one word, the name of the rule in SARIF: `unknownKey`.
    package var description: String {
        let words = heading.filter { $0 != "-" }.split(separator: " ")
        return words.dropFirst().reduce(into: String(words.first ?? "")) { name, word in
            name += word.prefix(1).uppercased() + word.dropFirst()
        }
    }
}
