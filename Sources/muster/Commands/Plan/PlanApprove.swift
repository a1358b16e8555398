// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster plan approve`.
struct PlanApprove: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Allow a reviewed text to be published.")
    @OptionGroup var plan: PlanArgument
    @Option(help: "A note.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .plan(.revise(plan.id, .approve(note: note))) }
}
