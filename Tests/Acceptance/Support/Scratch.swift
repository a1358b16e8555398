// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder of one test, removed with the last reference to this.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/muster-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("\(path) stays: \(error)")
        }
    }

    func file(_ name: String) -> String { path + "/" + name }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: file(name))), as: UTF8.self)
    }

    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: file(name)))
    }

    func write(_ text: String, _ name: String) throws {
        try write(Data(text.utf8), name)
    }

    func write(_ bytes: Data, _ name: String) throws {
        try bytes.write(to: URL(filePath: file(name)))
    }

    /// A new file, open for writing.
    func emptyFile(_ name: String) throws -> FileHandle {
        try write("", name)
        return try FileHandle(forWritingTo: URL(filePath: file(name)))
    }

    /// Names of the files in a folder of it, sorted; none when it is not there.
    func names(in folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: file(folder)) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: file(folder)).sorted()
    }
}

/// Something that was waited for has not come.
struct Overdue: Error, CustomStringConvertible {
    let description: String
}

/// Looks again and again whether something of another process has happened, and fails when it has
/// not within so many seconds.
func eventually(
    _ what: String, within seconds: Int = 40, _ holds: () async throws -> Bool
) async throws {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while !(try await holds()) {
        guard clock.now < end else {
            throw Overdue(description: "not within \(seconds) s: \(what)")
        }
        try await clock.sleep(for: .milliseconds(25))
    }
}
