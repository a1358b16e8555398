// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Files that a command writes.
enum OutputFile {
    /// Writes a whole file, replacing one that is there only once all is written.
    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandFailure(
                .worldFailed, "error: \(path) cannot be written: \(error.localizedDescription)",
                help: "Check that its folder is there and that you may write in it.")
        }
    }

    /// Writes a whole file, making the folder that it lies in.
    static func writeMakingFolder(_ text: String, to path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty { try makeFolder(folder) }
        try write(text, to: path)
    }

    /// Makes a folder and those above it, if they are not there.
    static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                .worldFailed,
                "error: the folder \(path) cannot be made: "
                    + error.localizedDescription)
        }
    }
}
