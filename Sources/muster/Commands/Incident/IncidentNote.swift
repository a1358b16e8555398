// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident note`.
struct IncidentNote: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Write into the log.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "The note.") var text: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.addNote(incident.id, text: text)) }
}
