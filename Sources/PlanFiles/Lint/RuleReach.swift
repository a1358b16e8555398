// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel

/// Tells which rules can ever be the first that matches.
///
/// Looks for values of the facts that make a rule true and all rules above it false. Constants cut
/// the values of a fact into ranges in which no rule changes its mind, so one value out of each is
/// enough; what is opaque may be anything. Nothing found is therefore a proof that the rule never
/// matches, as long as every fact is known.
struct RuleReach {
    private let rules: [Clause]
    private let types: [String: CELType]

    /// Values that are tried for one question; beyond it the rule counts as reachable.
    static let mostTries = 20_000

    /// Rules without a condition always match.
    init(_ rules: [Classification.Rule], facts: [FactDeclaration]) {
        types = Dictionary(
            facts.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
        let names = Set(types.keys)
        self.rules = rules.map { rule in
            rule.when.map { Clause($0.source, facts: names) } ?? .constant(true)
        }
    }

    /// Why a rule never matches.
    enum Obstacle: Equatable {
        /// No facts make its own condition true.
        case contradiction
        /// One rule above it matches whenever it does.
        case rule(Int)
        /// Several rules above it do together.
        case rulesAbove
    }

    /// What keeps a rule from ever matching; nil when something can make it match.
    func obstacle(ofRule index: Int) -> Obstacle? {
        let rule = rules[index]
        let above = rules[..<index].map { Clause.not($0) }
        guard !isPossible(.all([rule] + above)) else { return nil }
        guard isPossible(rule) else { return .contradiction }
        return rules[..<index].indices.first { !isPossible(.all([rule, .not(rules[$0])])) }
            .map { .rule($0) } ?? .rulesAbove
    }

    /// Whether some facts let every rule fail.
    var canAllFail: Bool { isPossible(.all(rules.map { .not($0) })) }

    private func isPossible(_ clause: Clause) -> Bool {
        var search = Search(clause, types: types)
        return search.succeeds()
    }
}

/// Tries the values of facts one fact after the other, and turns back as soon as the clause can no
/// longer become true.
private struct Search {
    private let clause: Clause
    private let domains: [(name: String, values: [Clause.Constant])]
    private var known: [String: Clause.Constant] = [:]
    private var tries = 0

    init(_ clause: Clause, types: [String: CELType]) {
        self.clause = clause
        var constants: [(name: String, constants: [Clause.Constant])] = []
        clause.collect(into: &constants)
        domains = constants.map { ($0.name, Self.values(of: types[$0.name], around: $0.constants)) }
    }

    mutating func succeeds() -> Bool { succeeds(from: 0) }

    private mutating func succeeds(from index: Int) -> Bool {
        tries += 1
        // Too much to try out: nothing is claimed.
        guard tries <= RuleReach.mostTries else { return true }
        if let isTrue = clause.value(known) { return isTrue }
        guard index < domains.count else { return true }
        let (name, values) = domains[index]
        for value in values {
            known[name] = value
            if succeeds(from: index + 1) { return true }
        }
        known[name] = nil
        return false
    }

    private static func values(
        of type: CELType?, around constants: [Clause.Constant]
    ) -> [Clause.Constant] {
        switch type {
        case .int?, .uint?:
            let least: Double = type == .uint ? 0 : -.infinity
            let numbers = constants.numbers.flatMap {
                [$0.rounded(.down) - 1, $0.rounded(.down), $0.rounded(.up), $0.rounded(.up) + 1]
            }
            return Set(numbers).filter { $0 >= least }.sorted().map { .number($0) }
        case .double?:
            let numbers = Set(constants.numbers).sorted()
            guard let first = numbers.first, let last = numbers.last else { return [.number(0)] }
            let between = zip(numbers, numbers.dropFirst()).map { ($0 + $1) / 2 }
            return ([first - 1, last + 1] + numbers + between).map { .number($0) }
        case .string?:
            var texts: [String] = []
            for case .text(let text) in constants where !texts.contains(text) { texts.append(text) }
            // Longer than all of them, so different from each.
            let other = texts.reduce("x") { $0 + $1 }
            return (texts + [other]).map { .text($0) }
        default: return [.bool(true), .bool(false)]
        }
    }
}

extension [Clause.Constant] {
    fileprivate var numbers: [Double] {
        compactMap { if case .number(let number) = $0 { number } else { nil } }
    }
}

extension Clause {
    /// The name under which the truth of an opaque part is tried out; no fact has it.
    private static func name(ofOpaque text: String) -> String { "?" + text }

    /// Takes down what can be varied and the constants that it is held against, in the order of
    /// appearance.
    fileprivate func collect(into list: inout [(name: String, constants: [Constant])]) {
        func add(_ name: String, _ constants: [Constant]) {
            if let index = list.firstIndex(where: { $0.name == name }) {
                list[index].constants += constants
            } else {
                list.append((name, constants))
            }
        }
        switch self {
        case .constant: break
        case .fact(let name): add(name, [])
        case .comparison(let fact, _, let constant): add(fact, [constant])
        case .membership(let fact, let constants): add(fact, constants)
        case .opaque(let text): add(Self.name(ofOpaque: text), [])
        case .not(let clause): clause.collect(into: &list)
        case .all(let parts), .any(let parts): for part in parts { part.collect(into: &list) }
        }
    }

    /// Whether it is true for some values; nil while those that are missing decide.
    fileprivate func value(_ known: [String: Constant]) -> Bool? {
        switch self {
        case .constant(let isTrue): return isTrue
        case .fact(let name): return known[name].map { $0 == .bool(true) }
        case .comparison(let fact, let relation, let constant):
            return known[fact].map { relation.holds($0, constant) }
        case .membership(let fact, let constants): return known[fact].map(constants.contains)
        case .opaque(let text): return known[Self.name(ofOpaque: text)].map { $0 == .bool(true) }
        case .not(let clause): return clause.value(known).map { !$0 }
        case .all(let parts): return Self.join(parts, known, decisive: false)
        case .any(let parts): return Self.join(parts, known, decisive: true)
        }
    }

    private static func join(
        _ parts: [Clause], _ known: [String: Constant], decisive: Bool
    ) -> Bool? {
        var isOpen = false
        for part in parts {
            switch part.value(known) {
            case decisive?: return decisive
            case nil: isOpen = true
            default: break
            }
        }
        return isOpen ? nil : !decisive
    }
}

extension Clause.Relation {
    fileprivate func holds(_ left: Clause.Constant, _ right: Clause.Constant) -> Bool {
        switch (self, left, right) {
        case (.equal, _, _): left == right
        case (.notEqual, _, _): left != right
        case (.less, .number(let left), .number(let right)): left < right
        case (.atMost, .number(let left), .number(let right)): left <= right
        case (.more, .number(let left), .number(let right)): left > right
        case (.atLeast, .number(let left), .number(let right)): left >= right
        // Texts in order: seldom enough to be settled as possible.
        case (_, .text(let left), .text(let right)): orders(left, right)
        default: true
        }
    }

    private func orders(_ left: String, _ right: String) -> Bool {
        switch self {
        case .less: left < right
        case .atMost: left <= right
        case .more: left > right
        case .atLeast: left >= right
        case .equal: left == right
        case .notEqual: left != right
        }
    }
}
