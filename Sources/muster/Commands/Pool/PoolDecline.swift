// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool decline`.
struct PoolDecline: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "decline", abstract: "Do not serve a request, or the rest of it.")
    @OptionGroup var request: RequestArgument
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .resource(.decline(request.id, reason: reason)) }
}
