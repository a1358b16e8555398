// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

/// `muster pool mobilise`.
struct PoolMobilise: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "mobilise", abstract: "Units are on their way.")
    @OptionGroup var request: RequestArgument
    @Option(help: "When they arrive: 20m. (default: the lead time of the pool)")
    var arrivesIn: String?
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() throws -> Command {
        .resource(
            .mobilise(
                request.id, arrivesIn: try arrivesIn.map { try SpanArgument($0).span }))
    }
}
