// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Compares the meanings of two plans, section by section.
struct PlanComparer {
    let old: Plan
    let new: Plan
    /// The levels of the scale.
    let levels: [Int]

    /// All differences, in the order of the sections of a plan.
    var changes: [PlanChange] {
        head + facts + activation + rules + targets + roles + resources + playbook + notices
            + ending
            + proof
    }

    // MARK: How differences are worded

    /// What a thing is called in both languages.
    typealias Name = LocalizedText

    /// A value that is there or not, and has changed; nothing where it is the same.
    func value(
        _ path: String, _ name: Name, _ before: String?, _ after: String?,
        effect: PlanChange.Effect = .none, subject: Plan.Change? = nil
    ) -> [PlanChange] {
        guard before != after else { return [] }
        let kind: PlanChange.Kind
        let words: LocalizedText
        switch (before, after) {
        case (nil, let after?):
            kind = .added
            words = Name(en: "\(name.en): \(after) added", zh: "新增\(name.zh)：\(after)")
        case (let before?, nil):
            kind = .removed
            words = Name(en: "\(name.en): \(before) removed", zh: "删除\(name.zh)：\(before)")
        case (let before, let after):
            kind = .changed
            let arrow = "\(before ?? "") → \(after ?? "")"
            words = Name(en: "\(name.en): \(arrow)", zh: "\(name.zh)：\(arrow)")
        }
        return [PlanChange(path: path, kind: kind, words: words, effect: effect, subject: subject)]
    }

    /// A text for people that has changed, in whichever language.
    func text(
        _ path: String, _ name: Name, _ before: LocalizedText?, _ after: LocalizedText?
    ) -> [PlanChange] {
        guard before != after else { return [] }
        return value(path, name, before?.both, after?.both)
    }

    /// Something that was added or removed as a whole.
    func whole(
        _ path: String, _ kind: PlanChange.Kind, _ name: Name,
        effect: PlanChange.Effect = .none, subject: Plan.Change? = nil
    ) -> PlanChange {
        let words =
            kind == .added
            ? Name(en: "\(name.en) added", zh: "新增\(name.zh)")
            : Name(en: "\(name.en) removed", zh: "删除\(name.zh)")
        return PlanChange(path: path, kind: kind, words: words, effect: effect, subject: subject)
    }

    /// Limits by level that have changed: what must be sooner tightens, what may be later loosens.
    func limits(
        _ path: String, _ name: Name, _ before: PerLevel<TimeLimit>, _ after: PerLevel<TimeLimit>,
        subject: Plan.Change? = nil
    ) -> [PlanChange] {
        perLevel(path, name, before, after, subject: subject) { before, after in
            guard let before else { return .tightens }
            guard let after else { return .loosens }
            if after.comparable == before.comparable { return .none }
            return after.comparable < before.comparable ? .tightens : .loosens
        }
    }

    /// Values by level that have changed: one difference a level, or one for all levels where they
    /// have all changed alike.
    func perLevel<Value: Sendable & Equatable & CustomStringConvertible>(
        _ path: String, _ name: Name, _ before: PerLevel<Value>, _ after: PerLevel<Value>,
        subject: Plan.Change? = nil, effect: (Value?, Value?) -> PlanChange.Effect
    ) -> [PlanChange] {
        let pairs = levels.map { (level: $0, before: before[$0], after: after[$0]) }
        let different = pairs.filter { $0.before != $0.after }
        guard let first = different.first else { return [] }
        let isAlike =
            different.count == levels.count && levels.count > 1
            && different.allSatisfy { $0.before == first.before && $0.after == first.after }
        return (isAlike ? [first] : different).flatMap { pair in
            value(
                path, isAlike ? name : Self.at(pair.level, name), pair.before?.description,
                pair.after?.description, effect: effect(pair.before, pair.after), subject: subject)
        }
    }

    /// `level 2: recover`.
    static func at(_ level: Int, _ name: Name) -> Name {
        Name(en: "level \(level): \(name.en)", zh: "\(level)级：\(name.zh)")
    }

    /// Levels at which something holds: fewer loosen, more tighten.
    func levelList(
        _ path: String, _ name: Name, _ before: [Int]?, _ after: [Int]?
    ) -> [PlanChange] {
        guard before != after else { return [] }
        let was = Set(before ?? levels)
        let isNow = Set(after ?? levels)
        let effect: PlanChange.Effect =
            was.isStrictSubset(of: isNow)
            ? .tightens : isNow.isStrictSubset(of: was) ? .loosens : .none
        func list(_ levels: [Int]?) -> String {
            levels.map { $0.map(String.init).joined(separator: ", ") } ?? "all"
        }
        return value(path, name, list(before), list(after), effect: effect)
    }

    /// Names of a list: those that were added, and those that were removed.
    func names(
        _ path: String, _ name: Name, _ before: [String], _ after: [String],
        removal: PlanChange.Effect = .none, addition: PlanChange.Effect = .none
    ) -> [PlanChange] {
        let gone = before.filter { !after.contains($0) }
        let come = after.filter { !before.contains($0) }
        if gone.isEmpty, come.isEmpty, before != after {
            return value(
                path, name, before.joined(separator: ", "), after.joined(separator: ", "))
        }
        return gone.flatMap { value(path, name, $0, nil, effect: removal) }
            + come.flatMap { value(path, name, nil, $0, effect: addition) }
    }

    /// A length of time of which more loosens, such as a deadline.
    func deadline(
        _ path: String, _ name: Name, _ before: TimeSpan?, _ after: TimeSpan?,
        subject: Plan.Change? = nil
    ) -> [PlanChange] {
        value(
            path, name, before?.description, after?.description,
            effect: Self.later(before, after), subject: subject)
    }

    /// Longer loosens, and so does a limit that is no longer there.
    static func later(_ before: TimeSpan?, _ after: TimeSpan?) -> PlanChange.Effect {
        switch (before, after) {
        case (nil, nil): .none
        case (nil, _): .tightens
        case (_, nil): .loosens
        case (let before?, let after?):
            before == after ? .none : after < before ? .tightens : .loosens
        }
    }
}
