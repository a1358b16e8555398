// SPDX-License-Identifier: Apache-2.0

/// Collects what is wrong with the files while they are compiled.
package final class Findings {
    /// What was found, in the order of finding.
    private(set) var all: [Diagnostic] = []
    private var countByPath: [String: Int] = [:]
    private var pathsWithHoles: Set<String> = []

    /// Beyond this many of one file the rest is noise: the first ones are mended first.
    package static let perFile = 200

    /// Nothing found yet.
    package init() {}

    /// Takes out the findings of a code about a file, in the order of finding. Only those that a
    /// file may accept: the others are counted.
    package func take(_ code: DiagnosticCode, in path: String) -> [Diagnostic] {
        guard code.canBeSilenced, countByPath[path] != nil else { return [] }
        let isTaken: (Diagnostic) -> Bool = { $0.code == code && $0.path == path }
        let taken = all.filter(isTaken)
        if !taken.isEmpty { all.removeAll(where: isTaken) }
        return taken
    }

    /// Whether a file, by the path that is shown, has an error that leaves holes in what comes of
    /// it; errors of judgement do not.
    package func hasErrors(in path: String) -> Bool { pathsWithHoles.contains(path) }

    /// Whether the files cannot be used.
    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// Everything found, in the order of a report, each once.
    package var sorted: [Diagnostic] {
        var result: [Diagnostic] = []
        for diagnostic in all.sorted(by: Diagnostic.precedes) where result.last != diagnostic {
            result.append(diagnostic)
        }
        return result
    }

    /// Takes down a finding about a place in a file.
    package func report(
        _ code: DiagnosticCode, in file: FileText, at place: Place, _ message: String,
        help: String
    ) {
        let count = countByPath[file.shownAs, default: 0] + 1
        countByPath[file.shownAs] = count
        guard count <= Self.perFile + 1 else { return }
        let isLast = count > Self.perFile
        if isLast || (code.severity == .error && !code.canBeSilenced) {
            pathsWithHoles.insert(file.shownAs)
        }
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
