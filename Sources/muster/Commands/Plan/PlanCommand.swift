// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster plan`: one plan, to look at or to exchange with others.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show and compare plans, bring them into force, exchange them.",
        subcommands: [
            PlanShow.self, PlanDiff.self, PlanExport.self, PlanImport.self, PlanStatus.self,
            PlanPropose.self, PlanReviewCommand.self, PlanApprove.self, PlanPublish.self,
            PlanRetire.self, PlanAcknowledge.self, PlanFeedback.self,
        ])
}
