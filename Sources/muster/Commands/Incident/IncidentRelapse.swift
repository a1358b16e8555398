// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident relapse`.
struct IncidentRelapse: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "relapse", abstract: "It is not over after all.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.relapse(incident.id, reason: reason)) }
}
