// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// The step that a command is about.
struct StepPlace: ParsableArguments {
    @OptionGroup var subject: IncidentArgument
    @Argument(help: ArgumentHelp("The step.", valueName: "step")) var name: String
    var incident: IncidentID { subject.id }
    var step: StepID { StepID(name) }
}
