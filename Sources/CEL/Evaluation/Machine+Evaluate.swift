// SPDX-License-Identifier: Apache-2.0

extension Machine {
    /// The values of several steps, in order.
    mutating func evaluate(_ nodes: [any Node]) throws(EvaluationError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(nodes.count)
        for node in nodes { values.append(try node.evaluate(&self)) }
        return values
    }

    func failure(_ error: EvaluationError, _ arguments: [Value]) -> EvaluationError {
        guard case .noSuchOverload(let function, _) = error.kind else { return error }
        return EvaluationError(
            .noSuchOverload(function: function, arguments: arguments.map(\.typeName)))
    }

    // MARK: Logic

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

    // MARK: Literals

    mutating func list(_ elements: [ListNode.Element]) throws(EvaluationError) -> Value {
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for element in elements {
            let value = try element.value.evaluate(&self)
            if element.isOptional {
                if let value = try unwrapped(value) { values.append(value) }
            } else {
                values.append(value)
            }
        }
        return .list(values)
    }

    mutating func map(_ entries: [MapNode.Entry]) throws(EvaluationError) -> Value {
        var pairs: [(Value, Value)] = []
        pairs.reserveCapacity(entries.count)
        for entry in entries {
            let key = try entry.key.evaluate(&self)
            let value = try entry.value.evaluate(&self)
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

    mutating func bind(_ values: [any Node], from firstSlot: Int) throws(EvaluationError) {
        for (index, node) in values.enumerated() {
            do {
                set(firstSlot + index, try node.evaluate(&self))
            } catch {
                set(firstSlot + index, try absorbable(error))
            }
        }
    }

    mutating func optionalOr(
        _ left: Value, _ right: any Node, isUnwrapping: Bool
    ) throws(EvaluationError) -> Value {
        guard case .optional(let content) = left else {
            throw .noOverload(isUnwrapping ? "orValue" : "or", left)
        }
        if let content { return isUnwrapping ? content : left }
        let result = try right.evaluate(&self)
        if isUnwrapping { return result }
        guard case .optional = result else { throw .noOverload("or", left, result) }
        return result
    }

    mutating func optionalMap(
        _ target: Value, slot: Int, _ body: any Node, isFlat: Bool
    ) throws(EvaluationError) -> Value {
        guard case .optional(let content) = target else {
            throw .noOverload(isFlat ? "optFlatMap" : "optMap", target)
        }
        guard let content else { return .optional(nil) }
        set(slot, content)
        let result = try body.evaluate(&self)
        if !isFlat { return .optional(result) }
        guard case .optional = result else { throw .noOverload("optFlatMap", target, result) }
        return result
    }
}
