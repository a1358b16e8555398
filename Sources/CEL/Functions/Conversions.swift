// SPDX-License-Identifier: Apache-2.0

/// The conversions that bear the names of types.
enum Conversions {
    static func toInt(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .int: return value
        case .uint(let number): if let number = Int64(exactly: number) { return .int(number) }
        case .double(let number):
            // The open interval: 2^63 itself and its negative are out, as in the specification.
            if number > -0x1p63, number < 0x1p63 { return .int(Int64(number)) }
        case .string(let text): if let number = Int64(text) { return .int(number) }
        case .timestamp(let instant): return .int(instant.seconds)
        default: throw .noOverload("int", value)
        }
        throw failure(value, .int)
    }

    static func toUint(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .uint: return value
        case .int(let number): if let number = UInt64(exactly: number) { return .uint(number) }
        case .double(let number):
            if number >= 0, number < 0x1p64 { return .uint(UInt64(number)) }
        case .string(let text):
            if text.utf8.first?.isDigit == true, let number = UInt64(text) { return .uint(number) }
        default: throw .noOverload("uint", value)
        }
        throw failure(value, .uint)
    }

    static func toDouble(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .double: return value
        case .int(let number): return .double(Double(number))
        case .uint(let number): return .double(Double(number))
        case .string(let text):
            try machine.spend(bytes: text.utf8.count)
            guard let number = DoubleText.parse(text) else { throw failure(value, .double) }
            return .double(number)
        default: throw .noOverload("double", value)
        }
    }

    static func toString(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .string: return value
        case .bool(let flag): return .string(flag ? "true" : "false")
        case .int(let number): return .string(String(number))
        case .uint(let number): return .string(String(number))
        case .double(let number): return .string(DoubleText.general(number))
        case .bytes(let bytes):
            try machine.spend(bytes: bytes.count)
            guard let text = String(strict: bytes) else { throw failure(value, .string) }
            return .string(text)
        case .timestamp(let instant): return .string(TimeText.format(instant))
        case .duration(let span): return .string(TimeText.format(span))
        case .address(let address): return .string(address.text)
        case .addressBlock(let block): return .string(block.text)
        default: throw .noOverload("string", value)
        }
    }

    static func toBytes(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .bytes: return value
        case .string(let text):
            try machine.spend(bytes: text.utf8.count)
            return .bytes(Array(text.utf8))
        default: throw .noOverload("bytes", value)
        }
    }

    static func toBool(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .bool: return value
        case .string("1"), .string("t"), .string("true"), .string("TRUE"), .string("True"):
            return .bool(true)
        case .string("0"), .string("f"), .string("false"), .string("FALSE"), .string("False"):
            return .bool(false)
        case .string: throw failure(value, .bool)
        default: throw .noOverload("bool", value)
        }
    }

    static func toTimestamp(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .timestamp: return value
        case .int(let seconds):
            return try Machine.timestamp(Int128(seconds) * nanosecondsPerSecond, "timestamp")
        case .string(let text): return try timestamp(text)
        default: throw .noOverload("timestamp", value)
        }
    }

    static func toDuration(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        switch value {
        case .duration: return value
        case .string(let text): return try duration(text)
        default: throw .noOverload("duration", value)
        }
    }

    /// The timestamp that a text in RFC 3339 names.
    static func timestamp(_ text: String) throws(EvaluationError) -> Value {
        guard let instant = TimeText.parseInstant(text) else {
            throw failure(.string(text), .timestamp)
        }
        return try Machine.timestamp(instant.totalNanoseconds, "timestamp")
    }

    /// The duration that a text such as "1h30m" names.
    static func duration(_ text: String) throws(EvaluationError) -> Value {
        guard let nanoseconds = TimeText.parseNanoseconds(text) else {
            throw failure(.string(text), .duration)
        }
        return try Machine.duration(nanoseconds, "duration")
    }

    private static func failure(_ value: Value, _ type: TypeName) -> EvaluationError {
        EvaluationError(.conversion(value.shortText, to: type))
    }
}

extension FunctionTable {
    private static func conversion(
        _ name: String, _ code: @escaping UnaryFunction, from types: [CELType], to type: CELType,
        constant: FunctionDefinition.TextConversion? = nil
    ) -> FunctionDefinition {
        FunctionDefinition(
            name: name, isMethod: false,
            code: constant.map { .textConversion($0, code) } ?? .unary(code),
            signatures: types.map { Signature($0, to: type) }, isVariadic: false)
    }

    static let conversions: [FunctionDefinition] = [
        conversion(
            "int", Conversions.toInt, from: [.int, .uint, .double, .string, .timestamp], to: .int),
        conversion("uint", Conversions.toUint, from: [.uint, .int, .double, .string], to: .uint),
        conversion(
            "double", Conversions.toDouble, from: [.double, .int, .uint, .string], to: .double),
        conversion(
            "string", Conversions.toString,
            from: [
                .string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration,
                .opaque("net.IP"), .opaque("net.CIDR"),
            ], to: .string),
        conversion("bytes", Conversions.toBytes, from: [.bytes, .string], to: .bytes),
        conversion("bool", Conversions.toBool, from: [.bool, .string], to: .bool),
        conversion(
            "timestamp", Conversions.toTimestamp, from: [.timestamp, .int, .string],
            to: .timestamp, constant: Conversions.timestamp),
        conversion(
            "duration", Conversions.toDuration, from: [.duration, .string], to: .duration,
            constant: Conversions.duration),
    ]
}
