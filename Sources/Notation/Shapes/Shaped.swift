// SPDX-License-Identifier: Apache-2.0
// How values become members of stored objects and are read back. Every shape is written out by
// hand: renaming a property must never change what an old journal means. Members that are nil are
// left out; members that are not known are passed over.

/// Something with a fixed form as JSON.
package protocol Shaped: SendableMetatype {
    /// The form in which it is stored.
    var shape: JSON { get }
    /// Reads the stored form.
    init(shape: JSON) throws(ShapeError)
}

extension JSON {
    /// An object of the members that are not nil, in the order given.
    package static func shape(_ members: (String, (any Shaped)?)...) -> JSON {
        var list: [Member] = []
        list.reserveCapacity(members.count)
        for (key, value) in members {
            if let value { list.append(Member(key, value.shape)) }
        }
        return .object(list)
    }

    /// The member of that name.
    package func read<Value: Shaped>(_ key: String) throws(ShapeError) -> Value {
        guard case .object = self else { throw .expected("an object") }
        do {
            return try Value(shape: self[key] ?? .null)
        } catch {
            throw error.within(key)
        }
    }

    /// The member of that name; nil when it is missing or null.
    package func readIfPresent<Value: Shaped>(_ key: String) throws(ShapeError) -> Value? {
        guard let member = self[key], member != .null else { return nil }
        return try read(key)
    }

    /// The member of that name, or what stands for it when it is missing or null.
    package func read<Value: Shaped>(_ key: String, default value: Value) throws(ShapeError)
        -> Value
    {
        try readIfPresent(key) ?? value
    }
}

extension JSON: Shaped {
    package var shape: JSON { self }
    package init(shape: JSON) { self = shape }
}

extension Array: Shaped where Element: Shaped {
    package var shape: JSON { .array(map(\.shape)) }

    package init(shape: JSON) throws(ShapeError) {
        guard let elements = shape.array else { throw .expected("an array") }
        self = []
        reserveCapacity(elements.count)
        for (place, element) in elements.enumerated() {
            do {
                append(try Element(shape: element))
            } catch {
                throw error.within("[\(place)]")
            }
        }
    }
}

extension Array {
    /// The elements; nil when there is none: such members are left out.
    package var unlessEmpty: Self? { isEmpty ? nil : self }
}

/// Words of a fixed list.
extension Shaped where Self: RawRepresentable<String> & CaseIterable {
    package var shape: JSON { .string(rawValue) }

    package init(shape: JSON) throws(ShapeError) {
        guard let word = shape.string, let value = Self(rawValue: word) else {
            throw .expected("one of " + Self.allCases.map(\.rawValue).joined(separator: ", "))
        }
        self = value
    }
}
