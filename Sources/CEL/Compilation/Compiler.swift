// SPDX-License-Identifier: Apache-2.0

/// Turns the tree of the parser into nodes that can be evaluated.
struct Compiler {
    let names: NameResolution
    let limits: ExpressionLimits
    private var scope: [String] = []
    private var slotCount = 0
    private var variables: Set<String> = []
    private var references: Set<[String]> = []
    /// The constant texts, and whether a function reads one of its texts as a zone.
    private var texts: Set<String> = []
    private var readsZones = false

    /// Compiles a checked or unchecked tree.
    static func program(
        of tree: SyntaxNode, deducedType: CELType?, options: CompileOptions,
        isChecked: Bool = true
    ) throws(ExpressionError) -> Program {
        var names = NameResolution(options)
        names.isChecked = isChecked && options.declarations != nil
        var compiler = Compiler(names: names, limits: options.limits)
        let root = try compiler.compile(tree)
        return Program(
            root: root, slotCount: compiler.slotCount, options: options,
            variables: compiler.variables.sorted(),
            references: compiler.references.sorted { $0.lexicographicallyPrecedes($1) },
            zones: compiler.zones(options), deducedType: deducedType)
    }

    /// Takes down that a function is called that reads a text as a zone.
    mutating func noteZones() { readsZones = true }

    /// Any text may reach the function, through a condition or a list: they are few.
    private func zones(_ options: CompileOptions) -> [ZoneRules] {
        guard readsZones, let rules = options.zones else { return [] }
        return texts.sorted().compactMap { rules($0) }
    }

    private init(names: NameResolution, limits: ExpressionLimits) {
        self.names = names
        self.limits = limits
    }

    mutating func compile(_ node: SyntaxNode) throws(ExpressionError) -> any Node {
        switch node.kind {
        case .literal(let value):
            if case .string(let text) = value { texts.insert(text) }
            return ConstantNode(value)
        case .identifier: return path(node)
        case .select(let operand, let field, let isOptional):
            return try select(node, operand, field: field, isOptional: isOptional)
        case .has(let operand, let field):
            return FieldNode(.presence, try compile(operand, followedBy: field), field)
        case .index(let operand, let index, let isOptional):
            return IndexNode(
                try compile(operand), try compile(index), isOptional: isOptional)
        case .operation(let operation, let operands):
            return try compile(operation, operands)
        case .and(let terms): return JunctionNode.of(try compile(terms)[...], absorbing: false)
        case .or(let terms): return JunctionNode.of(try compile(terms)[...], absorbing: true)
        case .conditional(let condition, let then, let otherwise):
            return ConditionalNode(
                try compile(condition), try compile(then), try compile(otherwise))
        case .call(let name, let arguments):
            return try call(name, receiver: nil, arguments, at: node.offset)
        case .methodCall(let receiver, let name, let arguments):
            return try call(name, receiver: receiver, arguments, at: node.offset)
        case .list(let elements):
            var compiled: [ListNode.Element] = []
            for element in elements {
                compiled.append(
                    ListNode.Element(
                        value: try compile(element.value), isOptional: element.isOptional))
            }
            return ListNode(compiled)
        case .map(let entries):
            var compiled: [MapNode.Entry] = []
            for entry in entries {
                compiled.append(
                    MapNode.Entry(
                        key: try compile(entry.key), value: try compile(entry.value),
                        isOptional: entry.isOptional))
            }
            return MapNode(compiled)
        case .comprehension(let comprehension): return try compile(comprehension)
        case .bind(let name, let value, let body):
            return try bind([(name, value)], body: body)
        case .block(let values, let body):
            let named = values.enumerated().map { index, value in
                (SyntaxNode.blockVariable(UInt64(index)), value)
            }
            return try bind(named, body: body)
        case .optionalMap(let target, let variable, let body, let isFlat):
            let compiledTarget = try compile(target)
            let slot = push(variable)
            defer { scope.removeLast() }
            return OptionalMapNode(
                compiledTarget, slot: slot, body: try compile(body), isFlat: isFlat)
        }
    }

    mutating func compile(_ nodes: [SyntaxNode]) throws(ExpressionError) -> [any Node] {
        var compiled: [any Node] = []
        for node in nodes { compiled.append(try compile(node)) }
        return compiled
    }

