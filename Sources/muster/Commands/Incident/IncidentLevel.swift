// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident level`.
struct IncidentLevel: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "level", abstract: "Set the level by hand, or let the rules decide again.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "The level, or auto.") var level: String
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() throws -> Command {
        if level == "auto" { return .level(.clear(incident.id, reason: reason)) }
        guard let number = Int(level) else {
            throw CommandFailure(
                .usage, "error: \"\(level)\" is not a level.", help: "Give a number, or auto.")
        }
        return .level(.set(incident.id, level: number, reason: reason))
    }
}
