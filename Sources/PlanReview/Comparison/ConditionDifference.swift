// SPDX-License-Identifier: Apache-2.0

import PlanFiles
import ResponseCore
import ResponseModel

/// What differs between two conditions, as far as their texts tell: thresholds, comparisons, and
/// the parts of an "or" or an "and".
struct ConditionDifference {
    /// One difference.
    struct Part: Equatable {
        var words: LocalizedText
        var direction: Direction
    }

    /// Whether the condition is true in more cases than before.
    enum Direction { case wider, narrower, unclear }

    /// The differences; one at least.
    let parts: [Part]

    /// Compares two conditions that are not the same text.
    init(from before: String, to after: String) {
        parts =
            Self.literals(before, after) ?? Self.joined(before, after) ?? [
                Part(
                    words: LocalizedText(
                        en: "condition \(before) → \(after)", zh: "条件 \(before) → \(after)"),
                    direction: .unclear)
            ]
    }

    // MARK: The same condition with other values

    private static func literals(_ before: String, _ after: String) -> [Part]? {
        guard let old = ConditionToken.tokens(of: before),
            let new = ConditionToken.tokens(of: after), old.count == new.count
        else { return nil }
        let places = old.indices.filter { old[$0].kind != new[$0].kind }
        guard places.allSatisfy({ isValue(old[$0], new[$0]) || isRelation(old[$0], new[$0]) })
        else { return nil }
        // Where a part is negated or chosen, more of it may be less of the whole.
        let isPlain = !old.contains { ["!", "?", "("].contains($0.symbol) || $0.symbol == "!=" }
        let parts = places.map { place in
            part(at: place, (before, old), (after, new), isPlain: isPlain)
        }
        guard !parts.isEmpty else {
            return [
                Part(
                    words: LocalizedText(
                        en: "written differently: \(before) → \(after)",
                        zh: "写法不同：\(before) → \(after)"),
                    direction: .unclear)
            ]
        }
        return parts
    }

    private static func isValue(_ old: ConditionToken, _ new: ConditionToken) -> Bool {
        switch (old.kind, new.kind) {
        case (.number, .number), (.text, .text): true
        default: false
        }
    }

    private static let relations = ["<", "<=", ">", ">=", "==", "!="]

    private static func isRelation(_ old: ConditionToken, _ new: ConditionToken) -> Bool {
        relations.contains(old.symbol) && relations.contains(new.symbol)
    }

    private typealias Text = (source: String, tokens: [ConditionToken])

    private static func part(
        at place: Int, _ before: Text, _ after: Text, isPlain: Bool
    ) -> Part {
        let (old, new) = (before.tokens[place], after.tokens[place])
        if isRelation(old, new) {
            let subject = place > 0 ? before.tokens[place - 1].written : ""
            let arrow = "\(old.symbol) → \(new.symbol)"
            return Part(
                words: LocalizedText(
                    en: "comparison of \(subject) \(arrow)", zh: "\(subject) 的比较 \(arrow)"),
                direction: .unclear)
        }
        let arrow = "\(written(place, before)) → \(written(place, after))"
        guard case .number(let low) = old.kind, case .number(let high) = new.kind,
            let (subject, relation) = comparison(around: place, before.tokens)
        else {
            return Part(
                words: LocalizedText(en: "value \(arrow)", zh: "取值 \(arrow)"),
                direction: .unclear)
        }
        return Part(
            words: LocalizedText(
                en: "threshold of \(subject) \(arrow)", zh: "\(subject) 的阈值 \(arrow)"),
            direction: isPlain
                ? direction(relation, isRaised: high > low, isNegative(place, before)) : .unclear)
    }

    private static func direction(
        _ relation: String, isRaised: Bool, _ isNegative: Bool
    ) -> Direction {
        let isHigher = isRaised != isNegative
        switch relation {
        case ">", ">=": return isHigher ? .narrower : .wider
        case "<", "<=": return isHigher ? .wider : .narrower
        default: return .unclear
        }
    }

    private static func isNegative(_ place: Int, _ text: Text) -> Bool {
        place > 1 && text.tokens[place - 1].symbol == "-"
            && relations.contains(text.tokens[place - 2].symbol)
    }

