// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `has(operand.field)`.
    mutating func expandHas(
        _ argument: SyntaxNode, at offset: Int
    ) throws(ExpressionError) -> SyntaxNode {
        guard case .select(let operand, let field, isOptional: false) = argument.kind else {
            throw ExpressionError("has() takes a field selection such as has(a.b)", at: offset)
        }
        return try node(.has(operand, field: field), at: offset, over: [operand])
    }

    /// The meaning of a method call that is a macro; `nil` when it is an ordinary call.
    mutating func expandMethod(
        _ name: String, of target: SyntaxNode, _ arguments: [SyntaxNode], at offset: Int
    ) throws(ExpressionError) -> SyntaxNode? {
        if case .identifier("cel", _) = target.kind {
            return try expandNamespace(name, arguments, at: offset)
        }
        switch (name, arguments.count) {
        case ("all", 2): return try test(.all, target, arguments, at: offset)
        case ("exists", 2): return try test(.exists, target, arguments, at: offset)
        case ("exists_one", 2), ("existsOne", 2):
            return try test(.existsOne, target, arguments, at: offset)
        case ("filter", 2): return try test(.filter, target, arguments, at: offset)
        case ("map", 2), ("map", 3):
            return try transform(.map, target, arguments, variables: 1, at: offset)
        case ("all", 3): return try test(.all, target, arguments, at: offset)
        case ("exists", 3): return try test(.exists, target, arguments, at: offset)
        case ("exists_one", 3), ("existsOne", 3):
            return try test(.existsOne, target, arguments, at: offset)
        case ("transformList", 3), ("transformList", 4):
            return try transform(.map, target, arguments, variables: 2, at: offset)
        case ("transformMap", 3), ("transformMap", 4):
            return try transform(.transformMap, target, arguments, variables: 2, at: offset)
        case ("transformMapEntry", 3), ("transformMapEntry", 4):
            return try transform(.transformMapEntry, target, arguments, variables: 2, at: offset)
        case ("optMap", 2), ("optFlatMap", 2):
            let kind = SyntaxNode.Kind.optionalMap(
                target, variable: try variable(arguments[0]), body: arguments[1],
                isFlat: name == "optFlatMap")
            return try node(kind, at: offset, over: [target, arguments[1]])
        default: return nil
        }
    }

    /// A macro that ends in a condition: `e.all(x, p)` or `e.all(k, v, p)`.
    private mutating func test(
        _ macro: ComprehensionMacro, _ range: SyntaxNode, _ arguments: [SyntaxNode], at offset: Int
    ) throws(ExpressionError) -> SyntaxNode {
        let condition = arguments[arguments.count - 1]
        let names = try variables(arguments.dropLast())
        let comprehension = SyntaxNode.Comprehension(
            macro: macro, range: range, keyVariable: names.count == 2 ? names[0] : nil,
            variable: names[names.count - 1], condition: condition, transform: nil)
        return try node(.comprehension(comprehension), at: offset, over: [range, condition])
    }

    /// A macro that ends in a value, with or without a condition before it.
    private mutating func transform(
        _ macro: ComprehensionMacro, _ range: SyntaxNode, _ arguments: [SyntaxNode],
        variables variableCount: Int, at offset: Int
    ) throws(ExpressionError) -> SyntaxNode {
        let names = try variables(arguments.prefix(variableCount))
        let hasCondition = arguments.count == variableCount + 2
        let transform = arguments[arguments.count - 1]
        let condition = hasCondition ? arguments[variableCount] : nil
        let comprehension = SyntaxNode.Comprehension(
            macro: macro, range: range, keyVariable: variableCount == 2 ? names[0] : nil,
            variable: names[variableCount - 1], condition: condition, transform: transform)
        return try node(
            .comprehension(comprehension), at: offset,
            over: [range, transform] + (condition.map { [$0] } ?? []))
    }

    private func variables(
        _ arguments: ArraySlice<SyntaxNode>
    ) throws(ExpressionError) -> [String] {
        var names: [String] = []
        for argument in arguments {
            let name = try variable(argument)
            guard !names.contains(name) else {
                throw ExpressionError(
                    "both variables of the macro are named '\(name)'", at: argument.offset)
            }
            names.append(name)
        }
        return names
    }

    private func variable(_ argument: SyntaxNode) throws(ExpressionError) -> String {
        guard case .identifier(let name, isRoot: false) = argument.kind else {
            throw ExpressionError("a macro's variable must be a simple name", at: argument.offset)
        }
        return name
    }

    /// Macros of the namespace `cel`.
    private mutating func expandNamespace(
        _ name: String, _ arguments: [SyntaxNode], at offset: Int
    ) throws(ExpressionError) -> SyntaxNode? {
        switch (name, arguments.count) {
        case ("bind", 3):
            let kind = SyntaxNode.Kind.bind(
                try variable(arguments[0]), value: arguments[1], body: arguments[2])
            return try node(kind, at: offset, over: [arguments[1], arguments[2]])
        case ("block", 2):
            guard case .list(let elements) = arguments[0].kind else {
                throw ExpressionError("cel.block() takes a list literal first", at: offset)
            }
            return try node(
                .block(elements.map(\.value), body: arguments[1]), at: offset, over: arguments)
        case ("index", 1):
            let numbers = try literalNumbers(arguments, at: offset)
            return try node(
                .identifier(SyntaxNode.blockVariable(numbers[0]), isRoot: false), at: offset)
        case ("iterVar", 2), ("accuVar", 2):
            let numbers = try literalNumbers(arguments, at: offset)
            return try node(
                .identifier("@\(name):\(numbers[0]):\(numbers[1])", isRoot: false), at: offset)
        default:
            return nil
        }
    }

    private func literalNumbers(
        _ arguments: [SyntaxNode], at offset: Int
    ) throws(ExpressionError) -> [UInt64] {
        var numbers: [UInt64] = []
        for argument in arguments {
            guard case .literal(.int(let number)) = argument.kind, number >= 0 else {
                throw ExpressionError("this takes literal numbers from 0", at: offset)
            }
            numbers.append(UInt64(number))
        }
        return numbers
    }
}
