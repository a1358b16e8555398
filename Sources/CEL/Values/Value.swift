// SPDX-License-Identifier: Apache-2.0

/// A value of the Common Expression Language.
///
/// `==` and `hash(into:)` are exact: `int(1)` differs from `uint(1)` and from `double(1)`, strings
/// are compared by code point, and a NaN equals itself. The `==` of the language, which puts all
/// numbers on one line, is ``Value/isEqual(to:)``.
///
/// What is rare and large is indirect, so that a value is 17 bytes and moves in registers.
package enum Value: Sendable, Hashable {
    /// The value `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A signed 64-bit integer.
    case int(Int64)
    /// An unsigned 64-bit integer.
    case uint(UInt64)
    /// An IEEE 754 double.
    case double(Double)
    /// A sequence of Unicode code points; nothing is normalised.
    case string(String)
    /// A sequence of octets.
    case bytes([UInt8])
    /// An ordered sequence of values of any type.
    case list([Value])
    /// A map with int, uint, bool or string keys.
    case map(MapValue)
    /// A point in time.
    case timestamp(Instant)
    /// A length of time.
    case duration(Span)
    /// The type of a value, which is itself a value.
    case type(TypeName)
    /// A value that may be absent (extension "optionals"); `nil` is `optional.none()`.
    indirect case optional(Value?)
    /// An IP address (extension "network").
    indirect case address(IPAddress)
    /// A range of IP addresses (extension "network").
    indirect case addressBlock(AddressBlock)

    /// The run-time type, as the function `type` of the language gives it.
    package var typeName: TypeName {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list
        case .map: .map
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type
        case .optional: .optional
        case .address: .address
        case .addressBlock: .addressBlock
        }
    }

    /// Exact equality; see the type's description.
    package static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.uint(let a), .uint(let b)): a == b
        case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
        case (.string(let a), .string(let b)): a.hasSameCodePoints(as: b)
        case (.bytes(let a), .bytes(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.map(let a), .map(let b)): a == b
        case (.timestamp(let a), .timestamp(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        case (.type(let a), .type(let b)): a == b
        case (.optional(let a), .optional(let b)): a == b
        case (.address(let a), .address(let b)): a == b
        case (.addressBlock(let a), .addressBlock(let b)): a == b
        default: false
        }
    }

    /// Feeds what `==` compares into a hasher.
    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .int(let value): hasher.combine(value)
        case .uint(let value): hasher.combine(value)
        case .double(let value):
            hasher.combine(value.isNaN ? Double.nan.bitPattern : value.hashBits)
        case .string(let value): hasher.combine(value)
        case .bytes(let value): hasher.combine(value)
        case .list(let value): hasher.combine(value)
        case .map(let value): hasher.combine(value)
        case .timestamp(let value): hasher.combine(value)
        case .duration(let value): hasher.combine(value)
        case .type(let value): hasher.combine(value)
        case .optional(let value): hasher.combine(value)
        case .address(let value): hasher.combine(value)
        case .addressBlock(let value): hasher.combine(value)
        }
    }
}

extension Double {
    /// The bits, with both zeros made one because they are equal.
    fileprivate var hashBits: UInt64 { self == 0 ? 0 : bitPattern }
}
