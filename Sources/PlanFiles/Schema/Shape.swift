// SPDX-License-Identifier: Apache-2.0

/// One kind of map of the plan format: its keys and what each of them holds.
///
/// The one source of what the format has: `Section` takes the keys that it lets through from here,
/// and `muster schema` prints the same as JSON Schema. A key that the compiler reads and that no
/// shape has would be refused as unknown.
package struct Shape: Sendable {
    /// Its name among the definitions of a schema: `step`.
    let name: String
    let keys: [Key]
    /// Groups of keys of which exactly one must be there.
    let exactlyOne: [[String]]
    /// Groups of keys of which at least one must be there.
    let atLeastOne: [[String]]
    /// The key whose value decides which further keys there may be, with a variant for each value.
    let variants: (key: String, cases: [Variant])?
    private let names: Set<String>

    /// A key of a map.
    struct Key: Sendable {
        let name: String
        let value: ValueShape
        let isRequired: Bool
        /// For editors: a few words on what it means; empty where the name says it.
        let about: String
    }

    /// The keys that belong to one value of the key that decides.
    struct Variant: Sendable {
        let value: String
        let keys: [String]
        let required: [String]

        init(_ value: String, keys: [String] = [], required: [String] = []) {
            self.value = value
            self.keys = keys
            self.required = required
        }
    }

    init(
        _ name: String, _ keys: [Key], exactlyOne: [[String]] = [], atLeastOne: [[String]] = [],
        variants: (key: String, cases: [Variant])? = nil
    ) {
        self.name = name
        self.keys = keys
        self.exactlyOne = exactlyOne
        self.atLeastOne = atLeastOne
        self.variants = variants
        names = Set(keys.map(\.name))
    }

    /// Whether a map of the kind may have the key.
    func has(_ key: String) -> Bool { names.contains(key) }

    /// The names of all keys, in the order of the documentation.
    package var keyNames: [String] { keys.map(\.name) }
}

/// What a value of the plan format may be.
indirect enum ValueShape: Sendable {
    /// A name by which others refer to the thing, or such a reference.
    case name
    /// What people read: a string, or a map with one a language.
    case text
    /// One piece of text that is not translated.
    case string
    case boolean
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>?)
    case duration
    /// A length of time or business days.
    case limit
    /// A length of time from the start of a drill.
    case offset
    case date
    /// A date, or a date with a time.
    case moment
    case clockTime
    /// A number on the organisation's scale.
    case level
    /// A CEL expression.
    case condition
    /// One of some words.
    case word([String])
    /// One word that must stand there.
    case constant(String)
    /// `{env: NAME}` or `{file: PATH}`; `orText`: plain text too.
    case secret(orText: Bool)
    /// Days of the week: words, numbers, ranges.
    case weekdays
    /// A map of some media to addresses.
    case addresses
    /// Text, a number or a boolean, taken as it is written.
    case scalar
    /// A value of some fact.
    case anything
    case list(ValueShape, isNeeded: Bool)
    /// A map with names that the file chooses.
    case map(ValueShape)
    /// One value for all levels, or a map of levels.
    case perLevel(ValueShape)
    case shape(Shape)
    case anyOf([ValueShape])

    /// A list that may be empty.
    static func list(_ item: ValueShape) -> ValueShape { .list(item, isNeeded: false) }
}

extension Shape.Key {
    /// A key that must be there.
    static func needed(_ name: String, _ value: ValueShape, _ about: String = "") -> Self {
        Self(name: name, value: value, isRequired: true, about: about)
    }

    /// A key that may be left out.
    static func optional(_ name: String, _ value: ValueShape, _ about: String = "") -> Self {
        Self(name: name, value: value, isRequired: false, about: about)
    }
}

extension ValueShape {
    /// The words of an enumeration.
    static func words<Word>(_ type: Word.Type) -> ValueShape
    where Word: CaseIterable & RawRepresentable, Word.RawValue == String {
        .word(Word.allCases.map(\.rawValue))
    }
}

extension Shape {
    /// The values of the key that decides.
    var variantNames: [String] { variants?.cases.map(\.value) ?? [] }

    /// The keys that only some variants have, each once, in the order of the shape.
    var variantKeys: [String] {
        let own = Set(variants?.cases.flatMap(\.keys) ?? [])
        return keyNames.filter(own.contains)
    }

    /// The keys of its own that one variant has.
    func keys(of variant: String) -> [String] {
        variants?.cases.first { $0.value == variant }?.keys ?? []
    }
}
