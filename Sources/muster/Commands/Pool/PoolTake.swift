// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool take`.
struct PoolTake: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "take", abstract: "Take units from a request of another incident by force."
    )
    @Argument(help: "The request that needs them.") var request: String
    @Option(help: "The request that has them.") var from: String
    @Option(help: "How many. (default: all that are missing)") var units: Int?
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .resource(.take(RequestID(request), from: RequestID(from), units: units, reason: reason))
    }
}
