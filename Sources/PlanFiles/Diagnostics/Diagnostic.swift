// SPDX-License-Identifier: Apache-2.0

/// A mistake in a file, or something in it that is probably one: what, where, and how to mend it.
package struct Diagnostic: Sendable, Equatable {
    /// Whether the files can be used all the same.
    package enum Severity: String, Sendable, Hashable, CaseIterable {
        /// They cannot.
        case error
        /// They can, but a reader should look.
        case warning
    }

    /// The kind of mistake; stable across versions.
    package var code: DiagnosticCode
    package var severity: Severity
    /// The file as the reader of the message knows it: `plans/payment-outage.yaml`.
    package var path: String
    /// From 1; 1 where the whole file is meant.
    package var line: Int
    /// From 1, in characters (code points).
    package var column: Int
    /// What is wrong: a sentence without its full stop.
    package var message: String
    /// How to mend it: one or two sentences.
    package var help: String
    /// The line of the file, without its line break; empty where there is none to show.
    package var sourceLine: String

    /// Line and column count from 1; the message goes without its full stop.
    package init(
        code: DiagnosticCode, severity: Severity, path: String, line: Int, column: Int,
        message: String, help: String, sourceLine: String
    ) {
        self.code = code
        self.severity = severity
        self.path = path
        self.line = line
        self.column = column
        self.message = message
        self.help = help
        self.sourceLine = sourceLine
    }

    /// Order of a report: by path, then by place, then by code and words.
    package static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        if left.path != right.path { return left.path < right.path }
        if left.line != right.line { return left.line < right.line }
        if left.column != right.column { return left.column < right.column }
        if left.code != right.code { return left.code.rawValue < right.code.rawValue }
        return left.message < right.message
    }
}
