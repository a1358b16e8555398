// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool reserve`.
struct PoolReserve: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "reserve", abstract: "Open a part of the reserve to every level.")
    @OptionGroup var pool: PoolArgument
    @Option(help: "Units that are open from now on; 0 closes it.") var open: Int
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .pool(.openReserve(pool.id, units: open, reason: reason))
    }
}
