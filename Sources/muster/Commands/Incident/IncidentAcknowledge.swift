// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident acknowledge`.
struct IncidentAcknowledge: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Take the incident, or the role you were called for.")
    @OptionGroup var incident: IncidentArgument
    @Option(help: "Only this role.") var role: String?
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .role(.acknowledge(incident.id, role: role.map { RoleID($0) }))
    }
}
