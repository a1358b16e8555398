// SPDX-License-Identifier: Apache-2.0
// Stored forms of names and texts.

package import Notation

extension Identifier: Shaped {
    package var shape: JSON { .string(raw) }

    package init(shape: JSON) throws(ShapeError) {
        guard let raw = shape.string else { throw .expected("a name") }
        self.init(raw)
    }
}

extension Language: Shaped {}

/// One text where both languages have the same, else `{"en": …, "zh": …}`.
extension LocalizedText: Shaped {
    package var shape: JSON {
        // Byte by byte: `==` would join letters that are written differently.
        en.utf8.elementsEqual(zh.utf8) ? .string(en) : .shape(("en", en), ("zh", zh))
    }

    package init(shape: JSON) throws(ShapeError) {
        if let both = shape.string {
            self.init(both)
        } else {
            guard case .object = shape else { throw .expected("text, or an object of en and zh") }
            self.init(en: try shape.read("en"), zh: try shape.read("zh"))
        }
    }
}
