// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Notation
import ResponseCore
import ResponseModel

/// `muster action add`.
struct ActionAdd: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an action to an incident in review.")
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "What is to be done.") var title: String
    @Option(help: "A person or a team.") var owner: String
    @Option(help: "2026-03-31T18:00:00+08:00, or a span from now such as 14d.") var due: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() throws -> Command {
        let moment = try MomentArgument(due, from: SystemClock().now()).moment
        return .review(
            .addAction(
                incident.id, ActionDraft(title: title, owner: owner, due: moment)))
    }
}
