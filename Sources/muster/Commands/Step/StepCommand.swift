// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident step`: work on the playbook.
struct StepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step", abstract: "Work on the steps of the playbook.",
        subcommands: [
            StepShow.self, StepStart.self, StepDone.self, StepReview.self, StepFail.self,
            StepSkip.self, StepRollBack.self,
            StepAdd.self,
        ])
}
