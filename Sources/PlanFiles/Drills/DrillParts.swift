// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Compiles the injects and objectives of a drill.
struct DrillParts {
    let plans: [Plan]
    let id: String
    let lasts: TimeSpan

    /// Facts of all plans; of facts with one name those of the first plan.
    private var facts: [FactDeclaration] {
        var known: [FactDeclaration] = []
        for fact in plans.flatMap(\.facts) where !known.contains(where: { $0.name == fact.name }) {
            known.append(fact)
        }
        return known
    }

    private var steps: [String] { plans.flatMap { $0.playbook.steps.all.map(\.id.raw) } }

    /// One line of the master scenario events list.
    func inject(_ field: Field) -> Inject? {
        guard let section = Section(field, title: "an inject", shape: .inject) else {
            return nil
        }
        let at = section.required("at")?.offset(upTo: lasts)
        let content = Inject.Content(
            signal: section["signal"].flatMap { signal($0) },
            facts: section["facts"]?.facts(facts) ?? [],
            message: section["inject"].flatMap { message($0) },
            outOfService: outOfService(section["out_of_service"]))
        let brings = ["signal", "facts", "inject", "out_of_service"]
        if !brings.contains(where: { section.has($0) }) {
            field.report(
                .missingKey, "the inject brings nothing",
                help: "Give it one of \(brings.choice).")
        }
        let unless = section["unless"]?.condition(.response(facts, steps: steps))
        let action = section["expected_action"]?.text()
        let to: RoleID? = section["to"]?.reference(to: .role)
        guard let at else { return nil }
        return Inject(at: at, content: content, unless: unless, expectedAction: action, to: to)
    }

    private func signal(_ field: Field) -> Signal? {
        guard let section = Section(field, title: "a signal", shape: .signal) else { return nil }
        return Signal(
            source: section["source"]?.string() ?? "drill",
            key: section["key"]?.string() ?? id, group: section["group"]?.string() ?? "",
            status: section["status"]?.word(Signal.Status.self) ?? .firing,
            labels: section["labels"]?.labels() ?? [],
            annotations: section["annotations"]?.labels() ?? [])
    }

    private func message(_ field: Field) -> Inject.Message? {
        guard let section = Section(field, title: "a message", shape: .message) else { return nil }
        let from = section.required("from")?.string()
        let methods = ["phone", "email", "in_person", "radio", "chat"]
        let method = section.required("method")?.word(among: methods)
        let text = section.required("text")?.text()
        guard let from, let method, let text else { return nil }
        return Inject.Message(from: from, method: method, text: text)
    }

    private func outOfService(_ field: Field?) -> [(pool: PoolID, units: Int)] {
        (field?.entries() ?? []).compactMap { key, value in
            key.checkReference(key.key, to: .pool)
            return value.int(in: 1...1_000_000).map { (PoolID(key.key), $0) }
        }
    }

    /// What the drill is to show, in the order of the file.
    func objectives(_ field: Field?) -> [DrillObjective] {
        var names: Set<String> = []
        return field?.list { field in
            guard let section = Section(field, title: "an objective", shape: .objective) else {
                return nil
            }
            let id = section.required("id")?.identifier()
            if let id, !names.insert(id).inserted {
                section["id"]?.report(
                    .duplicateIdentifier, "there is another objective \"\(id)\"",
                    help: "Rename one of the two.")
            }
            let name = section["name"]?.text()
            let capability = section.required("capability")?.string()
            let isCritical = section["critical"]?.bool() ?? false
            let expect = section.required("expect")?.condition(.drill(plans))
            guard let id, let capability, let expect else { return nil }
            return DrillObjective(
                id: id, name: name ?? LocalizedText(id), capability: capability,
                isCritical: isCritical, expect: expect)
        } ?? []
    }
}
