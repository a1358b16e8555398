// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident step start`.
struct StepStart: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Begin a step, or try a failed one again.")
    @OptionGroup var place: StepPlace
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .step(.start(place.incident, place.step)) }
}
