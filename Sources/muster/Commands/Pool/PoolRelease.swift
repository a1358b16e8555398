// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool release`.
struct PoolRelease: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Units are no longer needed.")
    @OptionGroup var request: RequestArgument
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .resource(.release(request.id)) }
}
