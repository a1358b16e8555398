// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident activate`.
struct IncidentActivate: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate", abstract: "Start the response.")
    @OptionGroup var incident: IncidentArgument
    @Option(help: "The plan. (default: the one that was matched)") var plan: String?
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .incident(.activate(incident.id, plan: plan.map { PlanID($0) })) }
}
