// SPDX-License-Identifier: Apache-2.0

/// Makes the tree of an expression by recursive descent.
struct Parser {
    let tokens: [Token]
    let limits: ExpressionLimits
    let areMacrosEnabled: Bool
    var position = 0
    private var nesting = 0
    private var nodeCount = 0

    /// Parses a whole text.
    static func parse(
        _ source: String, options: CompileOptions
    ) throws(ExpressionError) -> SyntaxNode {
        guard source.utf8.count <= options.limits.sourceBytes else {
            throw .limit(
                "sourceBytes", "the expression is longer than \(options.limits.sourceBytes) bytes",
                at: options.limits.sourceBytes)
        }
        var parser = Parser(
            tokens: try Lexer.tokens(of: source), limits: options.limits,
            areMacrosEnabled: options.areMacrosEnabled)
        let node = try parser.expression()
        guard parser.next.kind == .end else { throw parser.unexpected("an operator") }
        return node
    }

    private init(tokens: [Token], limits: ExpressionLimits, areMacrosEnabled: Bool) {
        self.tokens = tokens
        self.limits = limits
        self.areMacrosEnabled = areMacrosEnabled
    }

    var next: Token { tokens[position] }

    /// Steps over a symbol when it is next.
    mutating func take(_ symbol: Token.Symbol) -> Bool {
        guard next.kind == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    /// Steps over a symbol that must be next.
    mutating func expect(_ symbol: Token.Symbol) throws(ExpressionError) {
        guard take(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
    }

    func unexpected(_ wanted: String) -> ExpressionError {
        ExpressionError("expected \(wanted) but found \(next.name)", at: next.offset)
    }

    /// Makes a node and holds it against the limits.
    mutating func node(
        _ kind: SyntaxNode.Kind, at offset: Int, over children: [SyntaxNode] = []
    ) throws(ExpressionError) -> SyntaxNode {
        var depth = 0
        var start = offset
        for child in children {
            depth = max(depth, child.depth)
            start = min(start, child.range.lowerBound)
        }
        nodeCount += 1
        guard depth < limits.nesting else { throw tooDeep(at: offset) }
        guard nodeCount <= limits.nodes else {
            throw .limit(
                "nodes", "the expression has more than \(limits.nodes) parts", at: offset)
        }
        return SyntaxNode(
            kind: kind, offset: offset, range: start..<max(start, next.offset), depth: depth + 1)
    }

    private func tooDeep(at offset: Int) -> ExpressionError {
        .limit(
            "nesting", "the expression is nested more than \(limits.nesting) levels deep",
            at: offset)
    }

    // MARK: Operators

    /// `Expr` of the grammar, including `?:`.
    mutating func expression() throws(ExpressionError) -> SyntaxNode {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= limits.nesting else { throw tooDeep(at: next.offset) }
        let condition = try disjunction()
        guard take(.question) else { return condition }
        let then = try disjunction()
        try expect(.colon)
        let otherwise = try expression()
        return try node(
            .conditional(condition, then: then, otherwise: otherwise), at: condition.offset,
            over: [condition, then, otherwise])
    }

    /// Terms joined by `||`, each of them terms joined by `&&`; both may be long without depth.
    private mutating func disjunction() throws(ExpressionError) -> SyntaxNode {
        var terms: [SyntaxNode] = []
        repeat {
            var factors = [try operation(level: 0)]
            while take(.and) { factors.append(try operation(level: 0)) }
            terms.append(
                factors.count == 1
                    ? factors[0] : try node(.and(factors), at: factors[0].offset, over: factors))
        } while take(.or)
        return terms.count == 1 ? terms[0] : try node(.or(terms), at: terms[0].offset, over: terms)
    }

    private static let operators: [Token.Kind: (operation: Operation, level: Int)] = [
        .symbol(.equal): (.equal, 0), .symbol(.notEqual): (.notEqual, 0),
        .symbol(.less): (.less, 0), .symbol(.lessOrEqual): (.lessOrEqual, 0),
        .symbol(.greater): (.greater, 0), .symbol(.greaterOrEqual): (.greaterOrEqual, 0),
        .identifier("in"): (.isIn, 0),
        .symbol(.plus): (.add, 1), .symbol(.minus): (.subtract, 1),
        .symbol(.star): (.multiply, 2), .symbol(.slash): (.divide, 2),
        .symbol(.percent): (.remainder, 2),
    ]

    /// Operators that bind at least as tightly as a level, by precedence climbing.
    private mutating func operation(level: Int) throws(ExpressionError) -> SyntaxNode {
        var left = try unary()
        while let (operation, itsLevel) = Self.operators[next.kind], itsLevel >= level {
            let offset = next.offset
            position += 1
            let right = try self.operation(level: itsLevel + 1)
            left = try node(
                .operation(operation, [left, right]), at: offset, over: [left, right])
        }
        return left
    }

    private mutating func unary() throws(ExpressionError) -> SyntaxNode {
        let first = position
        let symbol: Token.Symbol = next.kind == .symbol(.not) ? .not : .minus
        while take(symbol) {}
        var count = position - first
        // The minus before a number belongs to the literal: the least int has no positive twin.
        if symbol == .minus, count > 0, isSignableNumber(next.kind) {
            position -= 1
            count -= 1
        }
        var result = try member()
        for index in stride(from: count - 1, through: 0, by: -1) {
            result = try node(
                .operation(symbol == .not ? .not : .negate, [result]),
                at: tokens[first + index].offset, over: [result])
        }
        return result
    }

    private func isSignableNumber(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .int, .double: true
        default: false
        }
    }
}