    // The fact that a number is compared with, and the relation as if the fact stood first.
    private static func comparison(
        around place: Int, _ tokens: [ConditionToken]
    ) -> (subject: String, relation: String)? {
        var left = place - 1
        if left > 0, tokens[left].symbol == "-" { left -= 1 }
        if left > 0, relations.contains(tokens[left].symbol),
            case .word(let word) = tokens[left - 1].kind
        {
            return (word, tokens[left].symbol)
        }
        let right = place + 1
        guard right + 1 < tokens.count, case .word(let word) = tokens[right + 1].kind,
            let relation = Clause.Relation(rawValue: tokens[right].symbol)
        else { return nil }
        return (word, relation.mirrored.rawValue)
    }

    /// A token as it stands in the text.
    private static func written(_ place: Int, _ text: Text) -> String {
        let bytes = Array(text.source.utf8)
        let start = text.tokens[place].offset
        let end =
            place + 1 < text.tokens.count ? text.tokens[place + 1].offset : bytes.count
        return String(decoding: bytes[start..<end], as: UTF8.self).trimmed
    }

    // MARK: Parts that were added or removed

    private static func joined(_ before: String, _ after: String) -> [Part]? {
        for joiner in ["||", "&&"] {
            guard let old = split(before, at: joiner), let new = split(after, at: joiner),
                max(old.count, new.count) > 1
            else { continue }
            let gone = old.filter { !new.contains($0) }
            let come = new.filter { !old.contains($0) }
            guard gone.count + come.count > 0 else { continue }
            let (parts, restGone, restCome) = paired(gone, come)
            // Where nothing is left of the former condition it is another one.
            guard gone.count < old.count || !parts.isEmpty else { continue }
            let isOr = joiner == "||"
            return parts + restGone.map { part($0, isOr: isOr, isAdded: false) }
                + restCome.map { part($0, isOr: isOr, isAdded: true) }
        }
        return nil
    }

    // Parts that are the same but for their values belong together.
    private static func paired(
        _ gone: [String], _ come: [String]
    ) -> (parts: [Part], gone: [String], come: [String]) {
        var parts: [Part] = []
        var rest: [String] = []
        var left = come
        for before in gone {
            let found = left.indices.lazy.compactMap { place in
                literals(before, left[place]).map { (place, $0) }
            }.first
            guard let (place, difference) = found else {
                rest.append(before)
                continue
            }
            parts += difference
            left.remove(at: place)
        }
        return (parts, rest, left)
    }

    private static func part(_ text: String, isOr: Bool, isAdded: Bool) -> Part {
        let words =
            switch (isOr, isAdded) {
            case (true, true): LocalizedText(en: "also when \(text)", zh: "新增“或”条件 \(text)")
            case (true, false):
                LocalizedText(en: "no longer when \(text)", zh: "删除“或”条件 \(text)")
            case (false, true): LocalizedText(en: "only if also \(text)", zh: "新增“且”条件 \(text)")
            case (false, false):
                LocalizedText(en: "no longer only if \(text)", zh: "删除“且”条件 \(text)")
            }
        return Part(words: words, direction: isOr == isAdded ? .wider : .narrower)
    }

    /// The parts of a condition between joiners that stand in no brackets; nil where the other
    /// joiner or a choice stands beside them.
    private static func split(_ source: String, at joiner: String) -> [String]? {
        guard let tokens = ConditionToken.tokens(of: source) else { return nil }
        let bytes = Array(source.utf8)
        var depth = 0
        var parts: [String] = []
        var start = 0
        for token in tokens {
            if ["(", "[", "{"].contains(token.symbol) { depth += 1 }
            if [")", "]", "}"].contains(token.symbol) { depth -= 1 }
            guard depth == 0 else { continue }
            let other = joiner == "||" ? "?" : "||"
            if token.symbol == other || token.symbol == "?" { return nil }
            guard token.symbol == joiner else { continue }
            parts.append(String(decoding: bytes[start..<token.offset], as: UTF8.self).trimmed)
            start = token.offset + 2
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self).trimmed)
        return parts
    }
}
