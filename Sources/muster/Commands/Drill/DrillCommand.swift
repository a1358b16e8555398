// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster drill`: drills on the rules that run incidents, in a world of their own.
struct DrillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Run drills.", subcommands: [DrillRunCommand.self])
}
