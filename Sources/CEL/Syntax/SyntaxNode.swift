// SPDX-License-Identifier: Apache-2.0

/// One node of the tree that the parser makes of an expression, with all macros expanded.
struct SyntaxNode: Sendable {
    let kind: Kind
    /// Where a mistake in it is reported: bytes before it in the source.
    let offset: Int
    /// The bytes of the source that it was made of, with its parentheses.
    var range: Range<Int>
    /// The number of levels from here to the deepest leaf; what walks the tree needs that stack.
    let depth: Int
    /// Whether it stands in parentheses, which keep a name from growing by what follows them.
    var isParenthesized = false

    indirect enum Kind: Sendable {
        case literal(Value)
        /// A name; `isRoot` when a leading dot keeps it from being looked up in the container.
        case identifier(String, isRoot: Bool)
        case select(SyntaxNode, field: String, isOptional: Bool)
        /// `has(operand.field)`.
        case has(SyntaxNode, field: String)
        case index(SyntaxNode, SyntaxNode, isOptional: Bool)
        case operation(Operation, [SyntaxNode])
        case and([SyntaxNode])
        case or([SyntaxNode])
        case conditional(SyntaxNode, then: SyntaxNode, otherwise: SyntaxNode)
        case call(String, [SyntaxNode])
        case methodCall(SyntaxNode, String, [SyntaxNode])
        case list([Element])
        case map([Entry])
        case comprehension(Comprehension)
        /// `cel.bind(name, value, body)`.
        case bind(String, value: SyntaxNode, body: SyntaxNode)
        /// `cel.block([values], body)`; the values are named by ``SyntaxNode/blockVariable(_:)``.
        case block([SyntaxNode], body: SyntaxNode)
        /// `target.optMap(variable, body)`, and with `isFlat` `optFlatMap`.
        case optionalMap(SyntaxNode, variable: String, body: SyntaxNode, isFlat: Bool)
    }

    struct Element: Sendable {
        let value: SyntaxNode
        let isOptional: Bool
    }

    struct Entry: Sendable {
        let key: SyntaxNode
        let value: SyntaxNode
        let isOptional: Bool
    }

    /// A macro over the elements of a list or map.
    struct Comprehension: Sendable {
        let macro: ComprehensionMacro
        let range: SyntaxNode
        /// The list index or map key, in macros of two variables.
        let keyVariable: String?
        /// The element; in macros of one variable over a map, the key.
        let variable: String
        let condition: SyntaxNode?
        let transform: SyntaxNode?
    }

    /// The name under which `cel.index(number)` finds a value of a block.
    static func blockVariable(_ number: UInt64) -> String { "@index\(number)" }

    /// The names of a chain of plain selections that begins with an identifier: `a.b.c`.
    var chain: (parts: [String], isRoot: Bool)? {
        switch kind {
        case .identifier(let name, let isRoot):
            return ([name], isRoot)
        case .select(let operand, let field, isOptional: false) where !operand.isParenthesized:
            return operand.chain.map { ($0.parts + [field], $0.isRoot) }
        default:
            return nil
        }
    }
}

enum ComprehensionMacro: Sendable {
    case all
    case exists
    case existsOne
    case map
    case filter
    case transformMap
    case transformMapEntry
}

/// An operator that evaluates all its operands; the raw value is its function name in CEL.
enum Operation: String, Sendable {
    case add = "_+_"
    case subtract = "_-_"
    case multiply = "_*_"
    case divide = "_/_"
    case remainder = "_%_"
    case negate = "-_"
    case not = "!_"
    case equal = "_==_"
    case notEqual = "_!=_"
    case less = "_<_"
    case lessOrEqual = "_<=_"
    case greater = "_>_"
    case greaterOrEqual = "_>=_"
    case isIn = "@in"
}
