// SPDX-License-Identifier: Apache-2.0

extension Compiler {
    /// Compiles a call in function or method style.
    mutating func call(
        _ name: String, receiver: SyntaxNode?, _ arguments: [SyntaxNode], at offset: Int
    ) throws(ExpressionError) -> any Node {
        if let definition = namespacedFunction(name, receiver, arguments) {
            return try node(definition, arguments)
        }
        let all = (receiver.map { [$0] } ?? []) + arguments
        let isMethod = receiver != nil
        for candidate in names.candidates(name, isRoot: isMethod) {
            guard
                let definition = FunctionTable.find(
                    candidate, isMethod: isMethod, argumentCount: all.count)
            else { continue }
            if definition.readsZone { noteZones() }
            return try node(definition, all)
        }
        let compiled = try compile(all)
        // The types are those of the values that evaluation will find; only it can name them.
        let kind: EvaluationError.Kind =
            FunctionTable.names.contains(name)
            ? .noSuchOverload(function: name, arguments: []) : .unknownFunction(name)
        return FailureNode(EvaluationError(kind), compiled)
    }

    /// The function that `a.b(c)` calls when `a` is a namespace, such as `math.abs(c)`.
    private func namespacedFunction(
        _ name: String, _ receiver: SyntaxNode?, _ arguments: [SyntaxNode]
    ) -> FunctionDefinition? {
        guard let receiver, let chain = receiver.chain, !isLocal(chain.parts[0]) else { return nil }
        let qualified = chain.parts.joined(separator: ".") + "." + name
        for candidate in names.candidates(qualified, isRoot: chain.isRoot) {
            if let definition = FunctionTable.find(
                candidate, isMethod: false, argumentCount: arguments.count)
            {
                return definition
            }
        }
        return nil
    }

    private mutating func node(
        _ definition: FunctionDefinition, _ arguments: [SyntaxNode]
    ) throws(ExpressionError) -> any Node {
        let compiled = try compile(arguments)
        switch definition.code {
        case .unary(let function): return UnaryNode(function, compiled[0])
        case .binary(let function): return BinaryNode(function, compiled[0], compiled[1])
        case .many(let function): return CallNode(function, compiled)
        case .optionalOr(let isUnwrapping):
            return OptionalOrNode(compiled[0], compiled[1], isUnwrapping: isUnwrapping)
        case .textConversion(let convert, let function):
            guard case .literal(.string(let text)) = arguments[0].kind else {
                return UnaryNode(function, compiled[0])
            }
            return try constant(.constantText, compiled, at: arguments[0].offset) {
                () throws(EvaluationError) in ConstantNode(try convert(text))
            }
        case .matches:
            guard case .literal(.string(let pattern)) = arguments[1].kind else {
                return BinaryNode(
                    RegularExpressionFunctions.matches, compiled[0], compiled[1])
            }
            let limit = limits.regularExpressionSize
            return try constant(.regularExpression, compiled, at: arguments[1].offset) {
                () throws(EvaluationError) in
                MatchNode(
                    compiled[0], try RegularExpression.compiled(pattern, sizeLimit: limit))
            }
        }
    }

    /// What is worked out of a constant. If it fails, a checked expression is refused; an unchecked
    /// one fails when it gets there.
    private func constant(
        _ kind: ExpressionError.Kind, _ arguments: [any Node], at offset: Int,
        _ make: () throws(EvaluationError) -> any Node
    ) throws(ExpressionError) -> any Node {
        do {
            return try make()
        } catch {
            if !names.isChecked { return FailureNode(error, arguments) }
            throw ExpressionError(error.message, at: offset, kind: kind)
        }
    }
}
