// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident stand-down`.
struct IncidentStandDown: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "stand-down", abstract: "End the response; opens the review.")
    @OptionGroup var incident: IncidentArgument
    @Option(help: "A closing word.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.standDown(incident.id, note: note)) }
}
