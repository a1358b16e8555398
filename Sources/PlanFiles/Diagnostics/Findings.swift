// SPDX-License-Identifier: Apache-2.0

/// Collects what is wrong with the files while they are compiled.
final class Findings {
    /// What was found, in the order of finding.
    private(set) var all: [Diagnostic] = []
    private var countByPath: [String: Int] = [:]

    /// Beyond this many of one file the rest is noise: the first ones are mended first.
    static let perFile = 200

    /// Whether the files cannot be used.
    var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// Everything found, in the order of a report, each once.
    var sorted: [Diagnostic] {
        var result: [Diagnostic] = []
        for diagnostic in all.sorted(by: Diagnostic.precedes) where result.last != diagnostic {
            result.append(diagnostic)
        }
        return result
    }

    /// Takes down a finding about a place in a file.
    func report(
        _ code: DiagnosticCode, in file: FileText, at place: Place, _ message: String,
        help: String
    ) {
        let count = countByPath[file.shownAs, default: 0] + 1
        countByPath[file.shownAs] = count
        guard count <= Self.perFile + 1 else { return }
        let isLast = count > Self.perFile
        all.append(
            Diagnostic(
                code: isLast ? .tooManyMistakes : code,
                severity: isLast ? .error : code.severity, path: file.shownAs, line: place.line,
                column: place.column,
                message: isLast ? "there are more than \(Self.perFile) mistakes" : message,
                help: isLast ? "Mend those above first." : help,
                // A message may end in a log that many can read.
                sourceLine: code == .secretInFile ? "" : file.line(place.line)))
    }
}
