// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident handover`.
struct IncidentHandOver: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover", abstract: "Pass command on, with a brief.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "The new commander.") var person: String
    @Option(help: "What they need to know.") var brief: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .role(.handOver(incident.id, to: PersonID(person), brief: brief))
    }
}
