// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident confirm`.
struct IncidentConfirm: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm", abstract: "Confirm lines of the stand-down checklist.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "Their numbers, from 0.") var items: [Int]
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.confirmChecklist(incident.id, items: items)) }
}
