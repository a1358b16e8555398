// SPDX-License-Identifier: Apache-2.0
// Whole boards held against files. UPDATE_GOLDEN=1 rewrites the files and fails that run, so that
// a recording can never pass for a test.

import Foundation
import Testing

/// Compares a text with a file of `Golden/`; a difference names the first line that differs.
func expectGolden(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden").appending(path: name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try Data(text.utf8).write(to: file)
        Issue.record("rewrote \(name): look at the difference", sourceLocation: sourceLocation)
        return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    guard expected != text else { return }
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
        """
        \(name) differs at line \((line?.offset ?? min(found.count, wanted.count)) + 1):
        found:  \(line?.element.0.prefix(300) ?? "(\(found.count) lines)")
        wanted: \(line?.element.1.prefix(300) ?? "(\(wanted.count) lines)")
        """, sourceLocation: sourceLocation)
}
