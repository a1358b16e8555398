// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident role`.
struct IncidentRole: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Give a role to somebody.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "The role.") var role: String
    @Argument(help: "The person.") var person: String
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .role(
            .assign(
                incident.id, role: RoleID(role), person: PersonID(person), reason: reason))
    }
}
