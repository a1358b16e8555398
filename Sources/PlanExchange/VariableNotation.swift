// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

/// Facts of a plan as variables of CACAO, and back.
enum VariableNotation {
    /// A declaration as a variable: its value is the default, and people or alerts tell it anew.
    static func variable(of fact: FactDeclaration) -> JSON {
        var members: [JSON.Member] = [.init("type", .string(typeName(of: fact.type)))]
        if let unit = fact.unit {
            members.append(.init("description", .string("In \(unit).")))
        }
        if let value = fact.initial.flatMap(text) { members.append(.init("value", .string(value))) }
        members += [.init("constant", false), .init("external", true)]
        return .object(members)
    }

    private static func typeName(of type: CELType) -> String {
        switch type {
        case .bool: "bool"
        case .int, .uint: "integer"
        case .double: "float"
        case .map: "dictionary"
        default: "string"
        }
    }

    private static func text(of value: FactValue) -> String? {
        switch value {
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .uint(let number): return String(number)
        case .double(let number): return JSON.number(number).compact
        case .string(let text): return text
        case .duration(let span):
            return TimeSpan(milliseconds: span.milliseconds).description
        case .timestamp(let instant):
            return Timestamp(milliseconds: instant.milliseconds).description
        case .list(let elements):
            return JSON.array(elements.map { .string(text(of: $0) ?? "") }).compact
        case .map(let map):
            return JSON.object(
                map.entries.map { .init(text(of: $0.key) ?? "", .string(text(of: $0.value) ?? "")) }
            ).compact
        default: return nil
        }
    }

    /// A variable as the declaration of a fact in the words of the plan format, and its type.
    static func declaration(of variable: JSON) -> (declaration: JSON, type: CELType) {
        let name = variable["type"]?.string ?? "string"
        let value = variable["value"]?.string
        var type = CELType.string
        var initial = value.map(JSON.string)
        switch name {
        case "bool":
            type = .bool
            initial = value.flatMap {
                ["true": .bool(true), "false": .bool(false)][$0.lowercased()]
            }
        case "integer", "long":
            type = .int
            initial = value.flatMap(Int64.init).map(JSON.integer)
        case "float":
            type = .double
            initial = value.flatMap(Double.init).flatMap { number in
                number.isFinite ? Int64(exactly: number).map(JSON.integer) ?? .number(number) : nil
            }
        default: break
        }
        var members: [JSON.Member] = [.init("type", .string("\(type)"))]
        let kinds = ["bool", "integer", "long", "float", "string"]
        if !kinds.contains(name), !name.isEmpty {
            members.append(.init("unit", .string(name.withoutControls(keepingBreaks: false))))
        }
        if let initial { members.append(.init("default", initial)) }
        return (.object(members), type)
    }
}
