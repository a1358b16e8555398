// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident warn`.
struct IncidentWarn: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "warn", abstract: "Put the incident under early warning.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.warn(incident.id, reason: reason)) }
}
