// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool ready`.
struct PoolReady: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "ready",
        abstract: "Confirm permissions and materials before units start.")
    @OptionGroup var request: RequestArgument
    @Argument(help: "Lines of the checklist of the pool, from 0.") var items: [Int]
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .resource(.confirmPreparation(request.id, items: items)) }
}
