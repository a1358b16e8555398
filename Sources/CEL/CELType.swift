// SPDX-License-Identifier: Apache-2.0

/// A type as the checker knows it before evaluation.
package indirect enum CELType: Sendable, Hashable {
    /// Any type; what it is turns out during evaluation.
    case dyn
    /// The type of `null`.
    case null
    /// `bool`.
    case bool
    /// `int`.
    case int
    /// `uint`.
    case uint
    /// `double`.
    case double
    /// `string`.
    case string
    /// `bytes`.
    case bytes
    /// `google.protobuf.Timestamp`.
    case timestamp
    /// `google.protobuf.Duration`.
    case duration
    /// A list with elements of one type.
    case list(CELType)
    /// A map with keys of one type and values of one type.
    case map(CELType, CELType)
    /// A type value, for example what `type(1)` gives.
    case type(CELType)
    /// A value of a type, or none.
    case optional(CELType)
    /// A type of which only the name is known, for example `net.IP`.
    case opaque(String)
    /// A placeholder in a signature, and while checking an unknown type.
    case parameter(String)
}

extension CELType: CustomStringConvertible {
    /// The type as CEL writes it, for example `map(string, list(int))`.
    package var description: String {
        switch self {
        case .dyn: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .type(let type): "type(\(type))"
        case .optional(let type): "optional_type(\(type))"
        case .opaque(let name), .parameter(let name): name
        }
    }
}

extension CELType {
    /// Reads a type as ``description`` writes it; also `list`, `map`, `null_type` and the long
    /// names of timestamp and duration. `nil` when the text is none of them.
    package init?(parsing text: String) {
        var rest = Substring(text)
        guard let type = Self.parse(&rest, depth: 0), rest.isEmpty else { return nil }
        self = type
    }

    private static func parse(_ rest: inout Substring, depth: Int) -> CELType? {
        // A type deeper than this is an accident or an attack on the stack.
        guard depth < 64 else { return nil }
        rest = rest.drop { $0 == " " }
        let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
        rest = rest.dropFirst(name.count)
        var arguments: [CELType] = []
        if rest.first == "(" {
            repeat {
                rest = rest.dropFirst()
                guard let argument = parse(&rest, depth: depth + 1) else { return nil }
                arguments.append(argument)
                rest = rest.drop { $0 == " " }
            } while rest.first == ","
            guard rest.first == ")" else { return nil }
            rest = rest.dropFirst()
        }
        return named(name, arguments)
    }

    private static func named(_ name: String, _ arguments: [CELType]) -> CELType? {
        switch (name, arguments.count) {
        case ("dyn", 0): .dyn
        case ("null", 0): .null
        case ("timestamp", 0): .timestamp
        case ("duration", 0): .duration
        case ("list", 1): .list(arguments[0])
        case ("map", 2): .map(arguments[0], arguments[1])
        case ("type", 1): .type(arguments[0])
        case ("optional_type", 1), ("optional", 1): .optional(arguments[0])
        case (_, 0): TypeName.denoted(by: name)
        default: nil
        }
    }
}
