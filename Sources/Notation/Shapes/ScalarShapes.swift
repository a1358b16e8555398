// SPDX-License-Identifier: Apache-2.0
// The stored forms of single values. Moments and lengths of time are whole milliseconds.

extension String: Shaped {
    package var shape: JSON { .string(self) }

    package init(shape: JSON) throws(ShapeError) {
        guard let text = shape.string else { throw .expected("text") }
        self = text
    }
}

extension Bool: Shaped {
    package var shape: JSON { .bool(self) }

    package init(shape: JSON) throws(ShapeError) {
        guard let flag = shape.bool else { throw .expected("true or false") }
        self = flag
    }
}

extension Int: Shaped {
    package var shape: JSON { .integer(Int64(self)) }

    package init(shape: JSON) throws(ShapeError) {
        guard let number = shape.integer.flatMap({ Int(exactly: $0) }) else {
            throw .expected("a whole number")
        }
        self = number
    }
}

extension Int64: Shaped {
    package var shape: JSON { .integer(self) }

    package init(shape: JSON) throws(ShapeError) {
        guard let number = shape.integer else { throw .expected("a whole number") }
        self = number
    }
}

/// As text, because readers in other languages lose digits of large numbers.
extension UInt64: Shaped {
    package var shape: JSON { .string(String(self)) }

    package init(shape: JSON) throws(ShapeError) {
        let number =
            shape.string.flatMap { UInt64($0) } ?? shape.integer.flatMap { UInt64(exactly: $0) }
        guard let number else { throw .expected("a whole number from 0, as text") }
        self = number
    }
}

/// A number; as text where JSON has no word for it.
extension Double: Shaped {
    package var shape: JSON { isFinite ? .number(self) : .string(description) }

    package init(shape: JSON) throws(ShapeError) {
        let named = shape.string.flatMap { ["nan", "inf", "-inf"].contains($0) ? Double($0) : nil }
        guard let number = shape.double ?? named else { throw .expected("a number") }
        self = number
    }
}

extension Timestamp: Shaped {
    package var shape: JSON { .integer(milliseconds) }

    package init(shape: JSON) throws(ShapeError) {
        guard let milliseconds = shape.integer else {
            throw .expected("a moment, in milliseconds since 1970")
        }
        self.init(milliseconds: milliseconds)
    }
}

extension TimeSpan: Shaped {
    package var shape: JSON { .integer(milliseconds) }

    package init(shape: JSON) throws(ShapeError) {
        guard let milliseconds = shape.integer else {
            throw .expected("a length of time, in milliseconds")
        }
        self.init(milliseconds: milliseconds)
    }
}
