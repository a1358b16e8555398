// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// `muster version`.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Print the version.")

    /// The version of this source tree; CHANGELOG.md says what is in it.
    static let version = "0.1.0"

    func run() { Terminal.say("muster \(Self.version)") }
}
