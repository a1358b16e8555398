// SPDX-License-Identifier: Apache-2.0

import ResponseCore
package import ResponseModel

/// What came of compiling files.
package struct Compilation: Sendable {
    /// The organisation and its plans; nil when any file has an error.
    package var planSet: PlanSet?
    /// The drills, sorted by path; empty when any file has an error.
    package var scenarios: [Scenario]
    /// Every mistake and warning, sorted by path and place.
    package var diagnostics: [Diagnostic]
    /// Findings that files accept with a reason, in the order of files; not among the diagnostics.
    package var silenced: [SilencedFinding]

    /// With errors among the diagnostics, no set and no drills.
    package init(
        planSet: PlanSet?, scenarios: [Scenario], diagnostics: [Diagnostic],
        silenced: [SilencedFinding] = []
    ) {
        self.planSet = planSet
        self.scenarios = scenarios
        self.diagnostics = diagnostics
        self.silenced = silenced
    }

    /// Whether there is an error among the diagnostics.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Compiles the files of an organisation, its plans and its drills.
///
/// Reads nothing but the bytes given (and the zone database of the machine), so that the same files
/// give the same result. `today`, in days since 1970, makes overdue reviews a warning.
package func compile(
    _ files: [SourceFile], today: Int? = nil, limits: ReaderLimits = ReaderLimits()
) -> Compilation {
    var run = CompileRun(files, today: today, limits: limits)
    return run.result()
}

/// Compiles the texts of a journal again: those of `PlanSet.documents`. The digest of the result is
/// that of the set from which they come.
///
/// They held once, perhaps for an older Muster: errors that this one finds are diagnostics, and the
/// plan set is nil only when they leave no organisation.
package func compile(documents: [Document], today: Int? = nil) -> Compilation {
    let files = documents.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
    var run = CompileRun(files, today: today, limits: ReaderLimits(), isLenient: true)
    return run.result()
}
