// SPDX-License-Identifier: Apache-2.0
// Variables of an expression as the command line gives them.

import CEL
import Notation
import ResponseCore
import ResponseModel

/// Variables of one expression, with their types.
struct ExpressionVariables {
    let values: [String: CEL.Value]
    /// The types of the values, and those that were named.
    let declarations: [String: CELType]

    /// Reads an object of variables and texts such as `limit=double`.
    ///
    /// - Throws: `CommandFailure` that says what cannot be read.
    init(json text: String?, types: [String]) throws {
        var values: [String: CEL.Value] = [:]
        for member in try Self.members(of: text) {
            values[member.key] = try Self.value(member.key, member.value)
        }
        var declarations = values.mapValues(\.declaredType)
        for text in types {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let type = CELType(parsing: parts[1]) else {
                throw CommandFailure(
                    .usage, "error: \"\(text)\" does not declare a variable.",
                    help: "Write name=type, as in limit=double or labels=map(string, string).")
            }
            declarations[parts[0]] = type
        }
        self.values = values
        self.declarations = declarations
    }

    private static func members(of text: String?) throws -> [JSON.Member] {
        guard let text else { return [] }
        do {
            guard let members = try JSON.parse(text, limits: ExpressionLimit.json).members else {
                throw CommandFailure(
                    .usage, "error: the variables are not an object.", help: example)
            }
            return members
        } catch let error as JSONError {
            throw CommandFailure(
                .usage, "error: the variables are not JSON: \(error.description)", help: example)
        }
    }

    private static let example = #"Write them as {"error_rate": 0.3, "region": "eu"}."#

    /// A value in the typed notation, or as JSON has it.
    private static func value(_ name: String, _ json: JSON) throws -> CEL.Value {
        guard let members = json.members, members.count == 1, typeNames.contains(members[0].key)
        else { return plain(json) }
        do {
            return try CEL.Value(typedJSON: json)
        } catch {
            throw CommandFailure(.usage, "error: variable \(name): \(error.description)")
        }
    }

    private static let typeNames: Set = [
        "null", "bool", "int", "uint", "double", "string", "bytes", "list", "map", "timestamp",
        "duration", "type", "optional", "address", "address_block",
    ]

    /// A value as JSON has it.
    static func plain(_ json: JSON) -> CEL.Value {
        switch json {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .integer(let number): .int(number)
        case .number(let number): .double(number)
        case .string(let text): .string(text)
        case .array(let elements): .list(elements.map(plain))
        case .object(let members):
            .map(MapValue(members.map { (.string($0.key), plain($0.value)) }))
        }
    }
}

extension CEL.Value {
    /// The type to declare for a variable that holds this; elements may be anything.
    fileprivate var declaredType: CELType {
        switch self {
        case .null: .dyn
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list(.dyn)
        case .map: .map(.dyn, .dyn)
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type(.dyn)
        case .optional: .optional(.dyn)
        case .address, .addressBlock: .opaque(typeName.name)
        }
    }
}
