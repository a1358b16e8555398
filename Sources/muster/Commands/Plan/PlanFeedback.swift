// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster plan feedback`.
struct PlanFeedback: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "Say what should be better in a plan.")
    @OptionGroup var plan: PlanArgument
    @Argument(help: "What you found.") var text: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .plan(.revise(plan.id, .giveFeedback(text))) }
}
