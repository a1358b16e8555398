// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident step done`.
struct StepDone: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: "A step is done; with review it waits for a second person.")
    @OptionGroup var place: StepPlace
    @Option(help: "What was done.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .step(.complete(place.incident, place.step, note: note)) }
}
