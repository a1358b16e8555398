// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import ResponseModel

/// `muster incident step show`.
struct StepShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What to do at a step: instructions, checklist, commands to type by hand.")
    @OptionGroup var place: StepPlace
    @OptionGroup var session: SessionOptions

    func run() async throws {
        let path = BoardPath.incident(place.incident)
        let board = try await session.withSession {
            try await $0.board(IncidentBoard.self, at: path)
        }
        let steps = board?.steps ?? []
        guard let step = steps.first(where: { $0.id == place.step.raw }) else {
            throw CommandFailure(
                .refused, "refused: incident \(place.incident) has no step \"\(place.step)\".",
                help: steps.isEmpty
                    ? "List what there is: muster incident list"
                    : "Steps so far: \(steps.map(\.id).joined(separator: ", "))")
        }
        if session.json { Terminal.say(step.json) } else { Terminal.say(StepText.text(step)) }
    }
}