    private mutating func compile(
        _ operation: Operation, _ operands: [SyntaxNode]
    ) throws(ExpressionError) -> any Node {
        switch operation {
        case .not: return NotNode(try compile(operands[0]))
        case .negate: return NegationNode(try compile(operands[0]))
        case .equal, .notEqual:
            return EqualityNode(
                try compile(operands[0]), try compile(operands[1]),
                isNegated: operation == .notEqual)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            if let threshold = ThresholdNode.Threshold(operands[1]) {
                return ThresholdNode(operation, try compile(operands[0]), threshold)
            }
            return RelationNode(operation, try compile(operands[0]), try compile(operands[1]))
        case .isIn:
            return RelationNode(operation, try compile(operands[0]), try compile(operands[1]))
        case .add, .subtract, .multiply, .divide, .remainder:
            return ArithmeticNode(operation, try compile(operands[0]), try compile(operands[1]))
        }
    }

    // MARK: Names

    /// Whether a name is a variable of a surrounding macro.
    func isLocal(_ name: String) -> Bool {
        scope.contains(name)
    }

    private mutating func push(_ name: String) -> Int {
        scope.append(name)
        slotCount = max(slotCount, scope.count)
        return scope.count - 1
    }

    private mutating func select(
        _ node: SyntaxNode, _ operand: SyntaxNode, field: String, isOptional: Bool
    ) throws(ExpressionError) -> any Node {
        if isOptional {
            return FieldNode(.optionalValue, try compile(operand, followedBy: field), field)
        }
        if let chain = node.chain, chain.isRoot || !isLocal(chain.parts[0]) { return path(node) }
        return FieldNode(.value, try compile(operand), field)
    }

    /// Compiles an operand of which a field is asked for in a way that needs its own node.
    private mutating func compile(
        _ operand: SyntaxNode, followedBy field: String
    ) throws(ExpressionError) -> any Node {
        guard let chain = operand.chain, chain.isRoot || !isLocal(chain.parts[0]) else {
            return try compile(operand)
        }
        return path(operand, followedBy: field)
    }

    private mutating func path(_ node: SyntaxNode, followedBy field: String? = nil) -> any Node {
        guard let (parts, isRoot) = node.chain else { return ConstantNode(.null) }
        if !isRoot, let slot = scope.lastIndex(of: parts[0]) { return LocalNode(slot: slot) }
        let readings: [VariablePath.Reading]
        switch names.meaning(of: parts, isRoot: isRoot) {
        case .type(let name, _): return ConstantNode(.type(name))
        case .variable(let name, _, let partCount):
            variables.insert(name)
            readings = [
                VariablePath.Reading(
                    name: VariableName(name), partCount: partCount, isQualified: false)
            ]
        case nil:
            variables.insert(parts[0])
            readings = self.readings(of: parts, isRoot: isRoot)
        }
        references.insert(field.map { parts + [$0] } ?? parts)
        if parts.count == 1, readings.count == 1 { return VariableNode(readings[0].name) }
        return PathNode(
            VariablePath(
                readings: readings, parts: parts.map(Field.init),
                reportedName: readings.count == 1 ? readings[0].name.text : parts[0]))
    }

    private func readings(of parts: [String], isRoot: Bool) -> [VariablePath.Reading] {
        stride(from: parts.count, to: 0, by: -1).flatMap { count in
            names.candidates(parts.prefix(count).joined(separator: "."), isRoot: isRoot).map {
                .init(
                    name: VariableName($0), partCount: count,
                    isQualified: $0.utf8.contains(UInt8(ascii: ".")))
            }
        }
    }

    // MARK: Macros

    private mutating func compile(
        _ comprehension: SyntaxNode.Comprehension
    ) throws(ExpressionError) -> any Node {
        let range = try compile(comprehension.range)
        let outerScope = scope
        defer { scope = outerScope }
        let keySlot = comprehension.keyVariable.map { push($0) }
        let slot = push(comprehension.variable)
        var condition: (any Node)?
        var transform: (any Node)?
        if let node = comprehension.condition { condition = try compile(node) }
        if let node = comprehension.transform { transform = try compile(node) }
        return ComprehensionNode(
            comprehension.macro, over: range, keySlot: keySlot, slot: slot,
            condition: condition, transform: transform)
    }

    private mutating func bind(
        _ values: [(name: String, value: SyntaxNode)], body: SyntaxNode
    ) throws(ExpressionError) -> any Node {
        let outerScope = scope
        defer { scope = outerScope }
        let firstSlot = scope.count
        var compiled: [any Node] = []
        for (name, value) in values {
            compiled.append(try compile(value))
            _ = push(name)
        }
        return BindNode(firstSlot: firstSlot, compiled, body: try compile(body))
    }
}
