// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident step review`.
struct StepReview: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Look at a step that somebody else has done.")
    @OptionGroup var place: StepPlace
    @Flag(help: "Send it back.") var reject = false
    @Option(help: "What you saw; needed to send it back.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command {
        .step(.review(place.incident, place.step, accept: !reject, note: note))
    }
}
