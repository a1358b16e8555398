// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident step skip`.
struct StepSkip: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "skip", abstract: "Leave a step out: a deviation from the plan.")
    @OptionGroup var place: StepPlace
    @Option(help: "Why.") var reason: String
    @Option(help: "Who allows it. (default: you)") var approver: String?
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .step(
            .skip(
                place.incident, place.step, reason: reason,
                approver: approver.map { PersonID($0) }))
    }
}
