// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import ResponseModel

/// `muster plan status`.
struct PlanStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Which revision holds, and what a new one waits for.")
    @Argument(help: "The plan, by its id. (default: all)") var plan: String?
    @OptionGroup var session: SessionOptions

    func run() async throws {
        if let plan {
            try await session.show(PlanLifeBoard.self, at: .plan(PlanID(plan))) {
                PlanLifeText.story($0)
            } orElse: {
                CommandFailure(
                    .refused, "refused: there is no plan \(plan).",
                    help: "List what there is: muster plan status")
            }
        } else {
            try await session.show(PlanListBoard.self, at: .plans) { PlanLifeText.table($0) }
        }
    }
}
