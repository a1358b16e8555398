// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool assess`.
struct PoolAssess: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess", abstract: "Record a regular look at a pool, in percent.")
    @OptionGroup var pool: PoolArgument
    @Option(help: "Share of the units that were found ready, 0 to 100.") var availability: Int
    @Option(help: "How well they serve their purpose, 0 to 100.") var effectiveness: Int
    @Option(help: "What was found.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .pool(
            .assess(
                pool.id, availability: availability, effectiveness: effectiveness, note: note))
    }
}
