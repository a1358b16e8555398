// SPDX-License-Identifier: Apache-2.0
// JSON as a value: what the journal stores, the API speaks and alerts arrive in. Objects keep the
// order of their members; `canonical` sorts them, so that equal values are equal bytes.

/// A JSON value. Every number that a 64-bit integer holds exactly is an `integer`, so that one
/// value has one form; `number` must be finite.
package enum JSON: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A member of an object.
    package struct Member: Sendable, Hashable {
        package var key: String
        package var value: JSON
        /// A member by its parts.
        package init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// The member of an object; nil when there is none or this is no object.
    package subscript(key: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text of a string.
    package var string: String? { if case .string(let text) = self { text } else { nil } }
    /// The value of an integer.
    package var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    /// The value of a number, whole or not.
    package var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
    /// The value of a boolean.
    package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    /// The elements of an array.
    package var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
    /// The members of an object.
    package var members: [Member]? { if case .object(let list) = self { list } else { nil } }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    /// A string.
    package init(stringLiteral value: String) { self = .string(value) }
    /// An integer.
    package init(integerLiteral value: Int64) { self = .integer(value) }
    /// A boolean.
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An array.
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// An object with its members in the order written.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0, $1) })
    }
    /// null.
    package init(nilLiteral: ()) { self = .null }
}
