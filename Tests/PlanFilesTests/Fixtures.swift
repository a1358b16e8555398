// SPDX-License-Identifier: Apache-2.0

import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// Files of the test folder.
enum Fixtures {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// 2026-02-16 as days since 1970: "today" of the tests.
    static let today = CivilTime(year: 2026, month: 2, day: 16).dayNumber

    /// One correct organisation with a plan and a drill; paths are relative to its folder.
    static func sample() throws -> [SourceFile] {
        try PlanFolder.read(folder.appendingPathComponent("Sample").path).map {
            SourceFile(path: $0.path, bytes: $0.bytes)
        }
    }

    /// The sample with one of its files changed or another one added.
    static func sample(with path: String, _ text: String) throws -> [SourceFile] {
        try sample().filter { $0.path != path } + [SourceFile(path: path, bytes: Array(text.utf8))]
    }

    /// The sample, of which the file at `path` is changed by replacing one text by another.
    static func sample(
        changing path: String, _ old: String, to new: String
    ) throws -> [SourceFile] {
        let text =
            try sample().first { $0.path == path }.map {
                String(decoding: $0.bytes, as: UTF8.self)
            } ?? ""
        guard text.contains(old) else { throw MissingText(text: old) }
        return try sample(with: path, text.replacing(old, with: new))
    }

    /// A fixture does not have the text that a test wants to change.
    struct MissingText: Error { var text: String }

    /// The compiled sample.
    static func compiledSample() throws -> Compilation { compile(try sample(), today: today) }

    /// A text that stands in a file and is rewritten, with UPDATE_GOLDEN=1, from what came out; the
    /// run that rewrites fails.
    static func golden(_ path: String, actual: String) throws -> String {
        let url = folder.appendingPathComponent(path)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            let old = FileManager.default.contents(atPath: url.path)
            if old != Data(actual.utf8) {
                try Data(actual.utf8).write(to: url)
                return "rewritten: \(path)"
            }
        }
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}
