// SPDX-License-Identifier: Apache-2.0

/// A part of an expression and what came of it, to explain the whole.
package struct ExpressionPart: Sendable {
    /// The text of the part as it stands in the source.
    package let source: String
    /// Levels of parts around this one: 0 is the whole expression.
    package let depth: Int
    /// Its value, or why it has none.
    package let result: Result<Value, EvaluationError>
}

extension Expression {
    /// Evaluates every part of an expression by itself, the whole first and each part before what
    /// it is made of.
    ///
    /// Literals are left out, and what stands inside macros and `cel.bind`, because it has another
    /// value for each element. Parts are also evaluated when the whole can do without them.
    ///
    /// - Parameter limit: The number of parts after which no more are given.
    /// - Throws: The first mistake, as the initialiser does.
    package static func parts(
        of source: String, options: CompileOptions, bindings: any Bindings, limit: Int
    ) throws(ExpressionError) -> [ExpressionPart] {
        let tree = try Parser.parse(source, options: options)
        _ = try Checker.deduceType(of: tree, options: options)
        var parts: [ExpressionPart] = []
        var waiting = [(node: tree, depth: 0)]
        let bytes = Array(source.utf8)
        while let (node, depth) = waiting.popLast(), parts.count < limit {
            if case .literal = node.kind { continue }
            let program = try Compiler.program(of: node, deducedType: nil, options: options)
            parts.append(
                ExpressionPart(
                    source: text(of: node, in: bytes), depth: depth,
                    result: outcome(of: program, bindings)))
            waiting += node.separateChildren.reversed().map { ($0, depth + 1) }
        }
        return parts
    }

    private static func text(of node: SyntaxNode, in bytes: [UInt8]) -> String {
        var range = node.range.clamped(to: bytes.indices)
        while let last = bytes[range].last, last <= UInt8(ascii: " ") {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        return String(repairing: bytes[range])
    }

    private static func outcome(
        of program: Program, _ bindings: any Bindings
    ) -> Result<Value, EvaluationError> {
        do throws(EvaluationError) {
            return .success(try evaluate(program, bindings))
        } catch {
            return .failure(error)
        }
    }
}

extension SyntaxNode {
    /// The children that mean the same without this node around them, in the order of the source.
    fileprivate var separateChildren: [SyntaxNode] {
        switch kind {
        case .literal, .identifier: []
        // `a.b.c` is one name; its beginnings need not be variables.
        case .select(let operand, _, _), .has(let operand, _):
            operand.chain == nil ? [operand] : []
        case .index(let operand, let index, _): [operand, index]
        case .operation(_, let children), .and(let children), .or(let children): children
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .call(_, let arguments): arguments
        case .methodCall(let receiver, let name, let arguments):
            (receiver.isNamespace(of: name) ? [] : [receiver]) + arguments
        case .list(let elements): elements.map(\.value)
        case .map(let entries): entries.flatMap { [$0.key, $0.value] }
        case .comprehension(let comprehension): [comprehension.range]
        case .bind(_, let value, _): [value]
        case .block: []
        case .optionalMap(let target, _, _, _): [target]
        }
    }

    /// Whether this is the `math` of `math.abs(x)`.
    private func isNamespace(of function: String) -> Bool {
        guard let chain else { return false }
        return FunctionTable.names.contains(chain.parts.joined(separator: ".") + "." + function)
    }
}
