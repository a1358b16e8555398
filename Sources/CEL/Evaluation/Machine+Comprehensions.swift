// SPDX-License-Identifier: Apache-2.0

extension Machine {
    /// The value of a macro over a list or a map.
    mutating func evaluate(_ macro: ComprehensionNode) throws(EvaluationError) -> Value {
        let range = Elements(try macro.range.evaluate(&self), isKeyed: macro.keySlot != nil)
        guard let range else {
            throw .invalid("a macro runs over a list or a map only")
        }
        switch macro.macro {
        case .all: return try fold(macro, range, absorbing: false)
        case .exists: return try fold(macro, range, absorbing: true)
        case .existsOne: return try existsOne(macro, range)
        case .map: return try collect(macro, range)
        case .filter: return try filter(macro, range)
        case .transformMap: return try transformMap(macro, range)
        case .transformMapEntry: return try transformMapEntry(macro, range)
        }
    }

    /// What a macro runs over.
    private struct Elements {
        private let list: [Value]
        private let entries: [(key: Value, value: Value)]?
        private let isKeyed: Bool

        init?(_ range: Value, isKeyed: Bool) {
            self.isKeyed = isKeyed
            switch range {
            case .list(let elements):
                list = elements
                entries = nil
            case .map(let map):
                list = []
                entries = map.entries
            default: return nil
            }
        }

        var count: Int { entries?.count ?? list.count }

        /// The list index or map key.
        func key(_ index: Int) -> Value { entries?[index].key ?? .int(Int64(index)) }

        /// The list element, or of a map the value in macros of two variables and else the key.
        func element(_ index: Int) -> Value {
            guard let entries else { return list[index] }
            return isKeyed ? entries[index].value : entries[index].key
        }
    }

    private mutating func load(
        _ macro: ComprehensionNode, _ range: Elements, _ index: Int
    ) throws(EvaluationError) {
        try spend(1)
        if let keySlot = macro.keySlot { set(keySlot, range.key(index)) }
        set(macro.slot, range.element(index))
    }

    /// Whether the condition holds for the loaded element; true when there is none.
    private mutating func holds(_ macro: ComprehensionNode) throws(EvaluationError) -> Bool {
        guard let condition = macro.condition else { return true }
        do {
            return try condition.holds(&self)
        } catch {
            guard case .noCondition(let type) = error.kind else { throw error }
            throw .invalid("the condition of a macro must be a bool, not \(type)")
        }
    }

    /// `all` is `&&` over the elements and `exists` is `||`, with the same view of errors.
    private mutating func fold(
        _ macro: ComprehensionNode, _ range: Elements, absorbing: Bool
    ) throws(EvaluationError) -> Value {
        var firstError: EvaluationError?
        for index in 0..<range.count {
            try load(macro, range, index)
            do {
                if try holds(macro) == absorbing { return .bool(absorbing) }
            } catch {
                firstError = preferred(firstError, try absorbable(error))
            }
        }
        if let firstError { throw firstError }
        return .bool(!absorbing)
    }

    private mutating func existsOne(
        _ macro: ComprehensionNode, _ range: Elements
    ) throws(EvaluationError) -> Value {
        var count = 0
        for index in 0..<range.count {
            try load(macro, range, index)
            if try holds(macro) { count += 1 }
        }
        return .bool(count == 1)
    }

    private mutating func collect(
        _ macro: ComprehensionNode, _ range: Elements
    ) throws(EvaluationError) -> Value {
        guard let transform = macro.transform else { return .list([]) }
        var values: [Value] = []
        if macro.condition == nil { values.reserveCapacity(range.count) }
        for index in 0..<range.count {
            try load(macro, range, index)
            if try holds(macro) { values.append(try transform.evaluate(&self)) }
        }
        return .list(values)
    }

    private mutating func filter(
        _ macro: ComprehensionNode, _ range: Elements
    ) throws(EvaluationError) -> Value {
        var values: [Value] = []
        for index in 0..<range.count {
            try load(macro, range, index)
            if try holds(macro) { values.append(range.element(index)) }
        }
        return .list(values)
    }

    private mutating func transformMap(
        _ macro: ComprehensionNode, _ range: Elements
    ) throws(EvaluationError) -> Value {
        guard let transform = macro.transform else { return .map(MapValue([])) }
        var pairs: [(Value, Value)] = []
        for index in 0..<range.count {
            try load(macro, range, index)
            if try holds(macro) { pairs.append((range.key(index), try transform.evaluate(&self))) }
        }
        return .map(try makeMap(pairs))
    }

    private mutating func transformMapEntry(
        _ macro: ComprehensionNode, _ range: Elements
    ) throws(EvaluationError) -> Value {
        guard let transform = macro.transform else { return .map(MapValue([])) }
        var pairs: [(Value, Value)] = []
        for index in 0..<range.count {
            try load(macro, range, index)
            guard try holds(macro) else { continue }
            let value = try transform.evaluate(&self)
            guard case .map(let map) = value else {
                throw .invalid("transformMapEntry needs a map, not \(value.typeName)")
            }
            try allow(elements: pairs.count + map.count)
            pairs += map.entries.map { ($0.key, $0.value) }
        }
        return .map(try makeMap(pairs))
    }
}
