// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster plan propose`.
struct PlanPropose: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Propose the text of a plan that stands in the folder.")
    @OptionGroup var plan: PlanArgument
    @Option(help: "The cause: operations, customer_feedback, policy_change, technical_change.")
    var because: String
    @Option(help: "The reason in a sentence.") var note: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func command() throws -> Command {
        .plan(
            .revise(
                plan.id,
                .propose(cause: try WordArgument.read(because, "--because"), note: note)))
    }
}
