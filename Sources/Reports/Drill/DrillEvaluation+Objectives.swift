// SPDX-License-Identifier: Apache-2.0
// Rating an objective; the rule stands at `Rating`.

import CEL
import ResponseCore
import ResponseModel

extension DrillEvaluation {
    static func outcome(
        of objective: DrillObjective, over incidents: [Evaluation]
    ) -> ObjectiveOutcome {
        let (rating, failure) = rate(objective, incidents)
        return ObjectiveOutcome(
            id: objective.id, name: objective.name, capability: objective.capability,
            isCritical: objective.isCritical, expression: objective.expect.source,
            rating: rating, observations: observations(objective.expect, incidents),
            failure: failure)
    }

    private static func rate(
        _ objective: DrillObjective, _ incidents: [Evaluation]
    ) -> (Rating, failure: String?) {
        guard !incidents.isEmpty else { return (.notObserved, "no incident was reported") }
        do {
            let value = try objective.expect.evaluate(objectiveVariables(for: incidents))
            guard case .bool(let holds) = value else {
                return (.notObserved, "the expression gives \(value.words), not true or false")
            }
            if holds {
                let isClouded = hasChallenges(objective.capability, incidents)
                return (isClouded ? .someChallenges : .performed, nil)
            }
            return (wasReached(objective, incidents) ? .majorChallenges : .unable, nil)
        } catch {
            return (rating(without: error.kind, incidents), error.message)
        }
    }

    private static func hasChallenges(_ capability: String, _ incidents: [Evaluation]) -> Bool {
        incidents.contains { incident in
            incident.cause.shortcomings.contains { $0.capability.rawValue == capability }
                || incident.targets.contains {
                    $0.ranClose && Capability($0.key.kind).rawValue == capability
                }
        }
    }

    // Would it hold if everything that was done late had been done in time?
    private static func wasReached(_ objective: DrillObjective, _ incidents: [Evaluation]) -> Bool {
        let variables = objectiveVariables(for: incidents, isForgiving: true)
        do {
            return try objective.expect.evaluate(variables) == .bool(true)
        } catch {
            return false
        }
    }

    // A missing time is an observation only where its deadline passed without it.
    private static func rating(
        without kind: EvaluationError.Kind, _ incidents: [Evaluation]
    ) -> Rating {
        let name: String
        switch kind {
        case .noSuchKey(let key), .noSuchField(let key): name = key
        default: return .notObserved
        }
        let isOverdue = incidents.flatMap(\.targets).contains {
            $0.key.kind.rawValue == name && $0.status == .breached
        }
        return isOverdue ? .unable : .notObserved
    }

    // The parts of `measures` that the expression selects, and the steps, targets and notices
    // whose names stand in it.
    private static func observations(
        _ expression: Condition, _ incidents: [Evaluation]
    ) -> [Observation] {
        let variables = objectiveVariables(for: incidents)
        return expression.variables.flatMap { variable -> [Observation] in
            guard case .map(let map)? = variables.value(of: variable) else { return [] }
            let selected = expression.references.filter { $0.first == variable && $0.count > 1 }
                .map { $0[1] }
            let quoted = map.entries.map(\.key.words).filter {
                expression.source.contains("\"\($0)\"") || expression.source.contains("'\($0)'")
            }
            return (selected + quoted.filter { !selected.contains($0) }).map {
                Observation(name: "\(variable).\($0)", value: map[.string($0)]?.words)
            }
        }
    }
}
