// SPDX-License-Identifier: Apache-2.0
// The stored forms of single values. Moments and lengths of time are whole milliseconds.

extension String: Shaped {
    var shape: JSON { .string(self) }

    init(shape: JSON) throws(ShapeError) {
        guard let text = shape.string else { throw .expected("text") }
        self = text
    }
}

extension Bool: Shaped {
    var shape: JSON { .bool(self) }

    init(shape: JSON) throws(ShapeError) {
        guard let flag = shape.bool else { throw .expected("true or false") }
        self = flag
    }
}

extension Int: Shaped {
    var shape: JSON { .integer(Int64(self)) }

    init(shape: JSON) throws(ShapeError) {
        guard let number = shape.integer.flatMap({ Int(exactly: $0) }) else {
            throw .expected("a whole number")
        }
        self = number
    }
}

extension Int64: Shaped {
    var shape: JSON { .integer(self) }

    init(shape: JSON) throws(ShapeError) {
        guard let number = shape.integer else { throw .expected("a whole number") }
        self = number
    }
}

/// As text, because readers in other languages lose digits of large numbers.
extension UInt64: Shaped {
    var shape: JSON { .string(String(self)) }

    init(shape: JSON) throws(ShapeError) {
        let number =
            shape.string.flatMap { UInt64($0) } ?? shape.integer.flatMap { UInt64(exactly: $0) }
        guard let number else { throw .expected("a whole number from 0, as text") }
        self = number
    }
}

/// A number; as text where JSON has no word for it.
extension Double: Shaped {
    var shape: JSON { isFinite ? .number(self) : .string(description) }

    init(shape: JSON) throws(ShapeError) {
        let named = shape.string.flatMap { ["nan", "inf", "-inf"].contains($0) ? Double($0) : nil }
        guard let number = shape.double ?? named else { throw .expected("a number") }
        self = number
    }
}

extension Timestamp: Shaped {
    var shape: JSON { .integer(milliseconds) }

    init(shape: JSON) throws(ShapeError) {
        guard let milliseconds = shape.integer else {
            throw .expected("a moment, in milliseconds since 1970")
        }
        self.init(milliseconds: milliseconds)
    }
}

extension TimeSpan: Shaped {
    var shape: JSON { .integer(milliseconds) }

    init(shape: JSON) throws(ShapeError) {
        guard let milliseconds = shape.integer else {
            throw .expected("a length of time, in milliseconds")
        }
        self.init(milliseconds: milliseconds)
    }
}

extension Identifier: Shaped {
    var shape: JSON { .string(raw) }

    init(shape: JSON) throws(ShapeError) {
        guard let raw = shape.string else { throw .expected("a name") }
        self.init(raw)
    }
}

extension Language: Shaped {}

/// One text where both languages have the same, else `{"en": …, "zh": …}`.
extension LocalizedText: Shaped {
    var shape: JSON {
        // Byte by byte: `==` would join letters that are written differently.
        en.utf8.elementsEqual(zh.utf8) ? .string(en) : .shape(("en", en), ("zh", zh))
    }

    init(shape: JSON) throws(ShapeError) {
        if let both = shape.string {
            self.init(both)
        } else {
            guard case .object = shape else { throw .expected("text, or an object of en and zh") }
            self.init(en: try shape.read("en"), zh: try shape.read("zh"))
        }
    }
}

/// A person by name; a part of the system as `{"system": …}`.
extension Actor: Shaped {
    var shape: JSON {
        switch self {
        case .person(let person): person.shape
        case .system(let name): .shape(("system", name))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        if let name = shape.string {
            self = .person(PersonID(name))
        } else {
            guard case .object = shape else {
                throw .expected("the name of a person, or {\"system\": name}")
            }
            self = .system(try shape.read("system"))
        }
    }
}
