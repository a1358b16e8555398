// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel

/// Looks at the rules of a plan: can each of them match, and is every level reached?
struct RuleLint {
    let plan: Plan
    let root: Field

    /// Reports rules that never match, and levels that no rule gives.
    func report() {
        guard let field = root.find("classification", "rules") else { return }
        let rules = plan.classification.rules
        let fields = field.parts
        guard rules.count == fields.count else { return }
        let reach = RuleReach(rules, facts: plan.facts)
        var reached: Set<Int> = []
        for (index, rule) in rules.enumerated() {
            let obstacle = reach.obstacle(ofRule: index)
            if obstacle == nil { reached.insert(rule.level) }
            if let obstacle, !standsBehindAlways(index) {
                report(obstacle, fields, index)
            }
        }
        reportLevels(reached, in: field)
    }

    // Such a rule has been reported as standing after one that always matches.
    private func standsBehindAlways(_ index: Int) -> Bool {
        plan.classification.rules[..<index].contains { $0.when == nil || $0.when?.source == "true" }
    }

    private func report(_ obstacle: RuleReach.Obstacle, _ fields: [Field], _ index: Int) {
        let field = fields[index].find("when") ?? fields[index]
        switch obstacle {
        case .contradiction:
            field.report(
                .ruleNeverMatches, "no facts can make this condition true",
                help: "Two of its parts contradict each other; mend one, or remove the rule.")
        case .rule(let other):
            field.report(
                .ruleNeverMatches,
                "this rule can never match: the rule in line \(fields[other].node.place.line)"
                    + " matches whenever it does",
                help: "Move it above that rule, or make that rule's condition narrower.")
        case .rulesAbove:
            field.report(
                .ruleNeverMatches,
                "this rule can never match: one of the rules above it matches whenever it does",
                help: "Move it up, or remove it.")
        }
    }

    private func reportLevels(_ reached: Set<Int>, in field: Field) {
        guard let scale = root.context.head?.scale else { return }
        // A plan of one level is a choice; other levels are missing where it provides for them.
        let wanted = reached.count > 1 ? Set(scale.levels.map(\.number)) : levelsProvidedFor
        let missing = wanted.subtracting(reached).sorted()
        guard !missing.isEmpty, !reached.isEmpty else { return }
        field.report(
            .levelNotReached,
            "no rule gives level \(missing.map(String.init).joined(separator: " or "))",
            help: "Add a rule for it; otherwise only people can set it.",
            at: root.find("classification")?.place(ofKey: "rules"))
    }

    private var levelsProvidedFor: Set<Int> {
        var levels = plan.targets.flatMap { $0.limits.byLevel.map(\.level) }
        levels += plan.resources.flatMap { $0.quantity.byLevel.map(\.level) }
        levels += plan.roles.flatMap { $0.levels ?? [] }
        levels += plan.notices.flatMap { ($0.levels ?? []) + $0.within.byLevel.map(\.level) }
        levels += plan.playbook.steps.all.flatMap { $0.within.byLevel.map(\.level) }
        return Set(levels)
    }
}
