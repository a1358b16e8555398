// SPDX-License-Identifier: Apache-2.0

extension Checker {
    /// The element type of a list literal.
    mutating func check(_ elements: [SyntaxNode.Element]) throws(ExpressionError) -> CELType {
        var joined: CELType?
        for element in elements {
            var type = try check(element.value)
            if element.isOptional { type = try unwrapped(type, at: element.value.offset) }
            joined = joined.map { types.join($0, type) } ?? type
        }
        return joined ?? types.newVariable()
    }

    /// The type of a map literal.
    mutating func check(_ entries: [SyntaxNode.Entry]) throws(ExpressionError) -> CELType {
        var joinedKey: CELType?
        var joinedValue: CELType?
        for entry in entries {
            let key = try check(entry.key)
            var value = try check(entry.value)
            if entry.isOptional { value = try unwrapped(value, at: entry.value.offset) }
            joinedKey = joinedKey.map { types.join($0, key) } ?? key
            joinedValue = joinedValue.map { types.join($0, value) } ?? value
        }
        return .map(joinedKey ?? types.newVariable(), joinedValue ?? types.newVariable())
    }

    private mutating func unwrapped(
        _ type: CELType, at offset: Int
    ) throws(ExpressionError) -> CELType {
        switch types.resolve(type) {
        case .optional(let content): return content
        case .dyn, .parameter: return .dyn
        default:
            throw ExpressionError(
                "an element marked with ? must be an optional, not \(shown(type))", at: offset,
                kind: .type)
        }
    }

    /// The type of a macro.
    mutating func check(
        _ macro: SyntaxNode.Comprehension, at offset: Int
    ) throws(ExpressionError) -> CELType {
        let range = try check(macro.range)
        let (key, element) = try rangeTypes(range, macro, at: offset)
        var variables = [(name: macro.variable, type: element)]
        if let name = macro.keyVariable { variables.insert((name, key), at: 0) }
        if let condition = macro.condition {
            let type = try check(condition, with: variables)
            guard types.assign([type], to: [.bool]) else {
                throw ExpressionError(
                    "the condition of a macro must be a bool, not \(shown(type))",
                    at: condition.offset, kind: .type)
            }
        }
        var result = CELType.dyn
        if let transform = macro.transform { result = try check(transform, with: variables) }
        switch macro.macro {
        case .all, .exists, .existsOne: return .bool
        case .filter: return .list(element)
        case .map: return .list(result)
        case .transformMap: return .map(key, result)
        case .transformMapEntry:
            let map = CELType.map(types.newVariable(), types.newVariable())
            guard types.assign([result], to: [map]) else {
                throw ExpressionError(
                    "transformMapEntry needs a map, not \(shown(result))", at: offset, kind: .type)
            }
            return types.resolve(map)
        }
    }

    /// The types of the variables of a macro over a range.
    private mutating func rangeTypes(
        _ range: CELType, _ macro: SyntaxNode.Comprehension, at offset: Int
    ) throws(ExpressionError) -> (key: CELType, element: CELType) {
        switch types.resolve(range) {
        case .list(let element): return (.int, element)
        case .map(let key, let value): return (key, macro.keyVariable == nil ? key : value)
        case .dyn: return (.dyn, .dyn)
        case .parameter:
            // From here on the range is anything; a later use must not narrow what was allowed.
            _ = types.assign([range], to: [.dyn])
            return (.dyn, .dyn)
        default:
            throw ExpressionError(
                "a macro runs over a list or a map, not \(shown(range))", at: macro.range.offset,
                kind: .type)
        }
    }
}
