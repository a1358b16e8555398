// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// The variables of a playbook as facts of a plan.
struct FactImport {
    /// The section `facts`.
    private(set) var facts: [JSON.Member]
    /// Variables that the facts do not say whole: to be kept.
    private(set) var kept: [JSON.Member] = []
    /// What was changed after Muster wrote it.
    private(set) var findings: [ExchangeFinding] = []
    private var names: [String: (name: String, type: CELType)] = [:]
    private var slugs: SlugMaker
    private static let words =
        FactCompiler.words.union(ExpressionScope.reservedVariables)

    /// Takes the facts of the plan that Muster wrote, if it did, and adds what the variables say.
    ///
    /// - Parameter judged: Variables that stand for expressions that the plan has itself.
    init(declared: JSON?, document: JSON, judged: Set<String>) {
        facts = declared?.members ?? []
        slugs = SlugMaker(taken: Set(facts.map(\.key)))
        for member in document["playbook_variables"]?.members ?? []
        where !judged.contains(member.key) {
            take(member)
        }
        for step in document["workflow"]?.members ?? [] {
            for member in step.value["step_variables"]?.members ?? []
            where names[member.key] == nil && isCompared(member.key, in: document) {
                add(member)
            }
        }
    }

    /// The fact that stands for a word of a condition, `__name__:value`.
    func fact(for word: String) -> (name: String, type: CELType)? {
        names[word.hasSuffix(":value") ? String(word.dropLast(6)) : word]
    }

    /// A new fact that a person tells, like a text.
    mutating func judge(_ text: String, type: String) -> String {
        let name = slugs.fact(of: text, words: Self.words)
        facts.append(.init(name, ["type": .string(type)]))
        return name
    }

    /// The facts as declarations, to compare conditions with.
    var declarations: [FactDeclaration] {
        facts.compactMap { fact in
            fact.value["type"]?.string.flatMap { CELType(parsing: $0) }.map {
                FactDeclaration(name: fact.key, type: $0)
            }
        }
    }

    private mutating func take(_ member: JSON.Member) {
        let name = String(member.key.dropFirst(2).dropLast(2))
        guard let place = facts.firstIndex(where: { $0.key == name }) else {
            kept.append(member)
            return add(member)
        }
        let (declaration, type) = VariableNotation.declaration(of: member.value)
        let words = facts[place].value["type"]?.string ?? ""
        let declared = CELType(parsing: words) ?? .dyn
        names[member.key] = (name, declared)
        guard declared == type else { return }
        let (old, new) = (facts[place].value["default"], declaration["default"])
        if old != new {
            facts[place].value = facts[place].value.setting("default", new)
            findings.append(
                ExchangeFinding(
                    .changedOutside,
                    at: "$.playbook_variables[\(JSON.string(member.key).compact)].value",
                    "the value of \(member.key) is no longer that of the plan",
                    help: "The new one counts; check the default of fact \(name)."))
        }
        let own: Set<String> = ["type", "description", "value", "constant", "external"]
        let isOwn =
            member.value["constant"] == .bool(false) && member.value["external"] == .bool(true)
        if !isOwn || !member.value.without(own).isEmptyObject { kept.append(member) }
    }

    private mutating func add(_ member: JSON.Member) {
        let name = slugs.fact(of: member.key, words: Self.words)
        let (declaration, type) = VariableNotation.declaration(of: member.value)
        facts.append(.init(name, declaration))
        names[member.key] = (name, type)
    }

    private func isCompared(_ name: String, in document: JSON) -> Bool {
        (document["workflow"]?.members ?? []).contains { step in
            ["condition", "switch"].contains { member in
                VariableNames.all(in: step.value[member]?.string ?? "").contains(name)
            }
        }
    }
}
