// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension Views {
    /// Why an incident has its plan and its level: every plan and every rule that was tried, with
    /// what the facts were.
    func why(_ incident: Incident) -> JSON {
        [
            "id": .string(incident.id.raw), "title": .string(incident.report.title),
            "plan": plan(of: incident),
            "plans_tried": .array(incident.report.match.tried.map(trial)),
            "grouping": .object(
                incident.report.grouping.map { JSON.Member($0.name, .string($0.value)) }),
            "level": level(incident.level), "level_held": .bool(incident.isLevelHeld),
            "level_reason": reason(of: incident),
            "rules_level": level(incident.lastTrial?.level),
            "rules_tried": .array((incident.lastTrial?.rules ?? []).map(trial)),
            "when_unknown": .optional(incident.plan?.classification.whenUnknown.rawValue),
        ]
    }

    private func trial(_ trial: PlanTrial) -> JSON {
        let name = state.planSet?.plans[trial.plan]?.name ?? LocalizedText(trial.plan.raw)
        let outcome: (word: String, detail: String?) =
            switch trial.outcome {
            case .matched: ("matched", nil)
            case .laterThanMatch: ("later_than_match", nil)
            case .named: ("named", nil)
            case .notInForce: ("not_in_force", nil)
            case .failed(let cause): ("failed", cause)
            }
        return [
            "plan": .string(trial.plan.raw), "name": .text(name),
            "outcome": .string(outcome.word), "detail": .optional(outcome.detail),
        ]
    }

    private func trial(_ trial: RuleTrial) -> JSON {
        let outcome = trial.outcome.words
        return [
            "rule": .count(trial.index), "level": level(trial.level),
            "condition": .optional(trial.condition), "outcome": .string(outcome.word),
            "detail": .optional(outcome.detail), "inputs": .facts(trial.inputs),
            "because": .text(trial.because),
        ]
    }
}
