// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
import ResponseModel

/// The kinds of file for which there is a JSON Schema.
package enum SchemaSubject: String, Sendable, Hashable, CaseIterable {
    case plan, drill, organization, resources

    var shape: Shape {
        switch self {
        case .plan: .plan
        case .drill: .drill
        case .organization: .organization
        case .resources: .resources
        }
    }
}

/// The JSON Schema (2020-12) of one kind of file, made of the same shapes that the compiler takes
/// its keys from. It holds each file by itself: whether names exist and conditions are right only
/// `muster check` can tell. What it refuses, the compiler refuses too.
package func jsonSchema(of subject: SchemaSubject) -> JSON {
    var printer = SchemaPrinter()
    let root = printer.object(subject.shape)
    var members: [JSON.Member] = [
        JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSON.Member("title", .string("muster: \(subject.rawValue)/1")),
    ]
    members += root.members ?? []
    let definitions = printer.definitions.sorted { $0.key < $1.key }
    members.append(JSON.Member("$defs", .object(definitions)))
    return .object(members)
}

/// Writes shapes as schemas, and collects those that are referred to.
private struct SchemaPrinter {
    var definitions: [JSON.Member] = []

    /// A map with its keys.
    mutating func object(_ shape: Shape) -> JSON {
        var properties: [JSON.Member] = []
        for key in shape.keys {
            var value = value(key.value)
            if !key.about.isEmpty, case .object(let members) = value {
                let about = JSON.Member("description", .string(key.about))
                value = .object([about] + members)
            }
            properties.append(JSON.Member(key.name, value))
        }
        var schema: [JSON.Member] = [
            JSON.Member("type", "object"),
            JSON.Member("properties", .object(properties)),
            JSON.Member("additionalProperties", false),
        ]
        let required = shape.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { schema.append(JSON.Member("required", list(required))) }
        let conditions = conditions(shape)
        if !conditions.isEmpty {
            schema.append(JSON.Member("allOf", .array(conditions)))
        }
        return .object(schema)
    }

    private func conditions(_ shape: Shape) -> [JSON] {
        func choice(_ keys: [String]) -> JSON {
            .array(keys.map { ["required": list([$0])] })
        }
        let groups: [JSON] =
            shape.exactlyOne.map { ["oneOf": choice($0)] }
            + shape.atLeastOne.map { ["anyOf": choice($0)] }
        guard let (key, cases) = shape.variants else { return groups }
        return groups
            + cases.map { variant in
                let refused = shape.variantKeys.filter { !variant.keys.contains($0) }
                let properties = refused.map { JSON.Member($0, false) }
                let test: JSON = .object([
                    JSON.Member(key, ["const": .string(variant.value)])
                ])
                return [
                    "if": ["properties": test, "required": list([key])],
                    "then": [
                        "required": list(variant.required), "properties": .object(properties),
                    ],
                ]
            }
    }

    private func list(_ names: [String]) -> JSON { .array(names.map { .string($0) }) }

    private mutating func reference(_ shape: Shape) -> JSON {
        if !definitions.contains(where: { $0.key == shape.name }) {
            // Taken down first, so that a shape within itself would end.
            definitions.append(JSON.Member(shape.name, .null))
            let schema = object(shape)
            definitions.removeAll { $0.key == shape.name }
            definitions.append(JSON.Member(shape.name, schema))
        }
        return ["$ref": .string("#/$defs/\(shape.name)")]
    }

    private mutating func value(_ value: ValueShape) -> JSON {
        switch value {
        case .shape(let shape): return reference(shape)
        case .text: return ["anyOf": [Self.string, reference(.text)]]
        case .list(let item, let isNeeded): return array(self.value(item), isNeeded: isNeeded)
        case .map(let content):
            return ["type": "object", "additionalProperties": self.value(content)]
        case .perLevel(let content):
            let one = self.value(content)
            return [
                "anyOf": [
                    one,
                    [
                        "type": "object", "patternProperties": ["^[1-9]$": one],
                        "additionalProperties": false,
                    ],
                ]
            ]
        case .anyOf(let choices): return ["anyOf": .array(choices.map { self.value($0) })]
        case .addresses:
            let one = reference(.contacts)
            return ["anyOf": [one, ["type": "array", "items": one]]]
        case .secret(let isTextAllowed):
            let place = reference(.setting)
            return isTextAllowed ? ["anyOf": [Self.string, place]] : place
        default: return Self.scalar(value)
        }
    }

    private func array(_ items: JSON, isNeeded: Bool) -> JSON {
        isNeeded
            ? ["type": "array", "items": items, "minItems": 1]
            : ["type": "array", "items": items]
    }

    // The files take a number or a boolean for text, as in `name: 7`.
    private static let string: JSON = ["type": ["string", "number", "boolean"]]

    private static func pattern(_ pattern: String) -> JSON {
        ["type": "string", "pattern": .string(pattern)]
    }

    private static let spanPattern = "([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?"

    private static func scalar(_ value: ValueShape) -> JSON {
        switch value {
        case .name:
            [
                "type": ["string", "number", "boolean"],
                "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]*$", "maxLength": 64,
            ]
        case .boolean: ["type": "boolean"]
        case .integer(let range):
            [
                "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
                "maximum": .integer(Int64(range.upperBound)),
            ]
        case .number(let range?):
            [
                "type": "number", "minimum": .number(range.lowerBound),
                "maximum": .number(range.upperBound),
            ]
        case .number(nil): ["type": "number"]
        case .duration: pattern("^(?=.)\(spanPattern)$")
        case .limit: pattern("^(?=.)(\(spanPattern)|[0-9]+bd(@.+)?)$")
        case .offset: pattern("^[+]?(?=[0-9])\(spanPattern)$")
        case .date: pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        case .moment: pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].+)?$")
        case .clockTime: pattern("^[0-9]{2}:[0-9]{2}$")
        case .level: ["type": "integer", "minimum": 1, "maximum": 9]
        case .condition: ["type": ["string", "number", "boolean"]]
        case .word(let words): ["enum": .array(words.map { .string($0) })]
        case .constant(let word): ["const": .string(word)]
        case .weekdays:
            [
                "anyOf": [
                    ["type": ["string", "integer"]],
                    ["type": "array", "items": ["type": ["string", "integer"]]],
                ]
            ]
        case .scalar: ["type": ["string", "number", "boolean", "null"]]
        case .anything: ["not": ["type": "null"]]
        default: string
        }
    }
}
