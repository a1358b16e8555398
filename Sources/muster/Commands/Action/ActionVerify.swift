// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster action verify`.
struct ActionVerify: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the effect of an action that somebody else did."
    )
    @OptionGroup var action: ActionArgument
    @Flag(help: "It has no effect.") var ineffective = false
    @Option(help: "What you saw.") var note: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .review(.verifyAction(action.id, isEffective: !ineffective, note: note))
    }
}
