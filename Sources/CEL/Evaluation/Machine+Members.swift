// SPDX-License-Identifier: Apache-2.0

extension Machine {
    /// `operand.field`; a field of an optional is an optional.
    func select(_ operand: Value, _ field: Field) throws(EvaluationError) -> Value {
        switch operand {
        case .map(let map):
            guard let value = map[normal: field.key] else {
                throw EvaluationError(.noSuchKey(field.name))
            }
            return value
        case .optional:
            return try optionalSelect(operand, field)
        default:
            throw EvaluationError(.noSuchField(field.name))
        }
    }

    /// `operand.?field`.
    func optionalSelect(_ operand: Value, _ field: Field) throws(EvaluationError) -> Value {
        switch operand {
        case .map(let map): return .optional(map[normal: field.key])
        case .optional(nil): return operand
        case .optional(let content?): return try optionalSelect(content, field)
        default: throw EvaluationError(.noSuchField(field.name))
        }
    }

    /// `has(operand.field)`.
    func has(_ operand: Value, _ field: Field) throws(EvaluationError) -> Value {
        switch operand {
        case .map(let map): return .bool(map[normal: field.key] != nil)
        case .optional(nil): return .bool(false)
        case .optional(let content?): return try has(content, field)
        default: throw EvaluationError(.noSuchField(field.name))
        }
    }

    /// `operand[index]`; an element of an optional is an optional.
    func index(_ operand: Value, _ index: Value) throws(EvaluationError) -> Value {
        switch operand {
        case .list(let elements):
            let position = try listPosition(operand, index)
            guard elements.indices.contains(position) else {
                throw EvaluationError(.indexOutOfRange(Int64(position)))
            }
            return elements[position]
        case .map(let map):
            if let value = map[index] { return value }
            switch index {
            case .bool, .int, .uint, .double, .string:
                throw EvaluationError(.noSuchKey(index.keyText))
            default:
                throw .noOverload("_[_]", operand, index)
            }
        case .optional:
            return try optionalIndex(operand, index)
        default:
            throw .noOverload("_[_]", operand, index)
        }
    }

    /// `operand[?index]`.
    func optionalIndex(_ operand: Value, _ index: Value) throws(EvaluationError) -> Value {
        switch operand {
        case .list(let elements):
            let position = try listPosition(operand, index)
            return .optional(elements.indices.contains(position) ? elements[position] : nil)
        case .map(let map): return .optional(map[index])
        case .optional(nil): return operand
        case .optional(let content?): return try optionalIndex(content, index)
        default: throw .noOverload("_[?_]", operand, index)
        }
    }

    private func listPosition(_ list: Value, _ index: Value) throws(EvaluationError) -> Int {
        switch index {
        case .int(let value): return Int(value)
        case .uint(let value): return Int(clamping: value)
        case .double(let value):
            guard let value = Int(exactly: value) else { break }
            return value
        default: break
        }
        throw .noOverload("_[_]", list, index)
    }
}

extension Value {
    /// A key as text, without quotes.
    fileprivate var keyText: String {
        if case .string(let text) = self { return text }
        return shortText
    }

    /// How error messages show a value: short, and strings in quotes.
    var shortText: String {
        switch self {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .uint(let value): String(value)
        case .double(let value): value.description
        case .string(let value): "'\(value.shortened(to: 60))'"
        default: typeName.name
        }
    }
}
