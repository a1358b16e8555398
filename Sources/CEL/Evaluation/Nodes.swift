// SPDX-License-Identifier: Apache-2.0
// The steps that are not logic: each evaluates its children and hands their values on.

/// A value that is known beforehand.
final class ConstantNode: Node {
    let value: Value

    init(_ value: Value) { self.value = value }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return value
    }
}

/// A variable of a macro or of `cel.bind`.
final class LocalNode: Node {
    private let slot: Int

    init(slot: Int) { self.slot = slot }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try machine.local(slot)
    }
}

/// A top-level variable whose name has no dots.
final class VariableNode: Node {
    private let name: VariableName

    init(_ name: VariableName) { self.name = name }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        guard let value = machine.bindings.value(of: name) else {
            throw EvaluationError(.unboundVariable(name.text))
        }
        return value
    }
}

/// A top-level variable and fields of it, with all ways to read the dots.
final class PathNode: Node {
    private let path: VariablePath

    init(_ path: VariablePath) { self.path = path }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try machine.value(of: path)
    }
}

/// `operand.field`, `operand.?field` and `has(operand.field)`.
final class FieldNode: Node {
    enum Request {
        case value, optionalValue, presence
    }

    private let operand: any Node
    private let field: Field
    private let request: Request

    init(_ request: Request, _ operand: any Node, _ field: String) {
        self.request = request
        self.operand = operand
        self.field = Field(field)
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        let value = try operand.evaluate(&machine)
        return switch request {
        case .value: try machine.select(value, field)
        case .optionalValue: try machine.optionalSelect(value, field)
        case .presence: try machine.has(value, field)
        }
    }
}

/// `operand[index]` and `operand[?index]`.
final class IndexNode: Node {
    private let operand: any Node
    private let index: any Node
    private let isOptional: Bool

    init(_ operand: any Node, _ index: any Node, isOptional: Bool) {
        self.operand = operand
        self.index = index
        self.isOptional = isOptional
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        let value = try operand.evaluate(&machine)
        let place = try index.evaluate(&machine)
        return isOptional
            ? try machine.optionalIndex(value, place) : try machine.index(value, place)
    }
}

/// `-operand`.
final class NegationNode: Node {
    private let operand: any Node

    init(_ operand: any Node) { self.operand = operand }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try machine.negate(try operand.evaluate(&machine))
    }
}

/// `+ - * / %`.
final class ArithmeticNode: Node {
    private let operation: Operation
    private let left: any Node
    private let right: any Node

    init(_ operation: Operation, _ left: any Node, _ right: any Node) {
        self.operation = operation
        self.left = left
        self.right = right
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        let value = try left.evaluate(&machine)
        return try machine.compute(operation, value, try right.evaluate(&machine))
    }
}

/// A function of one value.
final class UnaryNode: Node {
    private let function: UnaryFunction
    private let operand: any Node

    init(_ function: @escaping UnaryFunction, _ operand: any Node) {
        self.function = function
        self.operand = operand
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try function(try operand.evaluate(&machine), &machine)
    }
}

/// A function of two values.
final class BinaryNode: Node {
    private let function: BinaryFunction
    private let left: any Node
    private let right: any Node

    init(_ function: @escaping BinaryFunction, _ left: any Node, _ right: any Node) {
        self.function = function
        self.left = left
        self.right = right
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        let value = try left.evaluate(&machine)
        return try function(value, try right.evaluate(&machine), &machine)
    }
}

/// A function of any number of values.
final class CallNode: Node {
    private let function: ManyFunction
    private let arguments: [any Node]

    init(_ function: @escaping ManyFunction, _ arguments: [any Node]) {
        self.function = function
        self.arguments = arguments
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try function(try machine.evaluate(arguments), &machine)
    }
}

/// `matches` with a pattern that was compiled beforehand.
final class MatchNode: Node {
    private let operand: any Node
    private let expression: RegularExpression

    init(_ operand: any Node, _ expression: RegularExpression) {
        self.operand = operand
        self.expression = expression
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        return try RegularExpressionFunctions.matches(
            try operand.evaluate(&machine), expression, &machine)
    }
}

/// Fails when it is reached; unchecked expressions may name functions that do not exist.
final class FailureNode: Node {
    private let error: EvaluationError
    private let arguments: [any Node]

    init(_ error: EvaluationError, _ arguments: [any Node]) {
        self.error = error
        self.arguments = arguments
    }

    func evaluate(_ machine: inout Machine) throws(EvaluationError) -> Value {
        try machine.spend(1)
        throw machine.failure(error, try machine.evaluate(arguments))
    }
}
