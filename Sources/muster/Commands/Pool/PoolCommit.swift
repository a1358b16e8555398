// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool commit`.
struct PoolCommit: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "commit", abstract: "Commit units by hand; --force opens the reserve.")
    @OptionGroup var request: RequestArgument
    @Option(help: "How many. (default: all that are missing)") var units: Int?
    @Flag(help: "Also from the reserve.") var force = false
    @Option(help: "Why; needed with --force.") var reason = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .resource(.commit(request.id, units: units, force: force, reason: reason))
    }
}
