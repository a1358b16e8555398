// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool offer`.
struct PoolOffer: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "offer", abstract: "Say that another pool could serve a request.")
    @OptionGroup var request: RequestArgument
    @Argument(help: "The pool that could.") var pool: String
    @Argument(help: "How many.") var units: Int
    @Option(help: "Who said so.") var note: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .resource(.offer(request.id, pool: PoolID(pool), units: units, note: note))
    }
}
