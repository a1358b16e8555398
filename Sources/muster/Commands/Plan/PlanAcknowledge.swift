// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster plan ack`.
struct PlanAcknowledge: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "Say that you have read and practised a plan.")
    @OptionGroup var plan: PlanArgument
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .plan(.revise(plan.id, .acknowledge)) }
}
