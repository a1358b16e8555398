// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident close`.
struct IncidentClose: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close the incident; a false alarm at once, with a note.")
    @OptionGroup var incident: IncidentArgument
    @Option(help: "A closing word; needed for a false alarm.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.close(incident.id, note: note)) }
}
