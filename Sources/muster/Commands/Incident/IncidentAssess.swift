// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident assess`.
struct IncidentAssess: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "assess", abstract: "Say what the incident is, and which plan is for it.")
    @OptionGroup var incident: IncidentArgument
    @Option(help: "The plan.") var plan: String?
    @Option(help: "What was found.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .incident(.assess(incident.id, plan: plan.map { PlanID($0) }, note: note))
    }
}
