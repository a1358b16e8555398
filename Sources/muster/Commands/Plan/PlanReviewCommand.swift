// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster plan review`.
struct PlanReviewCommand: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Say what a review of the proposed text found.")
    @OptionGroup var plan: PlanArgument
    @Option(
        name: .customLong("for"), help: "customer_service, legal, quality_control or experts.")
    var function: String
    @Flag(help: "Object to it; --note says why.") var reject = false
    @Flag(help: "Ask for a review by experts.") var experts = false
    @Option(help: "What was found.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func command() throws -> Command {
        .plan(
            .revise(
                plan.id,
                .review(
                    try WordArgument.read(function, "--for"), accept: !reject,
                    asksForExperts: experts, note: note)))
    }
}
