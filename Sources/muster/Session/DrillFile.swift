// SPDX-License-Identifier: Apache-2.0

import Foundation
import PlanFiles
import ResponseCore
import ResponseModel

/// A drill file with the plans that it is about.
struct DrillFile {
    let scenario: Scenario
    let plans: PlanSet

    /// Compiles a drill file.
    ///
    /// - Parameter plans: The plan folder; nil: the one beside the drill.
    static func read(_ file: String, plans: String?) throws -> DrillFile {
        let compilation = try PlanSources.read(plans.map { [$0, file] } ?? [file]).compile()
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty, let planSet = compilation.planSet else {
            throw CommandFailure(
                .doesNotHold,
                errors.isEmpty
                    ? "error: the plans beside \(file) have errors: muster check"
                    : Diagnostic.text(of: errors))
        }
        let digest = try PlanSources.digest(ofFile: file)
        guard let scenario = compilation.scenarios.first(where: { $0.digest == digest }) else {
            let name = (file as NSString).lastPathComponent
            throw CommandFailure(.usage, "error: \(name) is not a drill.")
        }
        return DrillFile(scenario: scenario, plans: planSet)
    }
}
