// SPDX-License-Identifier: Apache-2.0

extension Machine {
    /// `==` of the language: numbers of all types on one line, other types never equal.
    mutating func isEqual(_ left: Value, _ right: Value) throws(EvaluationError) -> Bool {
        switch (left, right) {
        case (.string(let a), .string(let b)):
            try spend(bytes: min(a.utf8.count, b.utf8.count))
            return a.hasSameCodePoints(as: b)
        case (.int(let a), .int(let b)): return a == b
        case (.double(let a), .double(let b)): return a == b
        case (.bool(let a), .bool(let b)): return a == b
        case (.null, .null): return true
        case (.bytes(let a), .bytes(let b)):
            try spend(bytes: min(a.count, b.count))
            return a == b
        case (.list(let a), .list(let b)):
            return try areEqual(a, b)
        case (.map(let a), .map(let b)): return try areEqual(a, b)
        case (.optional(let a), .optional(let b)):
            guard let a, let b else { return a == nil && b == nil }
            return try isEqual(a, b)
        case (.int, .uint), (.uint, .int), (.int, .double), (.double, .int), (.uint, .double),
            (.double, .uint):
            return left.numericOrder(to: right) == .same
        default: return left == right
        }
    }

    private mutating func areEqual(
        _ left: [Value], _ right: [Value]
    ) throws(EvaluationError) -> Bool {
        guard left.count == right.count else { return false }
        for (a, b) in zip(left, right) {
            try spend(1)
            guard try isEqual(a, b) else { return false }
        }
        return true
    }

    private mutating func areEqual(
        _ left: MapValue, _ right: MapValue
    ) throws(EvaluationError) -> Bool {
        guard left.count == right.count else { return false }
        for entry in left.entries {
            try spend(1)
            guard let other = right[entry.key], try isEqual(entry.value, other) else {
                return false
            }
        }
        return true
    }

    /// `element in container`.
    mutating func contains(
        _ container: Value, _ element: Value
    ) throws(EvaluationError) -> Bool {
        switch container {
        case .list(let elements):
            for candidate in elements {
                try spend(1)
                if try isEqual(candidate, element) { return true }
            }
            return false
        case .map(let map): return map[element] != nil
        default: throw .noOverload(Operation.isIn.rawValue, element, container)
        }
    }

    /// `<`, `<=`, `>` and `>=`; all are false when a NaN takes part.
    mutating func order(
        _ operation: Operation, _ left: Value, _ right: Value
    ) throws(EvaluationError) -> Bool {
        let order: Order?
        switch (left, right) {
        case (.int(let a), .int(let b)): order = Order(a, b)
        case (.bool(let a), .bool(let b)): order = Order(a ? 1 : 0, b ? 1 : 0)
        case (.string(let a), .string(let b)):
            try spend(bytes: min(a.utf8.count, b.utf8.count))
            order =
                a.precedesByCodePoints(b)
                ? .before : b.precedesByCodePoints(a) ? .after : .same
        case (.bytes(let a), .bytes(let b)):
            try spend(bytes: min(a.count, b.count))
            order =
                a.lexicographicallyPrecedes(b)
                ? .before : b.lexicographicallyPrecedes(a) ? .after : .same
        case (.timestamp(let a), .timestamp(let b)): order = Order(a, b)
        case (.duration(let a), .duration(let b)): order = Order(a, b)
        case (.int, .uint), (.int, .double), (.uint, .int), (.uint, .uint), (.uint, .double),
            (.double, .int), (.double, .uint), (.double, .double):
            order = left.numericOrder(to: right)
        default: throw .noOverload(operation.rawValue, left, right)
        }
        return operation.holds(for: order)
    }
}

/// How two values stand to each other.
enum Order: Sendable {
    case before
    case same
    case after

    init<Number: Comparable>(_ left: Number, _ right: Number) {
        self = left < right ? .before : left == right ? .same : .after
    }
}

extension Operation {
    /// Whether a relation holds for an order; `nil` is the order of a NaN.
    fileprivate func holds(for order: Order?) -> Bool {
        switch self {
        case .less: order == .before
        case .lessOrEqual: order == .before || order == .same
        case .greater: order == .after
        case .greaterOrEqual: order == .after || order == .same
        default: false
        }
    }
}

extension Value {
    /// The order of two numbers on one line; `nil` when one is a NaN or no number.
    ///
    /// As the conformance tests want it, an integer within the range of its type meets a double as
    /// the nearest double: 9223372036854775807 equals 9223372036854775808.0.
    func numericOrder(to other: Value) -> Order? {
        switch (self, other) {
        case (.int(let a), .int(let b)): Order(a, b)
        case (.uint(let a), .uint(let b)): Order(a, b)
        case (.int(let a), .uint(let b)): Order(Int128(a), Int128(b))
        case (.uint(let a), .int(let b)): Order(Int128(a), Int128(b))
        case (.double(let a), .double(let b)): Self.order(a, b)
        case (.int(let a), .double(let b)): Self.order(Double(a), b)
        case (.double(let a), .int(let b)): Self.order(a, Double(b))
        case (.uint(let a), .double(let b)): Self.order(Double(a), b)
        case (.double(let a), .uint(let b)): Self.order(a, Double(b))
        default: nil
        }
    }

    private static func order(_ left: Double, _ right: Double) -> Order? {
        left.isNaN || right.isNaN ? nil : Order(left, right)
    }
}
