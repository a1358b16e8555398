// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// A finding that its file accepts, with the reason given there.
package struct SilencedFinding: Sendable, Equatable {
    /// What was found.
    package var diagnostic: Diagnostic
    /// Why it is right to be there, in the words of the file.
    package var reason: String

    /// A finding with its reason.
    package init(diagnostic: Diagnostic, reason: String) {
        self.diagnostic = diagnostic
        self.reason = reason
    }
}

/// The list `silence` of one file.
struct Silences {
    private let root: Field
    private let silences: [(code: DiagnosticCode, reason: String, field: Field)]

    /// Reads the list; mistakes in it are reported.
    init(_ root: Field) {
        self.root = root
        silences = (root.entry("silence")?.items() ?? []).compactMap { field in
            guard let section = Section(field, title: "a silence", shape: .silence) else {
                return nil
            }
            let reason = section.required("reason")?.string()
            guard let code = section.required("code")?.silencedCode(), let reason else {
                return nil
            }
            return (code, reason, field)
        }
    }

    /// Takes out what is silenced.
    ///
    /// - Returns: What was taken out, and the places in the list that found nothing.
    func take() -> (taken: [SilencedFinding], idle: [Int]) {
        let path = root.file.shownAs
        var taken: [SilencedFinding] = []
        var idle: [Int] = []
        for (place, silence) in silences.enumerated() {
            let found = root.context.findings.take(silence.code, in: path)
            taken += found.map { SilencedFinding(diagnostic: $0, reason: silence.reason) }
            if found.isEmpty { idle.append(place) }
        }
        return (taken, idle)
    }

    /// Reports silences that silence nothing; without a date nothing is overdue.
    func report(idle places: [Int]) {
        guard !root.context.findings.hasErrors(in: root.file.shownAs) else { return }
        for place in places {
            let silence = silences[place]
            guard !silence.code.needsToday || root.context.today != nil else { continue }
            silence.field.report(
                .idleSilence, "nothing in this file is silenced by \(silence.code.rawValue)",
                help: "Remove the silence; the finding is gone.")
        }
    }
}

extension Field {
    fileprivate func silencedCode() -> DiagnosticCode? {
        guard let text = string() else { return nil }
        guard let code = DiagnosticCode(rawValue: text) else {
            let known = DiagnosticCode.allCases.map(\.rawValue)
            report(
                .unknownSilence, "there is no code \"\(text.excerpt)\"",
                help: known.contains(text.uppercased())
                    ? "Did you mean \"\(text.uppercased())\"?"
                    : "Write the code in brackets at the end of the finding, such as MU0505.")
            return nil
        }
        guard code.canBeSilenced else {
            report(
                .silenceNotPossible, "\(code.rawValue) cannot be silenced",
                help: "It keeps the files from being used: mend its cause.")
            return nil
        }
        return code
    }
}
