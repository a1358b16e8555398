// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident mitigate`.
struct IncidentMitigate: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "mitigate", abstract: "Customers are no longer affected.")
    @OptionGroup var incident: IncidentArgument
    @Option(help: "How.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.mitigate(incident.id, note: note)) }
}
