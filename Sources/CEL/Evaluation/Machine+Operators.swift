// SPDX-License-Identifier: Apache-2.0

extension Machine {
    /// `+`, `-`, `*`, `/` and `%`.
    mutating func compute(
        _ operation: Operation, _ left: Value, _ right: Value
    ) throws(EvaluationError) -> Value {
        switch operation {
        case .add: try add(left, right)
        case .subtract: try subtract(left, right)
        default: try scale(operation, left, right)
        }
    }

    func negate(_ value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .int(let value):
            let (result, isOverflow) = Int64(0).subtractingReportingOverflow(value)
            return .int(try checked(result, isOverflow, "-_"))
        case .double(let value): return .double(-value)
        default: throw .noOverload("-_", value)
        }
    }

    // MARK: Arithmetic

    private mutating func add(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)):
            let (result, isOverflow) = a.addingReportingOverflow(b)
            return .int(try checked(result, isOverflow, "_+_"))
        case (.double(let a), .double(let b)): return .double(a + b)
        case (.uint(let a), .uint(let b)):
            let (result, isOverflow) = a.addingReportingOverflow(b)
            return .uint(try checked(result, isOverflow, "_+_"))
        case (.string(let a), .string(let b)):
            try allow(textBytes: a.utf8.count + b.utf8.count)
            return .string(a + b)
        case (.bytes(let a), .bytes(let b)):
            try allow(textBytes: a.count + b.count)
            return .bytes(a + b)
        case (.list(let a), .list(let b)):
            try allow(elements: a.count + b.count)
            return .list(a + b)
        case (.timestamp(let a), .duration(let b)), (.duration(let b), .timestamp(let a)):
            return try Self.timestamp(a.totalNanoseconds + b.totalNanoseconds, "_+_")
        case (.duration(let a), .duration(let b)):
            return try Self.duration(a.totalNanoseconds + b.totalNanoseconds, "_+_")
        default: throw .noOverload("_+_", left, right)
        }
    }

    private func subtract(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)):
            let (result, isOverflow) = a.subtractingReportingOverflow(b)
            return .int(try checked(result, isOverflow, "_-_"))
        case (.double(let a), .double(let b)): return .double(a - b)
        case (.uint(let a), .uint(let b)):
            let (result, isOverflow) = a.subtractingReportingOverflow(b)
            return .uint(try checked(result, isOverflow, "_-_"))
        case (.timestamp(let a), .timestamp(let b)):
            return try Self.duration(a.totalNanoseconds - b.totalNanoseconds, "_-_")
        case (.timestamp(let a), .duration(let b)):
            return try Self.timestamp(a.totalNanoseconds - b.totalNanoseconds, "_-_")
        case (.duration(let a), .duration(let b)):
            return try Self.duration(a.totalNanoseconds - b.totalNanoseconds, "_-_")
        default: throw .noOverload("_-_", left, right)
        }
    }

    /// `*`, `/` and `%`.
    private func scale(
        _ operation: Operation, _ left: Value, _ right: Value
    ) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int(let a), .int(let b)): return .int(try scale(operation, a, b))
        case (.uint(let a), .uint(let b)): return .uint(try scale(operation, a, b))
        case (.double(let a), .double(let b)) where operation == .multiply: return .double(a * b)
        case (.double(let a), .double(let b)) where operation == .divide: return .double(a / b)
        default: throw .noOverload(operation.rawValue, left, right)
        }
    }

    private func scale<Number: FixedWidthInteger>(
        _ operation: Operation, _ left: Number, _ right: Number
    ) throws(EvaluationError) -> Number {
        if operation == .multiply {
            let (result, isOverflow) = left.multipliedReportingOverflow(by: right)
            return try checked(result, isOverflow, operation.rawValue)
        }
        guard right != 0 else {
            throw EvaluationError(operation == .divide ? .divisionByZero : .modulusByZero)
        }
        let (result, isOverflow) =
            operation == .divide
            ? left.dividedReportingOverflow(by: right)
            : left.remainderReportingOverflow(dividingBy: right)
        return try checked(result, isOverflow, operation.rawValue)
    }

    private func checked<Number>(
        _ result: Number, _ isOverflow: Bool, _ operation: String
    ) throws(EvaluationError) -> Number {
        if isOverflow { throw EvaluationError(.overflow(operation)) }
        return result
    }

    static func timestamp(
        _ nanoseconds: Int128, _ operation: String
    ) throws(EvaluationError) -> Value {
        let result = Instant(totalNanoseconds: nanoseconds)
        guard result.isInRange else { throw EvaluationError(.overflow(operation)) }
        return .timestamp(result)
    }

    static func duration(_ nanoseconds: Int128, _ operation: String) throws(EvaluationError)
        -> Value
    {
        guard Int64(exactly: nanoseconds) != nil else {
            throw EvaluationError(.overflow(operation))
        }
        return .duration(Span(totalNanoseconds: nanoseconds))
    }
}
