// SPDX-License-Identifier: Apache-2.0
// What the condition of a contingency inject can read: all that the conditions of a plan can, and
// also `facts` and `notices` as maps.

import CEL
import Notation
import ResponseCore
import ResponseModel

/// The variables of `unless` at a moment.
struct InjectCondition: Bindings {
    /// Names with dots are no variables.
    let hasQualifiedNames = false
    private let incident: Incident?
    private let plan: Plan?
    private let standard: FactBindings

    /// What is so in the incident that the drill is about; before there is one, in its plan.
    init(incident: Incident?, plan: Plan?, at now: Timestamp) {
        self.incident = incident
        self.plan = incident?.plan ?? plan
        standard =
            incident.map { FactBindings($0, now: now) } ?? FactBindings(plan: plan, now: now)
    }

    /// Whether a contingency inject is not needed. A condition that cannot be computed has not
    /// been met: the inject is used.
    func holds(_ condition: Condition) -> Bool {
        do throws(EvaluationError) {
            return try condition.evaluate(self) == .bool(true)
        } catch {
            return false
        }
    }

    func value(of name: String) -> Value? {
        if let value = standard.value(of: name) { return value }
        switch name {
        case "phase": return .string("none")
        case "facts": return facts
        case "notices": return notices
        default: return nil
        }
    }

    private var facts: Value {
        var names = plan?.facts.map(\.name) ?? []
        names += (incident?.facts.keys ?? []).filter { !names.contains($0) }
        return .map(
            MapValue(
                names.compactMap { name in
                    standard.value(of: name).map { (.string(name), $0) }
                }))
    }

    // By rule: whether a notice of it waits, is on its way or has reached everybody.
    private var notices: Value {
        let rules = plan?.notices.map(\.id) ?? []
        return .map(
            MapValue(
                rules.map { rule in
                    let made = incident?.notices.values.filter { $0.rule == rule } ?? []
                    let parts: [(Value, Value)] = [
                        (.string("drafted"), .bool(!made.isEmpty)),
                        (.string("released"), .bool(made.contains { $0.releasedAt != nil })),
                        (.string("completed"), .bool(made.contains { $0.status == .completed })),
                        (.string("count"), .int(Int64(made.count))),
                    ]
                    return (.string(rule), .map(MapValue(parts)))
                }))
    }
}
