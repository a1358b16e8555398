// SPDX-License-Identifier: Apache-2.0

import Drills
import ResponseCore

/// Whether a drill was run as the rules of the world have it: what it came to, and what independent
/// judges find in its journal. A drill that breaks them proves nothing about a plan.
struct DrillVerdict {
    private let ending: DrillOutcome.Ending
    private let violations: [Violation]

    /// Findings that are printed; more are counted.
    private static let shown = 20

    init(_ outcome: DrillOutcome) {
        self.init(ending: outcome.ending, violations: DrillCheckers.judge(outcome.records))
    }

    init(ending: DrillOutcome.Ending, violations: [Violation]) {
        self.ending = ending
        self.violations = violations
    }

    /// Ends the command when something is broken.
    func check() throws { if let failure { throw failure } }

    /// What is broken; nil: nothing.
    var failure: CommandFailure? {
        switch ending {
        case .invariantBroken(let sentences): Self.defect("rules of the core are broken", sentences)
        case .stuck(let why): CommandFailure(.doesNotHold, "the drill is stuck: \(why)")
        case .finished:
            violations.isEmpty
                ? nil
                : Self.defect("the journal breaks rules", violations.map(\.description))
        }
    }

    private static func defect(_ what: String, _ sentences: [String]) -> CommandFailure {
        let more = sentences.count - shown
        let lines = sentences.prefix(shown) + (more > 0 ? ["and \(more) more"] : [])
        return CommandFailure(
            .doesNotHold, "\(what):\n" + lines.joined(separator: "\n"),
            help: "This is a defect of Muster; the journal and the seed show it.")
    }
}
