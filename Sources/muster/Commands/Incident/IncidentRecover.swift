// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident recover`.
struct IncidentRecover: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover", abstract: "Service is restored.")
    @OptionGroup var incident: IncidentArgument
    @Option(help: "How it is known.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.recover(incident.id, note: note)) }
}
