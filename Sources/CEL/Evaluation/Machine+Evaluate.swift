// SPDX-License-Identifier: Apache-2.0

extension Machine {
    /// The value of a node.
    mutating func evaluate(_ node: Node) throws(EvaluationError) -> Value {
        try spend(1)
        switch node {
        case .constant(let value): return value
        case .local(let slot): return try local(slot)
        case .path(let path): return try value(of: path)
        case .select(let operand, let field): return try select(try evaluate(operand), field)
        case .optionalSelect(let operand, let field):
            return try optionalSelect(try evaluate(operand), field)
        case .has(let operand, let field): return try has(try evaluate(operand), field)
        case .index(let operand, let index):
            return try self.index(try evaluate(operand), try evaluate(index))
        case .optionalIndex(let operand, let index):
            return try optionalIndex(try evaluate(operand), try evaluate(index))
        case .not(let operand): return try not(try evaluate(operand))
        case .negate(let operand): return try negate(try evaluate(operand))
        case .binary(let operation, let left, let right):
            return try operate(operation, try evaluate(left), try evaluate(right))
        case .and(let terms): return try fold(terms, absorbing: false)
        case .or(let terms): return try fold(terms, absorbing: true)
        case .conditional(let condition, let then, let otherwise):
            guard case .bool(let isTrue) = try evaluate(condition) else {
                throw EvaluationError(.noSuchOverload(function: "_?_:_", arguments: []))
            }
            return try evaluate(isTrue ? then : otherwise)
        case .unary(let function, let operand):
            return try function(try evaluate(operand), &self)
        case .binaryCall(let function, let left, let right):
            return try function(try evaluate(left), try evaluate(right), &self)
        case .call(let function, let arguments):
            return try function(try evaluate(arguments), &self)
        case .matches(let operand, let expression):
            return try RegularExpressionFunctions.matches(
                try evaluate(operand), expression, &self)
        case .failure(let error, let arguments): throw failure(error, try evaluate(arguments))
        case .list(let elements): return try list(elements)
        case .map(let entries): return try map(entries)
        case .comprehension(let comprehension): return try evaluate(comprehension)
        case .bind(let firstSlot, let values, let body):
            try bind(values, from: firstSlot)
            return try evaluate(body)
        case .optionalOr(let left, let right, let isUnwrapping):
            return try optionalOr(try evaluate(left), right, isUnwrapping: isUnwrapping)
        case .optionalMap(let operand, let slot, let body, let isFlat):
            return try optionalMap(try evaluate(operand), slot: slot, body, isFlat: isFlat)
        }
    }

    private mutating func evaluate(_ nodes: [Node]) throws(EvaluationError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(nodes.count)
        for node in nodes { values.append(try evaluate(node)) }
        return values
    }

    private func failure(_ error: EvaluationError, _ arguments: [Value]) -> EvaluationError {
        guard case .noSuchOverload(let function, _) = error.kind else { return error }
        return EvaluationError(
            .noSuchOverload(function: function, arguments: arguments.map(\.typeName)))
    }

    // MARK: Logic

    /// `&&` (which `false` absorbs) and `||` (which `true` absorbs) over all terms: the absorbing
    /// value wins over errors on either side of it.
    private mutating func fold(
        _ terms: [Node], absorbing: Bool
    ) throws(EvaluationError) -> Value {
        var firstError: EvaluationError?
        for term in terms {
            do {
                let value = try evaluate(term)
                if case .bool(let isTrue) = value {
                    if isTrue == absorbing { return value }
                } else {
                    let function = absorbing ? "_||_" : "_&&_"
                    firstError = preferred(firstError, .noOverload(function, value))
                }
            } catch {
                firstError = preferred(firstError, try absorbable(error))
            }
        }
        if let firstError { throw firstError }
        return .bool(!absorbing)
    }

    /// Passes an error on as a value that logic may absorb, unless the evaluation must end.
    func absorbable(_ error: EvaluationError) throws(EvaluationError) -> EvaluationError {
        if case .limit = error.kind { throw error }
        return error
    }

    /// Of two errors the one to report: a missing variable, for it explains most, or the first.
    func preferred(_ first: EvaluationError?, _ second: EvaluationError) -> EvaluationError {
        guard let first else { return second }
        if case .unboundVariable = first.kind { return first }
        if case .unboundVariable = second.kind { return second }
        return first
    }

    private func not(_ value: Value) throws(EvaluationError) -> Value {
        guard case .bool(let isTrue) = value else {
            throw .noOverload(Operation.not.rawValue, value)
        }
        return .bool(!isTrue)
    }

    // MARK: Literals

    private mutating func list(_ elements: [Node.Element]) throws(EvaluationError) -> Value {
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for element in elements {
            let value = try evaluate(element.value)
            if element.isOptional {
                if let value = try unwrapped(value) { values.append(value) }
            } else {
                values.append(value)
            }
        }
        return .list(values)
    }

    private mutating func map(_ entries: [Node.Entry]) throws(EvaluationError) -> Value {
        var pairs: [(Value, Value)] = []
        pairs.reserveCapacity(entries.count)
        for entry in entries {
            let key = try evaluate(entry.key)
            let value = try evaluate(entry.value)
            if entry.isOptional {
                if let value = try unwrapped(value) { pairs.append((key, value)) }
            } else {
                pairs.append((key, value))
            }
        }
        return .map(try makeMap(pairs))
    }

    /// A map of entries with keys of the allowed types, all different.
    func makeMap(_ entries: [(Value, Value)]) throws(EvaluationError) -> MapValue {
        for (key, _) in entries {
            switch key {
            case .bool, .int, .uint, .string: continue
            default: throw .invalid("unsupported key type: \(key.typeName)")
            }
        }
        if let map = MapValue(uniqueKeys: entries) { return map }
        var seen: Set<MapKey> = []
        let repeated = entries.first { entry in
            MapKey(entry.0).map { !seen.insert($0).inserted } ?? false
        }
        throw EvaluationError(.repeatedKey(repeated.map { $0.0.shortText } ?? ""))
    }

    private func unwrapped(_ value: Value) throws(EvaluationError) -> Value? {
        guard case .optional(let content) = value else {
            throw .invalid("an element marked with ? must be an optional, not \(value.typeName)")
        }
        return content
    }

    private mutating func bind(_ values: [Node], from firstSlot: Int) throws(EvaluationError) {
        for (index, node) in values.enumerated() {
            do {
                set(firstSlot + index, try evaluate(node))
            } catch {
                set(firstSlot + index, try absorbable(error))
            }
        }
    }

    private mutating func optionalOr(
        _ left: Value, _ right: Node, isUnwrapping: Bool
    ) throws(EvaluationError) -> Value {
        guard case .optional(let content) = left else {
            throw .noOverload(isUnwrapping ? "orValue" : "or", left)
        }
        if let content { return isUnwrapping ? content : left }
        let result = try evaluate(right)
        if isUnwrapping { return result }
        guard case .optional = result else { throw .noOverload("or", left, result) }
        return result
    }

    private mutating func optionalMap(
        _ target: Value, slot: Int, _ body: Node, isFlat: Bool
    ) throws(EvaluationError) -> Value {
        guard case .optional(let content) = target else {
            throw .noOverload(isFlat ? "optFlatMap" : "optMap", target)
        }
        guard let content else { return .optional(nil) }
        set(slot, content)
        let result = try evaluate(body)
        if !isFlat { return .optional(result) }
        guard case .optional = result else { throw .noOverload("optFlatMap", target, result) }
        return result
    }
}
