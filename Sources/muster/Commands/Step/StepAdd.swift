// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

/// `muster incident step add`.
struct StepAdd: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Do what the plan does not know: a deviation.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "What is to be done.") var title: String
    @Option(help: "Who does it: a role.") var role: String
    @Option(help: "How long it may take: 15m.") var within: String?
    @Option(help: "Why.") var reason: String
    @Option(help: "Who allows it. (default: you)") var approver: String?
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() throws -> Command {
        .step(
            .add(
                incident.id,
                ImprovisedStep(
                    title: title, role: RoleID(role),
                    within: try within.map { try SpanArgument($0).span }),
                reason: reason, approver: approver.map { PersonID($0) }))
    }
}
