// SPDX-License-Identifier: Apache-2.0
// The steps whose value is true or false. They compute a Bool and wrap it only when asked for a
// value.

/// A step that is always a bool.
protocol LogicNode: Node {}

extension LogicNode {
    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        .bool(try holds(&machine))
    }
}

/// `&&` (which `false` absorbs) and `||` (which `true` absorbs) of two terms: the absorbing value
/// wins over errors on either side of it. Longer chains are balanced trees of them, and so flat.
final class JunctionNode: LogicNode {
    private let left: any Node
    private let right: any Node
    private let absorbing: Bool

    /// The junction of all terms, of which there is at least one.
    static func of(_ terms: ArraySlice<any Node>, absorbing: Bool) -> any Node {
        guard terms.count > 1 else { return terms[terms.startIndex] }
        let middle = terms.startIndex + terms.count / 2
        return JunctionNode(
            of(terms[..<middle], absorbing: absorbing), of(terms[middle...], absorbing: absorbing),
            absorbing: absorbing)
    }

    private init(_ left: any Node, _ right: any Node, absorbing: Bool) {
        self.left = left
        self.right = right
        self.absorbing = absorbing
    }

    func holds(_ machine: inout Machine) throws(EvaluationError) -> Bool {
        try machine.spend(1)
        do {
            if try left.holds(&machine) == absorbing { return absorbing }
        } catch {
            return try holds(&machine, after: try machine.absorbable(error.asked(by: function)))
        }
        do {
            return try right.holds(&machine)
        } catch {
            throw error.asked(by: function)
        }
    }

    /// The left side has failed: only an absorbing right side can help.
    private func holds(
        _ machine: inout Machine, after first: EvaluationError
    ) throws(EvaluationError) -> Bool {
        do {
            if try right.holds(&machine) == absorbing { return absorbing }
        } catch {
            let second = try machine.absorbable(error.asked(by: function))
            throw machine.preferred(first, second)
        }
        throw first
    }

    private var function: String { absorbing ? "_||_" : "_&&_" }
}

/// `!operand`.
final class NotNode: LogicNode {
    private let operand: any Node

    init(_ operand: any Node) { self.operand = operand }

    func holds(_ machine: inout Machine) throws(EvaluationError) -> Bool {
        try machine.spend(1)
        do {
            return !(try operand.holds(&machine))
        } catch {
            throw error.asked(by: Operation.not.rawValue)
        }
    }
}

/// `==` and `!=`.
final class EqualityNode: LogicNode {
    private let left: any Node
    private let right: any Node
    private let isNegated: Bool

    init(_ left: any Node, _ right: any Node, isNegated: Bool) {
        self.left = left
        self.right = right
        self.isNegated = isNegated
    }

    func holds(_ machine: inout Machine) throws(EvaluationError) -> Bool {
        try machine.spend(1)
        let value = try left.evaluate(&machine)
        return try machine.isEqual(value, try right.evaluate(&machine)) != isNegated
    }
}

/// `<`, `<=`, `>`, `>=` and `in`.
final class RelationNode: LogicNode {
    private let operation: Operation
    private let left: any Node
    private let right: any Node

    init(_ operation: Operation, _ left: any Node, _ right: any Node) {
        self.operation = operation
        self.left = left
        self.right = right
    }

    func holds(_ machine: inout Machine) throws(EvaluationError) -> Bool {
        try machine.spend(1)
        let first = try left.evaluate(&machine)
        let second = try right.evaluate(&machine)
        return operation == .isIn
            ? try machine.contains(second, first) : try machine.order(operation, first, second)
    }
}

/// A relation to a number that is known beforehand, the commonest condition of all: it is the same
/// as ``RelationNode`` and only faster.
final class ThresholdNode: LogicNode {
    /// The number.
    enum Threshold: Sendable {
        case int(Int64)
        case double(Double)

        /// The number of a literal that is an int or a double.
        init?(_ node: SyntaxNode) {
            switch node.kind {
            case .literal(.int(let number)): self = .int(number)
            case .literal(.double(let number)): self = .double(number)
            default: return nil
            }
        }

        var value: Value {
            switch self {
            case .int(let number): .int(number)
            case .double(let number): .double(number)
            }
        }
    }

    private let operation: Operation
    private let operand: any Node
    private let threshold: Threshold

    init(_ operation: Operation, _ operand: any Node, _ threshold: Threshold) {
        self.operation = operation
        self.operand = operand
        self.threshold = threshold
    }

    func holds(_ machine: inout Machine) throws(EvaluationError) -> Bool {
        try machine.spend(2)
        let value = try operand.evaluate(&machine)
        switch (value, threshold) {
        case (.int(let number), .int(let limit)): return compare(number, limit)
        case (.double(let number), .double(let limit)): return compare(number, limit)
        default: return try machine.order(operation, value, threshold.value)
        }
    }

    /// Of doubles this is false when one is a NaN, as it has to be.
    private func compare<Number: Comparable>(_ number: Number, _ limit: Number) -> Bool {
        switch operation {
        case .less: number < limit
        case .lessOrEqual: number <= limit
        case .greater: number > limit
        default: number >= limit
        }
    }
}

/// `condition ? then : otherwise`.
final class ConditionalNode: Node {
    private let condition: any Node
    private let then: any Node
    private let otherwise: any Node

    init(_ condition: any Node, _ then: any Node, _ otherwise: any Node) {
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        let isTrue: Bool
        do {
            isTrue = try condition.holds(&machine)
        } catch {
            throw error.asked(by: "_?_:_")
        }
        return try (isTrue ? then : otherwise).evaluate(&machine)
    }
}

extension EvaluationError {
    /// The error as a function reports it that wanted a bool.
    fileprivate func asked(by function: String) -> EvaluationError {
        guard case .noCondition(let type) = kind else { return self }
        return EvaluationError(.noSuchOverload(function: function, arguments: [type]))
    }
}
