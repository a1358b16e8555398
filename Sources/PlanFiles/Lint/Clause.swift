// SPDX-License-Identifier: Apache-2.0

/// What the lint understands of a condition: facts held against constants, joined by and, or and
/// not. Everything else is opaque: it may be true or false, whatever the facts are.
package indirect enum Clause: Equatable {
    case constant(Bool)
    /// A fact that is true or false by itself.
    case fact(String)
    case comparison(fact: String, Relation, Constant)
    case membership(fact: String, [Constant])
    case opaque(String)
    case not(Clause)
    case all([Clause])
    case any([Clause])

    /// What a fact is held against.
    package enum Constant: Hashable {
        case number(Double)
        case text(String)
        case bool(Bool)
    }

    package enum Relation: String {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case atMost = "<="
        case more = ">"
        case atLeast = ">="

        /// The same with its sides exchanged.
        package var mirrored: Relation {
            switch self {
            case .equal, .notEqual: self
            case .less: .more
            case .atMost: .atLeast
            case .more: .less
            case .atLeast: .atMost
            }
        }
    }

    /// The clause of a condition over some facts.
    package init(_ source: String, facts: Set<String>) {
        guard let tokens = ConditionToken.tokens(of: source) else {
            self = .opaque(source)
            return
        }
        self = ClauseReader(facts: facts).clause(tokens[...], depth: 0)
    }
}

/// Takes the tokens of a condition apart.
private struct ClauseReader {
    package let facts: Set<String>

    /// Parentheses within parentheses that are followed; deeper ones are opaque.
    private static let depth = 64

    package func clause(_ tokens: ArraySlice<ConditionToken>, depth: Int) -> Clause {
        guard depth < Self.depth, !contains("?", tokens) else { return opaque(tokens) }
        let choices = split(tokens, at: "||")
        if choices.count > 1 { return .any(choices.map { clause($0, depth: depth + 1) }) }
        let parts = split(tokens, at: "&&")
        if parts.count > 1 { return .all(parts.map { clause($0, depth: depth + 1) }) }
        if let inner = withoutParentheses(tokens) { return clause(inner, depth: depth + 1) }
        return comparison(tokens) ?? negation(tokens, depth) ?? primary(tokens)
    }

    private func opaque(_ tokens: ArraySlice<ConditionToken>) -> Clause {
        .opaque(tokens.map(\.written).joined(separator: " "))
    }

    private func negation(_ tokens: ArraySlice<ConditionToken>, _ depth: Int) -> Clause? {
        guard tokens.first?.symbol == "!" else { return nil }
        return .not(clause(tokens.dropFirst(), depth: depth + 1))
    }

    private func primary(_ tokens: ArraySlice<ConditionToken>) -> Clause {
        guard tokens.count == 1, case .word(let word)? = tokens.first?.kind else {
            return opaque(tokens)
        }
        switch word {
        case "true": return .constant(true)
        case "false": return .constant(false)
        default: return facts.contains(word) ? .fact(word) : opaque(tokens)
        }
    }

    /// One relation at the top level; nil where there is none.
    private func comparison(_ tokens: ArraySlice<ConditionToken>) -> Clause? {
        let places = topLevel(tokens).filter { isRelation(tokens[$0]) }
        guard let place = places.first else { return nil }
        guard places.count == 1 else { return opaque(tokens) }
        let left = tokens[..<place]
        let right = tokens[(place + 1)...]
        if tokens[place].kind == .word("in") {
            guard let fact = fact(left), let constants = constants(right) else {
                return opaque(tokens)
            }
            return .membership(fact: fact, constants)
        }
        guard let relation = Clause.Relation(rawValue: tokens[place].symbol) else {
            return opaque(tokens)
        }
        if let fact = fact(left), let constant = constant(right) {
            return .comparison(fact: fact, relation, constant)
        }
        if let fact = fact(right), let constant = constant(left) {
            return .comparison(fact: fact, relation.mirrored, constant)
        }
        return opaque(tokens)
    }

    private func isRelation(_ token: ConditionToken) -> Bool {
        token.kind == .word("in") || Clause.Relation(rawValue: token.symbol) != nil
    }

    private func fact(_ tokens: ArraySlice<ConditionToken>) -> String? {
        guard tokens.count == 1, case .word(let word)? = tokens.first?.kind,
            facts.contains(word)
        else { return nil }
        return word
    }

    private func constant(_ tokens: ArraySlice<ConditionToken>) -> Clause.Constant? {
        guard let last = tokens.last else { return nil }
        let isNegative = tokens.count == 2 && tokens.first?.symbol == "-"
        guard tokens.count == 1 || isNegative else { return nil }
        switch last.kind {
        case .number(let number): return .number(isNegative ? -number : number)
        case .text(let text) where !isNegative: return .text(text)
        case .word("true") where !isNegative: return .bool(true)
        case .word("false") where !isNegative: return .bool(false)
        default: return nil
        }
    }

    private func constants(_ tokens: ArraySlice<ConditionToken>) -> [Clause.Constant]? {
        guard tokens.first?.symbol == "[", tokens.last?.symbol == "]", tokens.count > 2 else {
            return nil
        }
        let items = split(tokens.dropFirst().dropLast(), at: ",").map { constant($0) }
        let known = items.compactMap { $0 }
        return known.count == items.count ? known : nil
    }

    // MARK: Brackets

    /// The places of the tokens that stand in no brackets.
    private func topLevel(_ tokens: ArraySlice<ConditionToken>) -> [Int] {
        var depth = 0
        return tokens.indices.filter { index in
            switch tokens[index].symbol {
            case "(", "[", "{":
                depth += 1
                return false
            case ")", "]", "}":
                depth -= 1
                return false
            default: return depth == 0
            }
        }
    }

    private func contains(_ symbol: String, _ tokens: ArraySlice<ConditionToken>) -> Bool {
        topLevel(tokens).contains { tokens[$0].symbol == symbol }
    }

    private func split(
        _ tokens: ArraySlice<ConditionToken>, at symbol: String
    ) -> [ArraySlice<ConditionToken>] {
        var parts: [ArraySlice<ConditionToken>] = []
        var start = tokens.startIndex
        for index in topLevel(tokens) where tokens[index].symbol == symbol {
            parts.append(tokens[start..<index])
            start = index + 1
        }
        return parts + [tokens[start...]]
    }

    /// What stands between the parentheses around all of it; nil where there are none.
    private func withoutParentheses(
        _ tokens: ArraySlice<ConditionToken>
    ) -> ArraySlice<ConditionToken>? {
        guard tokens.first?.symbol == "(", tokens.last?.symbol == ")" else { return nil }
        var depth = 0
        for index in tokens.indices.dropLast() {
            if tokens[index].symbol == "(" { depth += 1 }
            if tokens[index].symbol == ")" { depth -= 1 }
            if depth == 0 { return nil }
        }
        return tokens.dropFirst().dropLast()
    }
}
