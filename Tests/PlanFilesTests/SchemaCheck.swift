// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Holds a value against a JSON Schema, as far as the schemas of Muster use the standard.
struct SchemaCheck {
    let root: JSON

    /// Whether the schema accepts the value.
    func accepts(_ value: JSON) -> Bool { accepts(value, root) }

    private func accepts(_ value: JSON, _ schema: JSON) -> Bool {
        if let flag = schema.bool { return flag }
        return (schema.members ?? []).allSatisfy { accepts(value, $0.key, $0.value, schema) }
    }

    private func accepts(_ value: JSON, _ word: String, _ rule: JSON, _ schema: JSON) -> Bool {
        switch word {
        case "$schema", "$defs", "title", "description", "then": true
        case "$ref": accepts(value, target(of: rule))
        case "type": (rule.array ?? [rule]).contains { isType($0.string ?? "", value) }
        case "const": value == rule
        case "enum": rule.array?.contains(value) ?? false
        case "not": !accepts(value, rule)
        case "anyOf": rule.array?.contains { accepts(value, $0) } ?? false
        case "allOf": rule.array?.allSatisfy { accepts(value, $0) } ?? false
        case "oneOf": rule.array?.count { accepts(value, $0) } == 1
        case "if": !accepts(value, rule) || accepts(value, schema["then"] ?? true)
        case "minimum": value.double.map { $0 >= rule.double ?? 0 } ?? true
        case "maximum": value.double.map { $0 <= rule.double ?? 0 } ?? true
        case "minItems": value.array.map { $0.count >= rule.integer ?? 0 } ?? true
        case "maxLength": value.string.map { $0.count <= rule.integer ?? 0 } ?? true
        case "pattern": value.string.map { matches($0, rule) } ?? true
        case "items": value.array?.allSatisfy { accepts($0, rule) } ?? true
        case "required": hasAll(value, rule)
        case "properties", "patternProperties", "additionalProperties":
            value.members?.allSatisfy { accepts(member: $0, word, rule, schema) } ?? true
        default: false  // A word that is not known here proves nothing.
        }
    }

    private func hasAll(_ value: JSON, _ names: JSON) -> Bool {
        guard value.members != nil else { return true }
        return (names.array ?? []).allSatisfy { value[$0.string ?? ""] != nil }
    }

    private func accepts(
        member: JSON.Member, _ word: String, _ rule: JSON, _ schema: JSON
    ) -> Bool {
        let patterns = (schema["patternProperties"]?.members ?? []).filter {
            matches(member.key, .string($0.key))
        }
        switch word {
        case "properties": return rule[member.key].map { accepts(member.value, $0) } ?? true
        case "patternProperties": return patterns.allSatisfy { accepts(member.value, $0.value) }
        default:
            let isKnown = schema["properties"]?[member.key] != nil || !patterns.isEmpty
            return isKnown || accepts(member.value, rule)
        }
    }

    private func target(of reference: JSON) -> JSON {
        let name = (reference.string ?? "").replacing("#/$defs/", with: "")
        return root["$defs"]?[name] ?? false
    }

    private func matches(_ text: String, _ pattern: JSON) -> Bool {
        guard let expression = try? Regex(pattern.string ?? "") else { return false }
        return text.contains(expression)
    }

    private func isType(_ name: String, _ value: JSON) -> Bool {
        switch (name, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool),
            ("null", .null), ("integer", .integer), ("number", .integer), ("number", .number):
            true
        default: false
        }
    }
}
