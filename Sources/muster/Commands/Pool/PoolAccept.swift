// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool accept`.
struct PoolAccept: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take the units that another pool offers; of a partner, by its authority.")
    @OptionGroup var request: RequestArgument
    @Argument(help: "The pool that offers.") var pool: String
    @Option(help: "How many. (default: all that are offered and missing)") var units: Int?
    @Option(help: "Why.") var reason = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .resource(.acceptOffer(request.id, pool: PoolID(pool), units: units, reason: reason))
    }
}
