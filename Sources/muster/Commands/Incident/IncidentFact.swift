// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident fact`.
struct IncidentFact: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "fact", abstract: "Tell facts; the level follows.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "name=value …") var facts: [String]
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() throws -> Command {
        .level(.recordFacts(incident.id, try facts.map { try FactArgument($0).fact }))
    }
}
