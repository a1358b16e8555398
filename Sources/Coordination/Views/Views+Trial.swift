// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
import ResponseModel

extension Views {
    /// Every rule of a run that was tried, with what the facts were, outside of an incident:
    /// `[{"rule", "level", "condition", "outcome", "detail", "inputs", "because"}…]`, the rules
    /// counted from 1 as people count them.
    package static func tried(_ trial: Trial) -> JSON {
        .array(
            trial.rules.map { rule in
                let outcome = rule.outcome.words
                return [
                    "rule": .count(rule.index + 1), "level": .count(rule.level),
                    "condition": .optional(rule.condition), "outcome": .string(outcome.word),
                    "detail": .optional(outcome.detail), "inputs": .facts(rule.inputs),
                    "because": .text(rule.because),
                ]
            })
    }
}

extension RuleTrial.Outcome {
    /// The word of programs, and what is missing or went wrong.
    var words: (word: String, detail: String?) {
        switch self {
        case .matched: ("matched", nil)
        case .notMatched: ("not_matched", nil)
        case .otherwise: ("otherwise", nil)
        case .assumed(let missing): ("assumed", missing)
        case .skipped(let missing): ("skipped", missing)
        case .failed(let cause): ("failed", cause)
        }
    }
}
