// SPDX-License-Identifier: Apache-2.0

/// The extension "optionals".
enum OptionalFunctions {
    static func of(_ value: Value, _ machine: inout Machine) throws(EvaluationError) -> Value {
        .optional(value)
    }

    static func none(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        .optional(nil)
    }

    static func ofNonZeroValue(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        .optional(value.isZero ? nil : value)
    }

    static func hasValue(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .optional(let content) = value else { throw .noOverload("hasValue", value) }
        return .bool(content != nil)
    }

    static func value(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .optional(let content) = value else { throw .noOverload("value", value) }
        guard let content else { throw .invalid("optional.none() has no value") }
        return content
    }

    /// The values of those optionals of a list that have one.
    static func unwrap(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .list(let elements) = value else { throw .noOverload("optional.unwrap", value) }
        try machine.spend(elements.count)
        var values: [Value] = []
        for element in elements {
            guard case .optional(let content) = element else {
                throw .noOverload("optional.unwrap", value)
            }
            if let content { values.append(content) }
        }
        return .list(values)
    }

    static func first(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .list(let elements) = value else { throw .noOverload("first", value) }
        return .optional(elements.first)
    }

    static func last(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .list(let elements) = value else { throw .noOverload("last", value) }
        return .optional(elements.last)
    }
}

extension Value {
    /// Whether `optional.ofNonZeroValue` takes it for nothing.
    fileprivate var isZero: Bool {
        switch self {
        case .null, .optional(nil): true
        case .bool(let value): !value
        case .int(let value): value == 0
        case .uint(let value): value == 0
        case .double(let value): value == 0
        case .string(let value): value.isEmpty
        case .bytes(let value): value.isEmpty
        case .list(let value): value.isEmpty
        case .map(let value): value.count == 0
        case .duration(let value): value == Span(seconds: 0)
        case .timestamp(let value): value == Instant(seconds: 0)
        case .type, .optional, .address, .addressBlock: false
        }
    }
}

extension FunctionTable {
    static let optionals: [FunctionDefinition] = {
        let element = CELType.parameter("A")
        let optional = CELType.optional(element)
        return [
            .function(
                "optional.of", .unary(OptionalFunctions.of), Signature(element, to: optional)),
            .function("optional.none", .many(OptionalFunctions.none), Signature(to: optional)),
            .function(
                "optional.ofNonZeroValue", .unary(OptionalFunctions.ofNonZeroValue),
                Signature(element, to: optional)),
            .method(
                "hasValue", .unary(OptionalFunctions.hasValue), Signature(optional, to: .bool)),
            .method("value", .unary(OptionalFunctions.value), Signature(optional, to: element)),
            .method(
                "or", .optionalOr(isUnwrapping: false),
                Signature(optional, optional, to: optional)),
            .method(
                "orValue", .optionalOr(isUnwrapping: true),
                Signature(optional, element, to: element)),
            .function(
                "optional.unwrap", .unary(OptionalFunctions.unwrap),
                Signature(.list(optional), to: .list(element))),
            .method(
                "unwrapOpt", .unary(OptionalFunctions.unwrap),
                Signature(.list(optional), to: .list(element))),
            .method(
                "first", .unary(OptionalFunctions.first), Signature(.list(element), to: optional)),
            .method(
                "last", .unary(OptionalFunctions.last), Signature(.list(element), to: optional)),
        ]
    }()
}
