// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Notation
import ResponseCore
import ResponseModel

/// `muster plan publish`.
struct PlanPublish: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Bring an approved text into force.")
    @OptionGroup var plan: PlanArgument
    @Option(help: "2026-03-31T00:00:00+08:00, or a span from now such as 3d. (default: its file)")
    var effectiveFrom: String?
    @Option(help: "For whom it holds.") var scope = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func command() throws -> Command {
        let start = try effectiveFrom.map {
            try MomentArgument($0, from: SystemClock().now()).moment
        }
        return .plan(.revise(plan.id, .publish(effectiveFrom: start, scope: scope)))
    }
}
