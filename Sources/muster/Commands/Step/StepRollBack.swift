// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident step rollback`.
struct StepRollBack: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollback",
        abstract: "Undo a step with the step that the plan names for it.")
    @OptionGroup var place: StepPlace
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .step(.rollBack(place.incident, place.step, reason: reason)) }
}
