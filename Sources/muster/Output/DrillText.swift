// SPDX-License-Identifier: Apache-2.0

import Drills
import Reports
import ResponseCore
import ResponseModel

/// A drill for a terminal.
enum DrillText {
    /// Objectives with their ratings, and what happened in numbers.
    static func summary(_ evaluation: DrillEvaluation, _ outcome: DrillOutcome) -> String {
        var table = Table(["OBJECTIVE", "RATING", "CRITICAL", "NAME"])
        for objective in evaluation.objectives {
            table.add([
                objective.id, objective.rating.rawValue, objective.isCritical ? "yes" : "",
                objective.name.both,
            ])
        }
        return [
            evaluation.scenario.name.both,
            "\(outcome.records.count) events in \(outcome.simulated) of simulated time, "
                + "\(evaluation.incidents.count) incidents",
            table.text, evaluation.passed ? "passed" : "missed: a critical objective",
        ].joined(separator: "\n")
    }
}
