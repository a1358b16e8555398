// SPDX-License-Identifier: Apache-2.0
// The members of the report of a drill.

import CEL
import Notation
import ResponseCore
import ResponseModel

func members(of evaluation: DrillEvaluation) -> [JSON.Member] {
    [
        JSON.Member("scenario", .object(scenario(evaluation.scenario))),
        member("seed", evaluation.seed.map(String.init)), member("passed", evaluation.passed),
        member("started_at", evaluation.startedAt), member("ended_at", evaluation.endedAt),
        member("as_of", evaluation.asOf), member("organization", evaluation.organization),
        member("time_zone", evaluation.zone.name),
        member("objectives", evaluation.objectives, objective),
        member("capabilities", evaluation.capabilities) {
            [
                member("capability", $0.capability), member("rating", $0.rating.rawValue),
                member("strengths", $0.strengths), member("areas", $0.areas),
            ]
        },
        JSON.Member("measures", .object(measureMembers(evaluation.incidents))),
        member("injects", evaluation.injects, inject),
        member("incidents", evaluation.incidents, members(of:)),
        member("participants", evaluation.participants) {
            [member("person", $0.person), member("roles", $0.roles)]
        },
    ]
}

private func scenario(_ scenario: DrillEvaluation.Overview) -> [JSON.Member] {
    [
        member("id", scenario.id), member("name", scenario.name),
        member("form", scenario.form.rawValue), member("content", scenario.content.rawValue),
        member("purpose", scenario.purpose.rawValue), member("plans", scenario.plans),
        member("starts", scenario.starts), member("lasts_ms", scenario.lasts),
        member("digest", scenario.digest),
    ]
}

private func objective(_ objective: DrillEvaluation.ObjectiveOutcome) -> [JSON.Member] {
    [
        member("id", objective.id), member("name", objective.name),
        member("capability", objective.capability), member("is_critical", objective.isCritical),
        member("expression", objective.expression), member("rating", objective.rating.rawValue),
        member("observations", objective.observations) {
            [member("name", $0.name), member("value", $0.value)]
        },
        member("failure", objective.failure),
    ]
}

private func inject(_ inject: DrillEvaluation.InjectOutcome) -> [JSON.Member] {
    [
        member("number", inject.number), member("planned", inject.planned),
        member("at", inject.at), member("status", inject.status.rawValue),
        member("content", inject.content), member("expected_action", inject.expectedAction),
        member("to", inject.to), member("is_contingency", inject.isContingency),
    ]
}

/// The measures with times in milliseconds, by the names that expressions use.
private func measureMembers(_ incidents: [Evaluation]) -> [JSON.Member] {
    guard case .map(let map) = measures(for: incidents) else { return [] }
    return map.entries.map { entry in
        switch entry.value {
        case .duration(let span): member("\(entry.key.words)_ms", span.milliseconds)
        case .int(let count): member(entry.key.words, count)
        case .double(let share): member(entry.key.words, share)
        default: member(entry.key.words, entry.value.words)
        }
    }
}
