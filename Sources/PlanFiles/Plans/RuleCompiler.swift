// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

/// Compiles what starts a response and what gives it its level.
struct RuleCompiler {
    let facts: [FactDeclaration]

    /// What starts a response; by hand only where nothing is said.
    func activation(_ field: Field?) -> Activation {
        guard let field, let section = Section(field, title: "the activation", shape: .activation)
        else {
            return Activation()
        }
        return Activation(
            when: section["when"]?.condition(.signal),
            groupBy: section["group_by"]?.strings() ?? [],
            warning: section["warning"]?.condition(.facts(facts).adding(.signal)),
            isAutomatic: section["automatic"]?.bool() ?? true)
    }

    /// The rules from the top.
    func classification(_ field: Field?) -> Classification {
        guard let field,
            let section = Section(field, title: "the classification", shape: .classification)
        else { return Classification() }
        let rulesField = section.required("rules")
        let fields = rulesField?.items(isNeeded: true) ?? []
        let rules = fields.compactMap { rule($0) }
        if let rulesField, rules.count == fields.count, !rules.isEmpty {
            checkEnd(
                of: zip(fields, rules).map { ($0, $1) }, in: rulesField,
                skipsUnknown: section["when_unknown"]?.node.scalarText == "skip")
        }
        return Classification(
            rules: rules,
            whenUnknown: section["when_unknown"]?.word(Classification.WhenUnknown.self)
                ?? .assumeHigher,
            lowerAfter: section["lower_after"]?.duration() ?? .zero)
    }

    private func rule(_ field: Field) -> Classification.Rule? {
        guard let section = Section(field, title: "a rule", shape: .rule) else { return nil }
        let level = section.required("level")?.level()
        let because = section["because"]?.text()
        let when = section["when"]?.condition(.facts(facts))
        guard section.has("when") != section.has("otherwise") else {
            field.report(
                .keysInConflict, "a rule needs \"when\" or \"otherwise\", not both",
                help: "Write when: CONDITION, or otherwise: true for the last rule.")
            return nil
        }
        if let otherwise = section["otherwise"] {
            guard let isTrue = otherwise.bool() else { return nil }
            if !isTrue {
                otherwise.report(
                    .outOfRange, "\"otherwise\" can only be true",
                    help: "Remove the rule, or give it a condition.")
            }
        } else if when == nil {
            return nil
        }
        return level.map { Classification.Rule(level: $0, when: when, because: because) }
    }

    private func checkEnd(
        of rules: [(Field, Classification.Rule)], in field: Field, skipsUnknown: Bool
    ) {
        func alwaysMatches(_ rule: Classification.Rule) -> Bool {
            rule.when == nil || rule.when?.source == "true"
        }
        guard let last = rules.firstIndex(where: { alwaysMatches($0.1) }) else {
            // Rules that leave nothing open need no last one, unless unknown facts skip them.
            guard skipsUnknown || RuleReach(rules.map(\.1), facts: facts).canAllFail else { return }
            field.report(
                .noRuleAlwaysMatches, "no rule matches always",
                help: "End the rules with {level: …, otherwise: true}; an incident that no rule"
                    + " fits has no level.")
            return
        }
        for (late, _) in rules.dropFirst(last + 1) {
            late.report(
                .ruleNeverTried, "this rule stands after one that always matches",
                help: "Move it up, or remove it.")
        }
    }
}
