// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster plan retire`.
struct PlanRetire: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Take a plan out of force, or give up a proposal.")
    @OptionGroup var plan: PlanArgument
    @Flag(help: "Give up the text that is proposed; what holds goes on holding.")
    var proposal = false
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func command() -> Command {
        .plan(
            .revise(
                plan.id, proposal ? .withdraw(reason: reason) : .retire(reason: reason)))
    }
}
