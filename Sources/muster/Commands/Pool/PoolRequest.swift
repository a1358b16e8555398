// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool request`.
struct PoolRequest: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "request", abstract: "Ask for units beyond the plan.")
    @OptionGroup var incident: IncidentArgument
    @OptionGroup var pool: PoolArgument
    @Argument(help: "How many.") var units: Int
    @Option(help: "A skill that they need; may be given several times.") var skill: [String] =
        []
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .resource(
            .request(
                incident.id, pool: pool.id, units: units, skills: skill, reason: reason))
    }
}
