// SPDX-License-Identifier: Apache-2.0
// The variables of objectives: `measures`, `targets`, `steps`, `notices`.

package import CEL
import ResponseCore
import ResponseModel

/// The variables that the expression of an objective may read, over all incidents of a drill.
///
/// - `measures`: see `measures(for:)`.
/// - `targets`: by name as in `first_notice`, `update 3`, `resource support-agents` or
///   `notice first`: `{met, breached, at_risk}` (bool); met wherever there was the target,
///   breached or at risk anywhere.
/// - `steps`: by id, for steps that became ready: `{ready, started, done, late, skipped, failed}`
///   (bool); ready, started and done in all, late, skipped or failed in any. A step that never
///   became ready has no key: about it nothing was observed.
/// - `notices`: by rule, for rules that drafted a notice: `{sent, late, bypassed, rejected}` (int).
///
/// - Parameter isForgiving: Forgets lateness: times become zero, nothing is late, at risk or
///   breached unless it was never done. With it the rule of rating M is tested.
package func objectiveVariables(
    for evaluations: [Evaluation], isForgiving: Bool = false
) -> VariableBindings {
    let measures = measures(for: evaluations)
    return VariableBindings([
        "measures": isForgiving ? forgiven(measures, evaluations) : measures,
        "targets": targetMap(evaluations, isForgiving),
        "steps": stepMap(evaluations, isForgiving),
        "notices": noticeMap(evaluations, isForgiving),
    ])
}

private func forgiven(_ measures: CEL.Value, _ evaluations: [Evaluation]) -> CEL.Value {
    guard case .map(let map) = measures else { return measures }
    let undone = evaluations.flatMap(\.targets).count { $0.status == .breached }
    return .map(
        MapValue(
            map.entries.map { key, value in
                if case .duration = value { return (key, .duration(Span(milliseconds: 0))) }
                switch key {
                case .string("steps_late"), .string("notices_late"): return (key, .int(0))
                case .string("targets_breached"): return (key, .int(Int64(undone)))
                case .string("targets_met"): return (key, .int(doneTargets(evaluations)))
                default: return (key, value)
                }
            }))
}

private func doneTargets(_ evaluations: [Evaluation]) -> Int64 {
    Int64(evaluations.flatMap(\.targets).count { $0.isKept || $0.status == .metLate })
}

private func targetMap(_ evaluations: [Evaluation], _ isForgiving: Bool) -> CEL.Value {
    grouped(evaluations.flatMap(\.targets), by: \.name) { outcomes in
        let live = outcomes.filter { $0.status != .dropped }
        return [
            ("met", .bool(!live.isEmpty && live.allSatisfy { $0.isDone(isForgiving) })),
            ("breached", .bool(live.contains { $0.isMissed && !$0.isDone(isForgiving) })),
            ("at_risk", .bool(!isForgiving && live.contains(where: \.wasAtRisk))),
        ]
    }
}

private func stepMap(_ evaluations: [Evaluation], _ isForgiving: Bool) -> CEL.Value {
    let steps = evaluations.flatMap(\.steps).filter { $0.status != .notReached }
    return grouped(steps, by: \.step.raw) { outcomes in
        [
            ("ready", .bool(true)),
            ("started", .bool(outcomes.allSatisfy { $0.startedAt != nil })),
            ("done", .bool(outcomes.allSatisfy { $0.status == .done })),
            ("late", .bool(!isForgiving && outcomes.contains(where: \.isLate))),
            ("skipped", .bool(outcomes.contains { $0.status == .skipped })),
            ("failed", .bool(outcomes.contains { !$0.failures.isEmpty })),
        ]
    }
}

private func noticeMap(_ evaluations: [Evaluation], _ isForgiving: Bool) -> CEL.Value {
    grouped(evaluations.flatMap(\.notices), by: \.rule) { outcomes in
        [
            ("sent", count(outcomes) { $0.releasedAt != nil }),
            ("late", isForgiving ? .int(0) : count(outcomes) { $0.lateBy != nil }),
            ("bypassed", count(outcomes, where: \.isBypassed)),
            ("rejected", .int(Int64(outcomes.reduce(0) { $0 + ($1.counts?.rejected ?? 0) }))),
        ]
    }
}

private func count(
    _ notices: [Evaluation.NoticeOutcome], where holds: (Evaluation.NoticeOutcome) -> Bool
) -> CEL.Value {
    .int(Int64(notices.count(where: holds)))
}

private func grouped<Outcome: Sendable>(
    _ outcomes: [Outcome], by name: (Outcome) -> String,
    _ fields: ([Outcome]) -> [(String, CEL.Value)]
) -> CEL.Value {
    var groups = Register<String, [Outcome]>()
    for outcome in outcomes { groups[name(outcome), default: []].append(outcome) }
    return .map(
        MapValue(
            groups.keys.map { key in
                let members = fields(groups[key] ?? []).map { (CEL.Value.string($0.0), $0.1) }
                return (.string(key), .map(MapValue(members)))
            }))
}

extension Register {
    fileprivate subscript(key: Key, default initial: @autoclosure () -> Value) -> Value {
        get { self[key] ?? initial() }
        set { self[key] = newValue }
    }
}

extension Evaluation.TargetOutcome {
    fileprivate func isDone(_ isForgiving: Bool) -> Bool {
        isKept || (isForgiving && status == .metLate)
    }
}

extension Evaluation.NoticeOutcome {
    /// Whether it went out without its approvals.
    var isBypassed: Bool { if case .bypass = release { true } else { false } }
}
