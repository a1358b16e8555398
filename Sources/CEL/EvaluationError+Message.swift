// SPDX-License-Identifier: Apache-2.0

extension EvaluationError {
    /// One sentence that says what went wrong.
    package var message: String { sentence.shortened(to: 300) }

    private var sentence: String {
        switch kind {
        case .unboundVariable(let name): "no value for variable '\(name)'"
        case .noSuchKey(let key): "no such key: '\(key)'"
        case .noSuchField(let field): "no such field: '\(field)'"
        case .indexOutOfRange(let index): "index out of range: \(index)"
        case .noSuchOverload(let function, let arguments):
            "no such overload: \(Self.call(function, arguments.map(\.name)))"
        case .unknownFunction(let name): "no such function: '\(name)'"
        case .overflow(let operation): "overflow: the result of \(operation) is out of range"
        case .divisionByZero: "division by zero"
        case .modulusByZero: "modulus by zero"
        case .conversion(let value, let type): "cannot convert \(value) to \(type)"
        case .repeatedKey(let key): "map literal with repeated key: \(key)"
        case .unknownTimeZone(let name): "unknown time zone '\(name)'"
        case .regularExpression(let reason): "invalid regular expression: \(reason)"
        case .limit(let name): "evaluation cancelled: limit '\(name)' exceeded"
        case .noCondition(let type): "a condition must be true or false, not of type \(type)"
        case .other(let sentence): sentence
        }
    }

    private static func call(_ function: String, _ arguments: [String]) -> String {
        "\(function)(\(arguments.joined(separator: ", ")))"
    }
}
