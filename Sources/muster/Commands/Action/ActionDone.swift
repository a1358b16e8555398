// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster action done`.
struct ActionDone: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "done", abstract: "An action is carried out.")
    @OptionGroup var action: ActionArgument
    @Option(help: "What was done.") var note: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .review(.completeAction(action.id, note: note)) }
}
