// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool use`.
struct PoolUse: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "use", abstract: "Supplies that an incident holds are used up.")
    @OptionGroup var request: RequestArgument
    @Argument(help: "How many.") var units: Int
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .resource(.useSupplies(request.id, units: units)) }
}
