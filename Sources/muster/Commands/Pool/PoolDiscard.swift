// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool discard`.
struct PoolDiscard: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "discard", abstract: "Throw away units that are out of service.")
    @OptionGroup var pool: PoolArgument
    @Argument(help: "How many.") var units: Int
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .pool(.discardStock(pool.id, units: units, reason: reason))
    }
}
