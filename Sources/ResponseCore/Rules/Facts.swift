// SPDX-License-Identifier: Apache-2.0
// What becomes known about an incident, told by people or computed from signals.

package import CEL
import ResponseModel

extension Decision {
    mutating func recordFacts(_ id: IncidentID, _ facts: [Fact]) throws(Refusal) {
        let incident = try openIncident(id)
        guard !facts.isEmpty else {
            throw Refusal(.invalid, "No fact is given.", help: "Give name=value.")
        }
        let typed = try checkFacts(facts, incident.plan)
        let fresh = typed.filter { incident.facts[$0.name] == nil }
        guard incident.facts.count + fresh.count <= Limits.factsPerIncident else {
            throw .limit("The number of facts", Limits.factsPerIncident, "facts")
        }
        emit(.fact(id, .recorded(typed)))
        judgeAnew(id)
    }

    /// Facts of which every name is declared and every value has the declared type; whole numbers
    /// are taken for fractions.
    func checkFacts(_ facts: [Fact], _ plan: Plan?) throws(Refusal) -> [Fact] {
        guard facts.count <= Limits.factsPerIncident else {
            throw .limit("The number of facts", Limits.factsPerIncident, "facts")
        }
        for fact in facts {
            try check(fact.name, "The name of a fact", limit: Limits.titleBytes)
            guard !FactBindings.reserved.contains(fact.name) else {
                throw Refusal(
                    .invalid, "\"\(fact.name)\" is not a fact: Muster knows it by itself.",
                    help: "Give the fact another name.")
            }
            guard fact.value.isStorable else {
                throw Refusal(
                    .invalid, "Fact \(fact.name) is nested too deep.", help: "Give a plain value.")
            }
            try check(
                fact.value.plainText, "Fact \(fact.name)", isRequired: false)
        }
        guard let plan else { return facts }
        var typed: [Fact] = []
        for fact in facts {
            guard let declared = plan.facts.first(where: { $0.name == fact.name }) else {
                throw .unknown(
                    "fact of plan \(plan.id) called", fact.name, among: plan.facts.map(\.name))
            }
            guard let value = fact.value.fitted(to: declared.type) else {
                throw Refusal(
                    .invalid,
                    "Fact \(fact.name) is of type \(declared.type.description), not \(fact.value).",
                    help: "Give a value of that type\(declared.unit.map { " in \($0)" } ?? "").")
            }
            typed.append(Fact(name: fact.name, value: value))
        }
        return typed
    }

    /// Computes the facts that the plan takes from signals.
    mutating func takeFacts(from signal: Signal, _ id: IncidentID) {
        guard let incident = state.incidents[id], let plan = incident.plan else { return }
        let bindings = FactBindings(incident, signal: signal, now: now)
        var changed: [Fact] = []
        for declared in plan.facts {
            // A signal without the annotation says nothing about the fact.
            guard let source = declared.source,
                case .success(let computed) = result({ () throws(EvaluationError) in
                    try source.evaluate(bindings)
                }),
                let value = computed.fitted(to: declared.type), value.isStorable,
                incident.facts[declared.name]?.value != value
            else { continue }
            changed.append(Fact(name: declared.name, value: value))
        }
        guard !changed.isEmpty else { return }
        emit(.fact(id, .recorded(changed)))
        judgeAnew(id)
    }

    /// Something has changed that conditions can read: facts, steps, the phase.
    mutating func judgeAnew(_ id: IncidentID) {
        classify(id)
        watchStandDown(id)
    }
}

private func result<Success, Failure: Error>(
    _ body: () throws(Failure) -> Success
) -> Result<Success, Failure> {
    do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
}

extension CEL.Value {
    /// The value as a declared type; nil when it is of another one. Whole numbers fit fractions,
    /// and fractions without a rest fit whole numbers; whole numbers and booleans fit texts, and
    /// texts that `timestamp()` and `duration()` read fit these, because a command line has no
    /// other way to write them. Elements of lists and values of maps likewise.
    package func fitted(to type: CELType) -> CEL.Value? {
        switch (type, self) {
        case (.dyn, _), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double),
            (.string, .string), (.bytes, .bytes), (.timestamp, .timestamp),
            (.duration, .duration):
            return self
        case (.double, .int(let number)): return .double(Double(number))
        case (.double, .uint(let number)): return .double(Double(number))
        case (.int, .double(let number)): return Int64(exactly: number).map { .int($0) }
        case (.int, .uint(let number)): return Int64(exactly: number).map { .int($0) }
        case (.uint, .int(let number)): return UInt64(exactly: number).map { .uint($0) }
        case (.string, .int(let number)): return .string(String(number))
        case (.string, .bool(let flag)): return .string(String(flag))
        case (.timestamp, .string(let text)): return Instant(cel: text).map { .timestamp($0) }
        case (.duration, .string(let text)): return Span(cel: text).map { .duration($0) }
        case (.list(let type), .list(let elements)):
            // Most are right as they are, and nothing is copied to find that out.
            if elements.allSatisfy({ $0.isPlainly(type) }) { return self }
            return Self.all(elements) { $0.fitted(to: type) }.map { .list($0) }
        case (.map(let keyType, let valueType), .map(let map)):
            if map.entries.allSatisfy({
                $0.key.isPlainly(keyType) && $0.value.isPlainly(valueType)
            }) {
                return self
            }
            let entries = Self.all(map.entries) { entry in
                entry.key.fitted(to: keyType).flatMap { key in
                    entry.value.fitted(to: valueType).map { (key, $0) }
                }
            }
            return entries.map { .map(MapValue($0)) }
        default: return nil
        }
    }

    private func isPlainly(_ type: CELType) -> Bool {
        switch (type, self) {
        case (.dyn, _), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double),
            (.string, .string):
            true
        default: false
        }
    }

    /// What is read of every element; nil when one of them cannot be read.
    private static func all<Element, Read>(
        _ elements: some Sequence<Element>, _ read: (Element) -> Read?
    ) -> [Read]? {
        var all: [Read] = []
        for element in elements {
            guard let read = read(element) else { return nil }
            all.append(read)
        }
        return all
    }
}
