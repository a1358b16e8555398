// SPDX-License-Identifier: Apache-2.0

/// The extension "math".
enum MathFunctions {
    // MARK: Greatest and least

    static func greatest(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        try extreme(arguments, .after, "math.greatest", &machine)
    }

    static func least(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        try extreme(arguments, .before, "math.least", &machine)
    }

    private static func extreme(
        _ arguments: [Value], _ wanted: Order, _ name: String, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        var numbers = arguments
        if arguments.count == 1, case .list(let elements) = arguments[0] { numbers = elements }
        guard var best = numbers.first else { throw .invalid("\(name)() of an empty list") }
        try machine.spend(numbers.count)
        for number in numbers {
            switch number {
            case .int, .uint, .double: break
            default: throw .noOverload(name, number)
            }
            if number.numericOrder(to: best) == wanted { best = number }
        }
        return best
    }

    // MARK: Rounding and sign

    /// A function from double to double.
    static func rounding(
        _ name: String, _ round: @escaping @Sendable (Double) -> Double
    ) -> UnaryFunction {
        { (value: Value, machine: inout Machine) throws(EvaluationError) -> Value in
            guard case .double(let number) = value else { throw .noOverload(name, value) }
            return .double(round(number))
        }
    }

    /// A question about a double.
    static func test(
        _ name: String, _ holds: @escaping @Sendable (Double) -> Bool
    ) -> UnaryFunction {
        { (value: Value, machine: inout Machine) throws(EvaluationError) -> Value in
            guard case .double(let number) = value else { throw .noOverload(name, value) }
            return .bool(holds(number))
        }
    }

    static func abs(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .int(let number):
            guard number != .min else { throw EvaluationError(.overflow("math.abs")) }
            return .int(Swift.abs(number))
        case .uint: return value
        case .double(let number): return .double(number.magnitude)
        default: throw .noOverload("math.abs", value)
        }
    }

    static func sign(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .int(let number): return .int(number.signum())
        case .uint(let number): return .uint(number == 0 ? 0 : 1)
        case .double(let number):
            return .double(number.isNaN ? number : number > 0 ? 1 : number < 0 ? -1 : 0)
        default: throw .noOverload("math.sign", value)
        }
    }

    static func sqrt(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .int(let number): return .double(Double(number).squareRoot())
        case .uint(let number): return .double(Double(number).squareRoot())
        case .double(let number): return .double(number.squareRoot())
        default: throw .noOverload("math.sqrt", value)
        }
    }

    // MARK: Bits

    /// A function of the bits of two ints or two uints.
    static func bitwise(
        _ name: String, _ combine: @escaping @Sendable (UInt64, UInt64) -> UInt64
    ) -> BinaryFunction {
        { (left: Value, right: Value, machine: inout Machine) throws(EvaluationError) -> Value in
            switch (left, right) {
            case (.int(let a), .int(let b)):
                return .int(
                    Int64(bitPattern: combine(UInt64(bitPattern: a), UInt64(bitPattern: b))))
            case (.uint(let a), .uint(let b)): return .uint(combine(a, b))
            default: throw .noOverload(name, left, right)
            }
        }
    }

    static func bitNot(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .int(let number): return .int(~number)
        case .uint(let number): return .uint(~number)
        default: throw .noOverload("math.bitNot", value)
        }
    }

    /// A shift by an int of bits; vacant bits become 0 also for negative numbers.
    static func shift(
        _ name: String, _ shift: @escaping @Sendable (UInt64, Int64) -> UInt64
    ) -> BinaryFunction {
        { (value: Value, count: Value, machine: inout Machine) throws(EvaluationError) -> Value in
            guard case .int(let count) = count else { throw .noOverload(name, value, count) }
            guard count >= 0 else { throw .invalid("\(name)() by a negative number: \(count)") }
            switch value {
            case .int(let number):
                return .int(Int64(bitPattern: shift(UInt64(bitPattern: number), count)))
            case .uint(let number): return .uint(shift(number, count))
            default: throw .noOverload(name, value, .int(count))
            }
        }
    }
}

extension FunctionTable {
    private static func rounding(
        _ name: String, _ round: @escaping @Sendable (Double) -> Double
    ) -> FunctionDefinition {
        .function(
            name, .unary(MathFunctions.rounding(name, round)), Signature(.double, to: .double))
    }

    private static func test(
        _ name: String, _ holds: @escaping @Sendable (Double) -> Bool
    ) -> FunctionDefinition {
        .function(name, .unary(MathFunctions.test(name, holds)), Signature(.double, to: .bool))
    }

    private static func bitwise(
        _ name: String, _ combine: @escaping @Sendable (UInt64, UInt64) -> UInt64
    ) -> FunctionDefinition {
        .function(
            name, .binary(MathFunctions.bitwise(name, combine)),
            Signature(.int, .int, to: .int), Signature(.uint, .uint, to: .uint))
    }

    private static func shift(
        _ name: String, _ shift: @escaping @Sendable (UInt64, Int64) -> UInt64
    ) -> FunctionDefinition {
        .function(
            name, .binary(MathFunctions.shift(name, shift)),
            Signature(.int, .int, to: .int), Signature(.uint, .int, to: .uint))
    }

    static let mathFunctions: [FunctionDefinition] = [
        .function("math.greatest", .many(MathFunctions.greatest), isVariadic: true),
        .function("math.least", .many(MathFunctions.least), isVariadic: true),
        rounding("math.ceil") { $0.rounded(.up) },
        rounding("math.floor") { $0.rounded(.down) },
        rounding("math.round") { $0.rounded(.toNearestOrAwayFromZero) },
        rounding("math.trunc") { $0.rounded(.towardZero) },
        test("math.isInf") { $0.isInfinite },
        test("math.isNaN") { $0.isNaN },
        test("math.isFinite") { $0.isFinite },
        .function(
            "math.abs", .unary(MathFunctions.abs), Signature(.int, to: .int),
            Signature(.uint, to: .uint), Signature(.double, to: .double)),
        .function(
            "math.sign", .unary(MathFunctions.sign), Signature(.int, to: .int),
            Signature(.uint, to: .uint), Signature(.double, to: .double)),
        .function(
            "math.sqrt", .unary(MathFunctions.sqrt), Signature(.int, to: .double),
            Signature(.uint, to: .double), Signature(.double, to: .double)),
        bitwise("math.bitAnd") { $0 & $1 },
        bitwise("math.bitOr") { $0 | $1 },
        bitwise("math.bitXor") { $0 ^ $1 },
        .function(
            "math.bitNot", .unary(MathFunctions.bitNot), Signature(.int, to: .int),
            Signature(.uint, to: .uint)),
        // Swift's smart shift gives 0 for 64 bits and more, which is what the extension demands.
        shift("math.bitShiftLeft") { $0 << $1 },
        shift("math.bitShiftRight") { $0 >> $1 },
    ]
}
