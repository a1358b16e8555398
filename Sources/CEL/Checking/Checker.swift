// SPDX-License-Identifier: Apache-2.0

/// Finds the type of an expression before it is evaluated, and what can never be right in it.
struct Checker {
    let names: NameResolution
    var types = TypeSubstitution()
    private var scope: [(name: String, type: CELType)] = []

    /// The type of a whole expression; `nil` when the options do not declare variables.
    static func deduceType(
        of tree: SyntaxNode, options: CompileOptions
    ) throws(ExpressionError) -> CELType? {
        guard options.declarations != nil else { return nil }
        var checker = Checker(names: NameResolution(options))
        let type = try checker.check(tree)
        if let wanted = options.resultType, !checker.types.assign([type], to: [wanted]) {
            throw ExpressionError(
                "the expression must give \(wanted), not \(checker.shown(type))",
                at: tree.offset, kind: .type)
        }
        return checker.types.resolve(type, unknownAsDyn: true)
    }

    private init(names: NameResolution) {
        self.names = names
    }

    /// The type of a node; it may hold type variables.
    mutating func check(_ node: SyntaxNode) throws(ExpressionError) -> CELType {
        switch node.kind {
        case .literal(let value): return Self.type(ofLiteral: value)
        case .identifier: return try name(node)
        case .select(let operand, let field, let isOptional):
            return try select(node, operand, field, isOptional: isOptional)
        case .has(let operand, let field):
            _ = try self.field(field, of: try check(operand), at: node.offset)
            return .bool
        case .index(let operand, let index, let isOptional):
            let operands = [try check(operand), try check(index)]
            return try call(
                isOptional ? "_[?_]" : "_[_]",
                isOptional ? OperatorSignatures.optionalIndex : OperatorSignatures.index,
                operands, at: node.offset)
        case .operation(let operation, let operands):
            return try call(
                operation.rawValue, OperatorSignatures.of(operation), try check(operands),
                at: node.offset)
        case .and(let terms), .or(let terms):
            for term in terms { try require(.bool, term) }
            return .bool
        case .conditional(let condition, let then, let otherwise):
            return try call(
                "_?_:_", OperatorSignatures.conditional,
                try check([condition, then, otherwise]), at: node.offset)
        case .call(let name, let arguments):
            return try call(name, receiver: nil, arguments, at: node.offset)
        case .methodCall(let receiver, let name, let arguments):
            return try call(name, receiver: receiver, arguments, at: node.offset)
        case .list(let elements): return .list(try check(elements))
        case .map(let entries): return try check(entries)
        case .comprehension(let comprehension):
            return try check(comprehension, at: node.offset)
        case .bind(let name, let value, let body):
            return try check(body, with: [(name, try check(value))])
        case .block(let values, let body):
            let outerScope = scope
            defer { scope = outerScope }
            for (index, value) in values.enumerated() {
                scope.append((SyntaxNode.blockVariable(UInt64(index)), try check(value)))
            }
            return try check(body)
        case .optionalMap(let target, let variable, let body, let isFlat):
            let content = types.newVariable()
            try require(.optional(content), target)
            let result = try check(body, with: [(variable, types.resolve(content))])
            if !isFlat { return .optional(result) }
            let inner = types.newVariable()
            return try agree(result, with: .optional(inner), at: body.offset)
        }
    }

    mutating func check(_ nodes: [SyntaxNode]) throws(ExpressionError) -> [CELType] {
        var types: [CELType] = []
        for node in nodes { types.append(try check(node)) }
        return types
    }

    /// Checks a node in which some names are variables of a macro.
    mutating func check(
        _ node: SyntaxNode, with variables: [(name: String, type: CELType)]
    ) throws(ExpressionError) -> CELType {
        let outerScope = scope
        defer { scope = outerScope }
        scope += variables
        return try check(node)
    }

    /// Checks that a node has a type, or one that may turn out to be it.
    mutating func require(_ type: CELType, _ node: SyntaxNode) throws(ExpressionError) {
        _ = try agree(try check(node), with: type, at: node.offset)
    }

    private mutating func agree(
        _ type: CELType, with wanted: CELType, at offset: Int
    ) throws(ExpressionError) -> CELType {
        guard types.assign([type], to: [wanted]) else {
            throw ExpressionError(
                "expected \(shown(wanted)) but found \(shown(type))", at: offset, kind: .type)
        }
        return types.resolve(wanted)
    }

    /// A type as messages show it.
    func shown(_ type: CELType) -> String {
        types.resolve(type, unknownAsDyn: true).description
    }

    private static func type(ofLiteral value: Value) -> CELType {
        switch value {
        case .null: .null
        default: TypeName.denoted(by: value.typeName.name) ?? .dyn
        }
    }

    // MARK: Names

    func local(_ name: String) -> CELType? {
        scope.last { $0.name == name }?.type
    }

    private func name(_ node: SyntaxNode) throws(ExpressionError) -> CELType {
        guard let (parts, isRoot) = node.chain else { return .dyn }
        if !isRoot, let type = local(parts[0]) { return type }
        switch names.meaning(of: parts, isRoot: isRoot) {
        case .variable(_, let type, _): return type
        case .type(_, let type): return .type(type)
        case nil:
            let known = (names.declarations ?? [:]).keys.sorted() + scope.map(\.name)
            throw ExpressionError(
                "undeclared variable '\(parts[0])'", at: node.offset,
                kind: .undeclaredName(parts[0]), hint: NearestName.of(parts[0], among: known))
        }
    }

    private mutating func select(
        _ node: SyntaxNode, _ operand: SyntaxNode, _ field: String, isOptional: Bool
    ) throws(ExpressionError) -> CELType {
        if !isOptional, let (parts, isRoot) = node.chain, isRoot || local(parts[0]) == nil {
            switch names.meaning(of: parts, isRoot: isRoot) {
            case .variable(_, let type, parts.count): return type
            case .type(_, let type): return .type(type)
            default: break
            }
        }
        let type = try self.field(field, of: try check(operand), at: node.offset)
        if isOptional, case .optional = type { return type }
        return isOptional ? .optional(type) : type
    }

    /// The type of a field; of an optional it is an optional.
    private mutating func field(
        _ field: String, of operand: CELType, at offset: Int
    ) throws(ExpressionError) -> CELType {
        switch types.resolve(operand) {
        case .dyn: return .dyn
        case .map(_, let value): return value
        case .parameter:
            _ = types.assign([operand], to: [.dyn])
            return .dyn
        case .optional(let content):
            let type = try self.field(field, of: content, at: offset)
            if case .optional = type { return type }
            return .optional(type)
        default:
            throw ExpressionError(
                "\(shown(operand)) has no fields, so '.\(field)' cannot be selected", at: offset,
                kind: .type)
        }
    }
}
