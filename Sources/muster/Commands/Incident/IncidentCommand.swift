// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster incident`: everything that people do about an incident.
struct IncidentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident", abstract: "Look at incidents and run them.",
        subcommands: [
            IncidentList.self, IncidentShow.self, IncidentWhy.self, IncidentAcknowledge.self,
            IncidentAssess.self, IncidentWarn.self,
            IncidentActivate.self, IncidentFact.self, IncidentLevel.self, IncidentRole.self,
            IncidentHandOver.self,
            StepCommand.self, IncidentNote.self, IncidentMitigate.self, IncidentRecover.self,
            IncidentRelapse.self, IncidentConfirm.self,
            IncidentStandDown.self, IncidentReview.self, IncidentClose.self,
        ])
}
