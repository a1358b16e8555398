// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

extension PlanComparer {
    // MARK: Activation

    /// What starts a response.
    var activation: [PlanChange] {
        let (before, after) = (old.activation, new.activation)
        let automatic: PlanChange.Effect = after.isAutomatic ? .tightens : .loosens
        return condition(
            "activation.when", Name(en: "activated", zh: "启动条件"), before.when, after.when,
            widening: .tightens)
            + names(
                "activation.group_by", Name(en: "signals grouped by", zh: "信号分组标签"),
                before.groupBy, after.groupBy)
            + condition(
                "activation.warning", Name(en: "only warned", zh: "仅预警条件"), before.warning,
                after.warning, widening: .loosens)
            + value(
                "activation.automatic", Name(en: "activated automatically", zh: "自动启动"),
                String(before.isAutomatic), String(after.isAutomatic), effect: automatic)
    }

    /// A condition that has changed.
    ///
    /// - Parameter widening: what it means when the condition is true more often.
    func condition(
        _ path: String, _ name: Name, _ before: Condition?, _ after: Condition?,
        widening: PlanChange.Effect, subject: Plan.Change? = nil
    ) -> [PlanChange] {
        guard before?.source != after?.source else { return [] }
        guard let before, let after else {
            return value(path, name, before?.source, after?.source, subject: subject)
        }
        let parts = ConditionDifference(from: before.source, to: after.source).parts
        return parts.map { part in
            let effect: PlanChange.Effect =
                switch part.direction {
                case .wider: widening
                case .narrower: widening.opposite
                case .unclear: .none
                }
            return PlanChange(
                path: path, kind: .changed,
                words: Name(
                    en: "\(name.en): \(part.words.en)", zh: "\(name.zh)：\(part.words.zh)"),
                effect: effect, subject: subject)
        }
    }

    // MARK: Classification

    /// The rules that give a level.
    var rules: [PlanChange] {
        let (before, after) = (old.classification, new.classification)
        let standards = Plan.Change.technicalStandards
        let unknown: PlanChange.Effect = after.whenUnknown == .skip ? .loosens : .tightens
        // A milder level that has to hold for longer keeps the more severe one for longer.
        let lowering: PlanChange.Effect =
            after.lowerAfter < before.lowerAfter ? .loosens : .tightens
        return RuleDifference(comparer: self).changes
            + value(
                "classification.when_unknown", Name(en: "unknown facts", zh: "事实未知时"),
                before.whenUnknown.rawValue, after.whenUnknown.rawValue, effect: unknown,
                subject: standards)
            + value(
                "classification.lower_after",
                Name(en: "a milder level must hold for", zh: "降级须保持"),
                before.lowerAfter.description, after.lowerAfter.description, effect: lowering,
                subject: standards)
    }

    // MARK: Targets

    /// Deadlines of the response.
    var targets: [PlanChange] {
        ResponseTarget.Kind.allCases.flatMap { kind in
            limits(
                "targets.\(kind.rawValue)", kind.title,
                old.targets.first { $0.kind == kind }?.limits ?? PerLevel(nil),
                new.targets.first { $0.kind == kind }?.limits ?? PerLevel(nil),
                subject: .technicalStandards)
        }
    }
}

extension PlanChange.Effect {
    /// What the reverse of a change does.
    var opposite: PlanChange.Effect {
        switch self {
        case .loosens: .tightens
        case .tightens: .loosens
        case .none: .none
        }
    }
}

extension ResponseTarget.Kind {
    /// What the target is called.
    var title: LocalizedText {
        switch self {
        case .acknowledge: LocalizedText(en: "target acknowledge", zh: "时限 确认接手")
        case .firstNotice: LocalizedText(en: "target first_notice", zh: "时限 首次通报")
        case .updateEvery: LocalizedText(en: "target update_every", zh: "时限 进展更新间隔")
        case .resourcesCommitted:
            LocalizedText(en: "target resources_committed", zh: "时限 资源承诺")
        case .mitigate: LocalizedText(en: "target mitigate", zh: "时限 控制影响")
        case .recover: LocalizedText(en: "target recover", zh: "时限 恢复")
        }
    }
}

/// The rules of two classifications, held against each other.
private struct RuleDifference {
    let comparer: PlanComparer

    private typealias Rule = (place: Int, rule: Classification.Rule)

    private static let path = "classification.rules"

    private var before: [Rule] {
        comparer.old.classification.rules.enumerated().map { ($0.offset, $0.element) }
    }
    private var after: [Rule] {
        comparer.new.classification.rules.enumerated().map { ($0.offset, $0.element) }
    }

