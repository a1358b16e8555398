// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool return`.
struct PoolReturn: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "Units are back in the pool.")
    @OptionGroup var request: RequestArgument
    @Option(help: "Units of supplies that were used up.") var used = 0
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .resource(.giveBack(request.id, used: used)) }
}
