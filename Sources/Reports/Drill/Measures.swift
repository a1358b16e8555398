// SPDX-License-Identifier: Apache-2.0
// What expressions about a course of events may read: the objectives of drills and of plans.

package import CEL
import Notation
import ResponseCore
import ResponseModel

/// The measures of one incident as a CEL map from name to value.
///
/// - `detect`, `acknowledge`, `first_notice`, `resources_committed`, `mitigate`, `recover`,
///   `stand_down`, `close`: durations as in `Evaluation.Metric.Kind`; without a key while not
///   reached.
/// - `notices_sent`, `notices_late`, `deliveries_rejected`, `steps_done`, `steps_skipped`,
///   `steps_failed`, `steps_late`, `escalations` (rungs on which nobody answered), `vacancies`,
///   `shortages`, `relapses`, `targets_met`, `targets_breached`: int.
/// - `level`: int, the most severe level; without a key when none was given.
/// - `satisfaction`: double 0-1; without a key when nobody recorded it.
package func measures(for evaluation: Evaluation) -> CEL.Value {
    measures(for: [evaluation])
}

/// The measures of several incidents together: of times the longest, of counts the sum, of
/// satisfaction the lowest, of levels the most severe. A time that one incident owed and did not
/// reach has no key: the worst case is that it was not reached.
package func measures(for evaluations: [Evaluation]) -> CEL.Value {
    var entries: [(CEL.Value, CEL.Value)] = []
    for kind in Evaluation.Metric.Kind.allCases {
        guard let span = worst(kind, of: evaluations) else { continue }
        entries.append((.string(kind.rawValue), .duration(Span(milliseconds: span.milliseconds))))
    }
    for (name, count) in countedMeasures {
        let sum = evaluations.reduce(0) { $0 + count($1) }
        entries.append((.string(name), .int(Int64(sum))))
    }
    if let level = evaluations.compactMap(\.header.peakLevel).min() {
        entries.append((.string("level"), .int(Int64(level))))
    }
    if let satisfaction = evaluations.compactMap(\.effect.satisfaction).min() {
        entries.append((.string("satisfaction"), .double(satisfaction)))
    }
    return .map(MapValue(entries))
}

private let countedMeasures: [(name: String, count: @Sendable (Evaluation) -> Int)] = [
    ("notices_sent", { $0.effect.noticesSent }),
    ("notices_late", { $0.notices.count { $0.lateBy != nil } }),
    ("deliveries_rejected", { $0.effect.deliveries.rejected }),
    ("steps_done", { $0.effect.stepsDone }),
    ("steps_skipped", { $0.effect.stepsSkipped }),
    ("steps_failed", { $0.effect.stepsFailed }),
    ("steps_late", { $0.effect.stepsLate }),
    ("escalations", { $0.people.timeouts.count }),
    ("vacancies", { $0.people.vacancies.count }),
    ("shortages", { $0.resources.pools.count { $0.largestShortage > 0 } }),
    ("relapses", { $0.effect.relapses }),
    ("targets_met", { $0.effect.targetsKept }),
    ("targets_breached", { $0.effect.targetsMissed }),
]

private func worst(_ kind: Evaluation.Metric.Kind, of evaluations: [Evaluation]) -> TimeSpan? {
    var worst: TimeSpan?
    for evaluation in evaluations {
        guard let metric = evaluation.metrics.first(where: { $0.kind == kind }) else { continue }
        if let span = metric.span {
            worst = max(worst ?? span, span)
        } else if evaluation.owes(kind) {
            return nil
        }
    }
    return worst
}

extension Evaluation {
    /// Whether the incident should have reached a time at some moment.
    fileprivate func owes(_ kind: Metric.Kind) -> Bool {
        let wasActivated = phases.contains { $0.phase == .active }
        return switch kind {
        case .detect: false
        case .acknowledge, .close: true
        case .mitigate, .recover, .standDown: wasActivated
        case .firstNotice: !notices.isEmpty || hasTarget(.firstNotice)
        case .resourcesCommitted:
            resources.requests.contains(where: \.isByPlan) || hasTarget(.resourcesCommitted)
        }
    }

    private func hasTarget(_ kind: TargetKey.Kind) -> Bool {
        targets.contains { $0.key.kind == kind && $0.status != .dropped }
    }

    /// The objectives of the plan, held against the measures; times count in seconds.
    func objectiveOutcomes(_ plan: Plan?) -> [ObjectiveOutcome] {
        guard case .map(let known) = measures(for: self) else { return [] }
        return (plan?.evaluation.objectives ?? []).map { objective in
            let value = known[.string(objective.measure)].flatMap(Self.amount)
            return ObjectiveOutcome(
                objective: objective, value: value,
                holds: value.map { objective.comparison.holds($0, objective.bound) })
        }
    }

    private static func amount(_ value: CEL.Value) -> Double? {
        if case .duration(let span) = value { return Double(span.milliseconds) / 1_000 }
        return value.number
    }
}

extension EvaluationRule.Comparison {
    func holds(_ value: Double, _ bound: Double) -> Bool {
        switch self {
        case .atLeast: value >= bound
        case .atMost: value <= bound
        case .above: value > bound
        case .below: value < bound
        case .equal: value == bound
        }
    }
}
