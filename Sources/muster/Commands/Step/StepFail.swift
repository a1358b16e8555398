// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident step fail`.
struct StepFail: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "fail", abstract: "A step did not work.")
    @OptionGroup var place: StepPlace
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .step(.fail(place.incident, place.step, reason: reason)) }
}
