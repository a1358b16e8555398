// SPDX-License-Identifier: Apache-2.0

/// What operators take and give.
enum OperatorSignatures {
    private static let any = CELType.parameter("A")
    private static let other = CELType.parameter("B")

    static func of(_ operation: Operation) -> [Signature] {
        switch operation {
        case .add: add
        case .subtract: subtract
        case .multiply, .divide: numbers
        case .remainder: integers
        case .negate: [Signature(.int, to: .int), Signature(.double, to: .double)]
        case .not: [Signature(.bool, to: .bool)]
        case .equal, .notEqual: [Signature(any, any, to: .bool)]
        case .less, .lessOrEqual, .greater, .greaterOrEqual: relations
        case .isIn:
            [Signature(any, .list(any), to: .bool), Signature(any, .map(any, other), to: .bool)]
        }
    }

    static let conditional = [Signature(.bool, any, any, to: any)]

    static let index = [
        Signature(.list(any), .int, to: any),
        Signature(.map(any, other), any, to: other),
        Signature(.optional(.list(any)), .int, to: .optional(any)),
        Signature(.optional(.map(any, other)), any, to: .optional(other)),
    ]

    static let optionalIndex = [
        Signature(.list(any), .int, to: .optional(any)),
        Signature(.map(any, other), any, to: .optional(other)),
        Signature(.optional(.list(any)), .int, to: .optional(any)),
        Signature(.optional(.map(any, other)), any, to: .optional(other)),
    ]

    private static func alike(_ types: [CELType], to result: CELType? = nil) -> [Signature] {
        types.map { Signature($0, $0, to: result ?? $0) }
    }

    private static let integers = alike([.int, .uint])
    private static let numbers = alike([.int, .uint, .double])

    private static let add =
        alike([.int, .uint, .double, .string, .bytes, .list(any), .duration]) + [
            Signature(.timestamp, .duration, to: .timestamp),
            Signature(.duration, .timestamp, to: .timestamp),
        ]

    private static let subtract =
        alike([.int, .uint, .double, .duration]) + [
            Signature(.timestamp, .timestamp, to: .duration),
            Signature(.timestamp, .duration, to: .timestamp),
        ]

    /// Numbers of different types may be ordered, as langdef lists it, though not equated.
    private static let relations =
        alike([.int, .uint, .double, .string, .bool, .bytes, .timestamp, .duration], to: .bool)
        + [
            Signature(.int, .uint, to: .bool), Signature(.int, .double, to: .bool),
            Signature(.uint, .int, to: .bool), Signature(.uint, .double, to: .bool),
            Signature(.double, .int, to: .bool), Signature(.double, .uint, to: .bool),
        ]
}
