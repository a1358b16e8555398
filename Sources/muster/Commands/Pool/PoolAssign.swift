// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool assign`.
struct PoolAssign: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign", abstract: "Units have arrived and work.")
    @OptionGroup var request: RequestArgument
    @Flag(help: "Although the checklist of the pool is not confirmed.") var force = false
    @Option(help: "Why; needed with --force.") var reason = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        force
            ? .resource(.startUnprepared(request.id, reason: reason))
            : .resource(.assign(request.id))
    }
}
