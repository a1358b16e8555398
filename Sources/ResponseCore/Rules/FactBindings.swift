// SPDX-License-Identifier: Apache-2.0
// What the conditions of a plan can read. Names of facts are variables of their own; the others
// are listed in `FactBindings.reserved`, which no fact may bear.

package import CEL
package import Notation
package import ResponseModel

/// The variables of a condition about one incident, or about a signal that may become one.
package struct FactBindings: Bindings {
    /// Names with dots are no variables.
    package var hasQualifiedNames: Bool { false }
    private let plan: Plan?
    private let facts: Register<String, KnownFact>
    private let level: Int?
    private let phase: Phase?
    private let steps: Register<StepID, StepState>
    private let signal: Signal?
    private let now: Timestamp?

    /// Names that are not facts: the signal at hand, the level, the phase, the states of steps, and
    /// the time of the decision.
    package static let reserved = ["signal", "level", "phase", "steps", "now"]

    /// What conditions about an incident read; `signal` where one has just come in.
    package init(_ incident: Incident, signal: Signal? = nil, now: Timestamp? = nil) {
        plan = incident.plan
        facts = incident.facts
        level = incident.level
        phase = incident.phase
        steps = incident.steps
        self.signal = signal
        self.now = now
    }

    /// What conditions about a signal read before there is an incident, or a test of a plan.
    package init(plan: Plan?, facts: [Fact] = [], signal: Signal? = nil, now: Timestamp? = nil) {
        self.plan = plan
        var known = Register<String, KnownFact>()
        for fact in facts {
            known[fact.name] = KnownFact(
                value: fact.value, at: now ?? Timestamp(milliseconds: 0), by: .coordinator)
        }
        self.facts = known
        level = nil
        phase = nil
        steps = Register()
        self.signal = signal
        self.now = now
    }

    /// The value of a fact, or of a reserved name.
    package func value(of name: String) -> Value? {
        switch name {
        case "signal": return signal?.value
        case "level": return level.map { .int(Int64($0)) }
        case "phase": return phase.map { .string($0.rawValue) }
        case "now": return now.map { .timestamp(Instant(milliseconds: $0.milliseconds)) }
        case "steps": return stepsValue
        default: return fact(name)
        }
    }

    // What was told before there was a plan may not be what the plan means by the name.
    private func fact(_ name: String) -> Value? {
        let known = facts[name]?.value
        guard let declared = plan?.facts.first(where: { $0.name == name }) else { return known }
        return known.flatMap { $0.fitted(to: declared.type) } ?? declared.initial
    }

    // Every step of the plan is there, also before it is ready, so that `steps["x"].done` is false
    // and not an error.
    private var stepsValue: Value {
        var names = plan?.playbook.steps.all.map(\.id) ?? []
        names += steps.keys.filter { !names.contains($0) }
        return .map(
            MapValue(
                names.map { name in
                    let state = steps[name]
                    let parts: [(Value, Value)] = [
                        (.string("ready"), .bool(state != nil)),
                        (.string("started"), .bool(state?.startedAt != nil)),
                        (.string("done"), .bool(state?.status == .done)),
                        (.string("skipped"), .bool(state?.status == .skipped)),
                        (.string("failed"), .bool(state?.status == .failed)),
                        (.string("late"), .bool(state?.isOverdue ?? false)),
                    ]
                    return (.string(name.raw), .map(MapValue(parts)))
                }))
    }
}

/// How a condition came out.
package enum Verdict: Equatable {
    case holds, fails
    /// A fact that it reads is not known.
    case unknown(String)
    /// It could not be computed, or is not a truth value.
    case broken(String)
}

/// Evaluates a condition to a verdict.
package func judge(_ condition: Condition, _ bindings: FactBindings) -> Verdict {
    do throws(EvaluationError) {
        switch try condition.evaluate(bindings) {
        case .bool(true): return .holds
        case .bool(false): return .fails
        case let other: return .broken("the condition is \(other), not true or false")
        }
    } catch {
        if case .unboundVariable(let name) = error.kind { return .unknown(name) }
        return .broken(error.message)
    }
}
