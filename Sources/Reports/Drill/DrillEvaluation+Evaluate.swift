// SPDX-License-Identifier: Apache-2.0
// From the journal of a drill to its evaluation.

import Notation
package import ResponseCore
package import ResponseModel

extension DrillEvaluation {
    /// Evaluates a drill from its journal.
    ///
    /// - Parameters:
    ///   - records: All records of the journal of one run, in order.
    ///   - scenario: The scenario that was run.
    package static func evaluate(_ records: [Record], scenario: Scenario) -> DrillEvaluation {
        let run = DrillHistory(records)
        let incidents = Evaluation.incidents(in: records).compactMap {
            Evaluation.evaluate(records, incident: $0)
        }
        let objectives = scenario.objectives.map { outcome(of: $0, over: incidents) }
        return DrillEvaluation(
            scenario: overview(scenario, run.organization, run.planNames), seed: run.seed,
            startedAt: run.startedAt, endedAt: run.endedAt,
            asOf: records.last?.at ?? scenario.starts,
            organization: run.organization?.name ?? LocalizedText(""),
            zone: run.organization?.zone ?? .utc,
            injects: run.injectOutcomes(scenario, until: records.last?.at),
            objectives: objectives, capabilities: capabilities(objectives, incidents),
            incidents: incidents, participants: participants(incidents))
    }

    private static func overview(
        _ scenario: Scenario, _ organization: Organization?,
        _ plans: Register<PlanID, LocalizedText>
    ) -> Overview {
        Overview(
            id: scenario.id, name: scenario.name, form: scenario.form, content: scenario.content,
            purpose: scenario.purpose,
            plans: scenario.plans.map {
                Evaluation.Named(id: $0.raw, name: plans[$0] ?? LocalizedText($0.raw))
            },
            starts: scenario.starts, lasts: scenario.lasts, digest: scenario.digest)
    }

    private static func capabilities(
        _ objectives: [ObjectiveOutcome], _ incidents: [Evaluation]
    ) -> [CapabilityOutcome] {
        var found = Register<String, CapabilityOutcome>()
        for objective in objectives where found[objective.capability] == nil {
            let name = objective.capability
            let own = objectives.filter { $0.capability == name }
            found[name] = CapabilityOutcome(
                capability: name,
                rating: own.map(\.rating).reduce(.notObserved, Rating.worse),
                strengths: strengths(name, own, incidents), areas: areas(name, own, incidents))
        }
        return found.values
    }

    private static func strengths(
        _ capability: String, _ objectives: [ObjectiveOutcome], _ incidents: [Evaluation]
    ) -> [LocalizedText] {
        let reached = objectives.filter(\.rating.isPassing).map { objective in
            text("Objective reached: \(objective.name.en)", "目标达成：\(objective.name.zh)")
        }
        let kept = incidents.flatMap(\.targets).filter {
            $0.isKept && Capability($0.key.kind).rawValue == capability
        }
        return reached
            + kept.map {
                let (name, margin) = ($0.key.words($0.subject), ($0.margin ?? .zero).words)
                return text(
                    "Target “\(name.en)” kept with \(margin.en) to spare.",
                    "时限“\(name.zh)”按时完成，余量 \(margin.zh)。")
            }
    }

    private static func areas(
        _ capability: String, _ objectives: [ObjectiveOutcome], _ incidents: [Evaluation]
    ) -> [LocalizedText] {
        let missed = objectives.filter { !$0.rating.isPassing }.map { objective in
            text("Objective not shown: \(objective.name.en)", "目标未达成：\(objective.name.zh)")
        }
        return missed
            + incidents.flatMap(\.cause.shortcomings)
            .filter { $0.capability.rawValue == capability }.map(\.sentence)
    }

    private static func participants(_ incidents: [Evaluation]) -> [Participant] {
        var found = Register<String, Participant>()
        for people in incidents.map(\.people) {
            let held = people.roles.map { ($0.person, $0.role) }
            let called = people.calls.map { ($0.person, $0.role) }
            for (person, role) in held + called {
                if found[person.id] == nil {
                    found[person.id] = Participant(person: person, roles: [])
                }
                found.update(person.id) { if !$0.roles.contains(role) { $0.roles.append(role) } }
            }
        }
        return found.values
    }
}
