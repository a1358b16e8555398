// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder of its own for one test, removed with the last reference to this.
package final class TemporaryFolder: Sendable {
    /// Where it is.
    package let path: String

    /// A new, empty folder.
    package init() throws {
        path = FileManager.default.temporaryDirectory.path + "/muster-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            // A folder that a test has removed itself needs no second removal.
        }
    }

    /// The path of a file in it.
    package func file(_ name: String) -> String { path + "/" + name }
}
