// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import PlanExchange
import PlanFiles
import ResponseCore
import ResponseModel

/// `muster plan show`.
struct PlanShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a plan says, as it was understood.")

    @OptionGroup var plan: PlanArgument

    @OptionGroup var session: SessionOptions

    func run() throws {
        let (model, planSet) = try PlanChoice.plan(plan.name, in: session.planFolder)
        guard session.json else {
            return Terminal.say(PlanOutline.text(of: model, in: planSet.organization))
        }
        Terminal.say(PlanOutline.json(of: model, in: planSet))
    }
}
