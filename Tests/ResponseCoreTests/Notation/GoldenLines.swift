// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A file of stored shapes, one a line, that only ever grows: what was written once must be
/// readable for ever.
struct GoldenLines {
    let file: URL
    let lines: [String]

    /// The file of that name in the folder `Golden` beside this source; empty when it is missing.
    init(_ name: String, source: String = #filePath) throws {
        file = URL(fileURLWithPath: source).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name)")
        guard FileManager.default.fileExists(atPath: file.path) else {
            lines = []
            return
        }
        lines = try String(contentsOf: file, encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// Expects every line to stand in the file. With `UPDATE_GOLDEN=1` missing lines are added to
    /// it, and the run fails all the same.
    func expectToContain(_ current: [String]) throws {
        let known = Set(lines)
        let missing = current.filter { !known.contains($0) }
        if !missing.isEmpty, ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            let text = (lines + missing).joined(separator: "\n") + "\n"
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let (name, count) = (file.lastPathComponent, missing.count)
        let first = missing.first ?? ""
        #expect(
            count == 0,
            "\(name) lacks, first of all, \(first). Run with UPDATE_GOLDEN=1 and read the diff.")
    }
}
