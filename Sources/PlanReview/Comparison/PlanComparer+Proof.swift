// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanTrial
import ResponseCore
import ResponseModel

extension PlanComparer {
    // MARK: End and evaluation

    /// When a response may end, and what is owed afterwards.
    var ending: [PlanChange] {
        let (before, after) = (old.standDown, new.standDown)
        let standards = Plan.Change.technicalStandards
        var ends = condition(
            "stand_down.when", Name(en: "the response may end", zh: "响应终止条件"), before.when,
            after.when, widening: .loosens, subject: standards)
        if before.when != nil, after.when == nil { ends = ends.map { $0.with(.loosens) } }
        if before.when == nil, after.when != nil { ends = ends.map { $0.with(.tightens) } }
        return ends
            + value(
                "stand_down.hold", Name(en: "the end must hold for", zh: "终止条件须保持"),
                before.hold.description, after.hold.description,
                effect: after.hold < before.hold ? .loosens : .tightens, subject: standards)
            + names(
                "stand_down.checklist", Name(en: "checklist of the end", zh: "终止检查项"),
                before.checklist.map(\.both), after.checklist.map(\.both), removal: .loosens,
                addition: .tightens) + evaluation
    }

    private var evaluation: [PlanChange] {
        func list(_ rule: EvaluationRule) -> [String] {
            rule.objectives.map { "\($0.measure) \($0.comparison.rawValue) \($0.bound)" }
        }
        let due = value(
            "evaluation.due", Name(en: "evaluation due", zh: "后评估期限"),
            old.evaluation.due?.description, new.evaluation.due?.description,
            effect: Self.later(
                old.evaluation.due?.comparable, new.evaluation.due?.comparable))
        return due
            + names(
                "evaluation.objectives", Name(en: "objective", zh: "目标"), list(old.evaluation),
                list(new.evaluation), removal: .loosens)
    }

    // MARK: Authorities, tests, records

    /// What is owed to authorities, and what the plan proves about itself.
    var proof: [PlanChange] { regulatorClocks + history + tests }

    private var regulatorClocks: [PlanChange] {
        let path = "regulator_clocks"
        func name(_ rule: RegulatorRule) -> Name {
            Name(en: "regulator clock \(rule.clock)", zh: "监管报告时限 \(rule.clock)")
        }
        let legal = Plan.Change.legalClauses
        let gone = old.regulatorClocks.filter { rule in
            !new.regulatorClocks.contains { $0.clock == rule.clock }
        }
        return gone.map {
            whole("\(path).\($0.clock)", .removed, name($0), effect: .loosens, subject: legal)
        }
            + new.regulatorClocks.flatMap { rule -> [PlanChange] in
                let place = "\(path).\(rule.clock)"
                guard let before = old.regulatorClocks.first(where: { $0.clock == rule.clock })
                else {
                    return [whole(place, .added, name(rule), effect: .tightens, subject: legal)]
                }
                return levelList(place + ".levels", name(rule), before.levels, rule.levels)
                    .map { $0.with(subject: legal) }
                    + condition(
                        place + ".when", name(rule), before.when, rule.when, widening: .tightens,
                        subject: legal)
            }
    }

    private var history: [PlanChange] {
        guard old.history != new.history else { return [] }
        return [
            PlanChange(
                path: "history", kind: .changed,
                words: Name(
                    en: "past incidents are read in another way", zh: "历史事件的读取方式改变"))
        ]
    }

    private var tests: [PlanChange] {
        func name(_ test: PlanTest) -> Name {
            Name(en: "test \"\(test.name)\"", zh: "测试“\(test.name)”")
        }
        let gone = old.tests.filter { test in !new.tests.contains { $0.name == test.name } }
        return gone.map { whole("tests.\($0.name)", .removed, name($0), effect: .loosens) }
            + new.tests.flatMap { test -> [PlanChange] in
                guard let before = old.tests.first(where: { $0.name == test.name }) else {
                    return [whole("tests.\(test.name)", .added, name(test))]
                }
                return difference(before, test, name(test))
            }
    }

    private func difference(
        _ before: PlanTest, _ after: PlanTest, _ name: Name
    ) -> [PlanChange] {
        let path = "tests.\(after.name)"
        let start = Timestamp(milliseconds: 0)
        func claims(_ test: PlanTest) -> [String] {
            test.moments.flatMap { moment in
                moment.checks.map { check in
                    let at = moment.offset == .zero ? "" : "+\(moment.offset): "
                    return at + check.claim.phrase(from: start)
                }
            }
        }
        func brings(_ test: PlanTest) -> [String] {
            test.moments.flatMap { moment -> [String] in
                let facts = moment.facts.map { "\($0.name) = \($0.value.plainText)" }
                let labels = (moment.signal?.labels ?? []) + (moment.signal?.annotations ?? [])
                let signal = labels.map { "\($0.name)=\($0.value)" }
                return (facts + signal + moment.acts.map(\.deed.phrase)).map {
                    "+\(moment.offset): \($0)"
                }
            }
        }
        return value(
            path + ".at", Name(en: "\(name.en): plays", zh: "\(name.zh)：时间"),
            before.at?.description, after.at?.description)
            + names(
                path, Name(en: "\(name.en): expectation", zh: "\(name.zh)：预期"), claims(before),
                claims(after))
            + names(
                path, Name(en: "\(name.en): event", zh: "\(name.zh)：事件"), brings(before),
                brings(after))
    }
}

extension PlanChange {
    /// The same difference with another effect.
    fileprivate func with(_ effect: Effect) -> PlanChange {
        var change = self
        change.effect = effect
        return change
    }

    /// The same difference as a matter of the procedure of revision.
    fileprivate func with(subject: Plan.Change) -> PlanChange {
        var change = self
        change.subject = subject
        return change
    }
}
