// SPDX-License-Identifier: Apache-2.0

/// The state of one evaluation: variables, slots of macros and the work that may still be done.
struct Machine {
    let bindings: any Bindings
    let hasQualifiedNames: Bool
    let program: Program
    private var slots: [Slot]
    private(set) var remainingCost: Int

    private enum Slot {
        case value(Value)
        /// An error that counts only when the slot is read.
        case error(EvaluationError)
    }

    init(_ program: Program, _ bindings: any Bindings) {
        self.program = program
        self.bindings = bindings
        hasQualifiedNames = bindings.hasQualifiedNames
        remainingCost = program.limits.cost
        slots =
            program.slotCount == 0
            ? [] : Array(repeating: .value(.null), count: program.slotCount)
    }

    var limits: ExpressionLimits { program.limits }

    /// Takes work off what may still be done.
    mutating func spend(_ units: Int) throws(EvaluationError) {
        remainingCost -= units
        guard remainingCost >= 0 else { throw EvaluationError(.limit("cost")) }
    }

    /// Takes off the work of reading or copying text.
    mutating func spend(bytes: Int) throws(EvaluationError) {
        try spend(1 + bytes / 10)
    }

    /// Refuses a string or bytes value that is too long, and takes off the work of making it.
    mutating func allow(textBytes: Int) throws(EvaluationError) {
        guard textBytes <= program.limits.textBytes else {
            throw EvaluationError(.limit("textBytes"))
        }
        try spend(bytes: textBytes)
    }

    /// Refuses a list or map that is too long, and takes off the work of making it.
    mutating func allow(elements: Int) throws(EvaluationError) {
        guard elements <= program.limits.elements else {
            throw EvaluationError(.limit("elements"))
        }
        try spend(1 + elements / 10)
    }

    // MARK: Variables

    mutating func set(_ slot: Int, _ value: Value) {
        slots[slot] = .value(value)
    }

    mutating func set(_ slot: Int, _ error: EvaluationError) {
        slots[slot] = .error(error)
    }

    func local(_ slot: Int) throws(EvaluationError) -> Value {
        switch slots[slot] {
        case .value(let value): return value
        case .error(let error): throw error
        }
    }

    mutating func value(of path: VariablePath) throws(EvaluationError) -> Value {
        for reading in path.readings where hasQualifiedNames || !reading.isQualified {
            guard var value = bindings.value(of: reading.name) else { continue }
            for field in path.parts[reading.partCount...] {
                value = try select(value, field)
            }
            return value
        }
        throw EvaluationError(.unboundVariable(path.reportedName))
    }
}
