// SPDX-License-Identifier: Apache-2.0

/// Functions of the core that are neither conversions nor about time.
enum StandardFunctions {
    static func size(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .string(let text):
            try machine.spend(bytes: text.utf8.count)
            return .int(Int64(text.codePointCount))
        case .bytes(let bytes): return .int(Int64(bytes.count))
        case .list(let elements): return .int(Int64(elements.count))
        case .map(let map): return .int(Int64(map.count))
        default: throw .noOverload("size", value)
        }
    }

    static func contains(
        _ text: Value, _ part: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = text, case .string(let part) = part else {
            throw .noOverload("contains", text, part)
        }
        try machine.spend(bytes: text.utf8.count + part.utf8.count)
        return .bool(
            text.withBytes { text in part.withBytes { TextSearch.find($0, in: text) != nil } })
    }

    static func startsWith(
        _ text: Value, _ part: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = text, case .string(let part) = part else {
            throw .noOverload("startsWith", text, part)
        }
        try machine.spend(bytes: part.utf8.count)
        return .bool(text.withBytes { text in part.withBytes { text.begins(with: $0) } })
    }

    static func endsWith(
        _ text: Value, _ part: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = text, case .string(let part) = part else {
            throw .noOverload("endsWith", text, part)
        }
        try machine.spend(bytes: part.utf8.count)
        return .bool(text.withBytes { text in part.withBytes { text.ends(with: $0) } })
    }

    static func type(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        .type(value.typeName)
    }

    static func dyn(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        value
    }
}

extension FunctionTable {
    private static let sizes: [Signature] = [
        Signature(.string, to: .int), Signature(.bytes, to: .int),
        Signature(.list(.parameter("A")), to: .int),
        Signature(.map(.parameter("A"), .parameter("B")), to: .int),
    ]

    static let standard: [FunctionDefinition] = [
        FunctionDefinition(
            name: "size", isMethod: false, code: .unary(StandardFunctions.size),
            signatures: sizes, isVariadic: false),
        FunctionDefinition(
            name: "size", isMethod: true, code: .unary(StandardFunctions.size),
            signatures: sizes, isVariadic: false),
        .method(
            "contains", .binary(StandardFunctions.contains),
            Signature(.string, .string, to: .bool)),
        .method(
            "startsWith", .binary(StandardFunctions.startsWith),
            Signature(.string, .string, to: .bool)),
        .method(
            "endsWith", .binary(StandardFunctions.endsWith),
            Signature(.string, .string, to: .bool)),
        .method("matches", .matches, Signature(.string, .string, to: .bool)),
        .function("matches", .matches, Signature(.string, .string, to: .bool)),
        .function(
            "type", .unary(StandardFunctions.type),
            Signature(.parameter("A"), to: .type(.parameter("A")))),
        .function("dyn", .unary(StandardFunctions.dyn), Signature(.parameter("A"), to: .dyn)),
    ]
}