    var changes: [PlanChange] {
        var pairs = matched {
            $0.rule.when?.source == $1.rule.when?.source && $0.rule.level == $1.rule.level
        }
        // Of those that are left, rules of one level belong together in their order, then rules
        // with one condition.
        pairs += matched(beside: pairs) { $0.rule.level == $1.rule.level }
        pairs += matched(beside: pairs) { $0.rule.when?.source == $1.rule.when?.source }
        pairs.sort { $0.after.place < $1.after.place }
        let gone = before.filter { rule in !pairs.contains { $0.before.place == rule.place } }
        let come = after.filter { rule in !pairs.contains { $0.after.place == rule.place } }
        return gone.map { whole($0, .removed) } + come.map { whole($0, .added) }
            + pairs.flatMap { difference($0.before, $0.after) } + order(pairs)
    }

    private func matched(
        beside pairs: [(before: Rule, after: Rule)] = [], _ isMatch: (Rule, Rule) -> Bool
    ) -> [(before: Rule, after: Rule)] {
        var found: [(before: Rule, after: Rule)] = []
        for rule in after where !pairs.contains(where: { $0.after.place == rule.place }) {
            let partner = before.first { other in
                !(pairs + found).contains { $0.before.place == other.place } && isMatch(other, rule)
            }
            if let partner { found.append((partner, rule)) }
        }
        return found
    }

    private func name(_ rule: Rule, among rules: [Rule]) -> LocalizedText {
        let level = rule.rule.level
        let isOnly = rules.count { $0.rule.level == level } == 1
        return isOnly
            ? LocalizedText(en: "level \(level)", zh: "\(level)级")
            : LocalizedText(
                en: "level \(level) (rule \(rule.place + 1))",
                zh: "\(level)级(第\(rule.place + 1)条规则)")
    }

    private func whole(_ rule: Rule, _ kind: PlanChange.Kind) -> PlanChange {
        let condition = rule.rule.when.map { "when \($0.source)" } ?? "otherwise"
        let isWidening = kind == .added
        return comparer.whole(
            Self.path, kind,
            LocalizedText(
                en: "rule for level \(rule.rule.level) \(condition)",
                zh: "\(rule.rule.level)级规则 \(condition)"),
            effect: direction(rule, in: kind == .added ? after : before)
                .map { isWidening ? $0 : $0.opposite } ?? .none,
            subject: .technicalStandards)
    }

    // More incidents of a rule are better protected when all rules behind it give milder levels.
    private func direction(_ rule: Rule, in rules: [Rule]) -> PlanChange.Effect? {
        let behind = rules.dropFirst(rule.place + 1).map(\.rule.level)
        if behind.isEmpty { return nil }
        if behind.allSatisfy({ $0 >= rule.rule.level }) { return .tightens }
        return behind.allSatisfy { $0 <= rule.rule.level } ? .loosens : nil
    }

    private func difference(_ before: Rule, _ after: Rule) -> [PlanChange] {
        let name = name(after, among: self.after)
        var changes: [PlanChange] = []
        if before.rule.level != after.rule.level {
            let condition = after.rule.when?.source ?? "otherwise"
            changes += comparer.value(
                Self.path,
                LocalizedText(en: "the rule \(condition) gives level", zh: "规则 \(condition) 的级别"),
                String(before.rule.level), String(after.rule.level),
                effect: after.rule.level < before.rule.level ? .tightens : .loosens,
                subject: .technicalStandards)
        }
        changes += comparer.condition(
            Self.path, name, before.rule.when, after.rule.when,
            widening: direction(after, in: self.after) ?? .none, subject: .technicalStandards)
        changes += comparer.text(
            Self.path, LocalizedText(en: "\(name.en): reason", zh: "\(name.zh)：理由"),
            before.rule.because, after.rule.because)
        return changes
    }

    private func order(_ pairs: [(before: Rule, after: Rule)]) -> [PlanChange] {
        let places = pairs.map(\.before.place)
        guard places != places.sorted() else { return [] }
        func list(_ rules: [Classification.Rule]) -> String {
            rules.map { String($0.level) }.joined(separator: ", ")
        }
        return [
            PlanChange(
                path: Self.path, kind: .moved,
                words: LocalizedText(
                    en: "the rules are tried in another order: levels "
                        + "\(list(comparer.old.classification.rules)) → "
                        + list(comparer.new.classification.rules),
                    zh: "规则的判定顺序改变：级别 \(list(comparer.old.classification.rules)) → "
                        + list(comparer.new.classification.rules)),
                subject: .technicalStandards)
        ]
    }
}
