// SPDX-License-Identifier: Apache-2.0

/// The name of a run-time type, for example `int` or `google.protobuf.Timestamp`.
package struct TypeName: Sendable, Hashable, CustomStringConvertible {
    /// The name as CEL writes it.
    package let name: String

    /// Makes a type name from its CEL spelling; it need not be a known type.
    package init(_ name: String) {
        self.name = name
    }

    /// The name as CEL writes it.
    package var description: String { name }

    static let null = TypeName("null_type")
    static let bool = TypeName("bool")
    static let int = TypeName("int")
    static let uint = TypeName("uint")
    static let double = TypeName("double")
    static let string = TypeName("string")
    static let bytes = TypeName("bytes")
    static let list = TypeName("list")
    static let map = TypeName("map")
    static let timestamp = TypeName("google.protobuf.Timestamp")
    static let duration = TypeName("google.protobuf.Duration")
    static let type = TypeName("type")
    static let optional = TypeName("optional_type")
    static let address = TypeName("net.IP")
    static let addressBlock = TypeName("net.CIDR")

    /// The checker's type of a type name that an expression may write, `nil` when it is none.
    static func denoted(by name: String) -> CELType? {
        switch name {
        case "null_type": .null
        case "bool": .bool
        case "int": .int
        case "uint": .uint
        case "double": .double
        case "string": .string
        case "bytes": .bytes
        case "list": .list(.dyn)
        case "map": .map(.dyn, .dyn)
        case "google.protobuf.Timestamp": .timestamp
        case "google.protobuf.Duration": .duration
        case "type": .type(.dyn)
        case "optional_type": .optional(.dyn)
        case "net.IP": .opaque("net.IP")
        case "net.CIDR": .opaque("net.CIDR")
        default: nil
        }
    }
}
