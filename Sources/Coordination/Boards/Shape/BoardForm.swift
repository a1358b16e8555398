// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseModel

/// Goes with a board through its members: writes each, or reads each from JSON.
package struct BoardForm {
    /// What was written, in order.
    private(set) var written: [JSON.Member] = []
    /// What is read; nil: members are written.
    private let source: JSON?
    /// The first member that could not be read.
    private(set) var error: ShapeError?

    /// A form that is written.
    init() { source = nil }

    /// A form that is read.
    init(reading source: JSON) { self.source = source }

    /// A member that is always something.
    package mutating func callAsFunction<Value: Shaped>(_ key: String, _ value: inout Value) {
        member(key, &value, { $0.shape }, { json throws(ShapeError) in try Value(shape: json) })
    }

    /// A member that may be null.
    package mutating func callAsFunction<Value: Shaped>(_ key: String, _ value: inout Value?) {
        optional(key, &value, { $0.shape }, { json throws(ShapeError) in try Value(shape: json) })
    }

    // MARK: Values that boards write in another way than the journal

    /// A moment.
    package mutating func callAsFunction(_ key: String, _ value: inout Timestamp) {
        member(key, &value, Self.json, Self.moment)
    }

    /// A moment, or null.
    package mutating func callAsFunction(_ key: String, _ value: inout Timestamp?) {
        optional(key, &value, Self.json, Self.moment)
    }

    /// A text in both languages.
    package mutating func callAsFunction(_ key: String, _ value: inout LocalizedText) {
        member(key, &value, Self.json, Self.text)
    }

    /// A text in both languages, or null.
    package mutating func callAsFunction(_ key: String, _ value: inout LocalizedText?) {
        optional(key, &value, Self.json, Self.text)
    }

    /// Texts in both languages.
    package mutating func callAsFunction(_ key: String, _ value: inout [LocalizedText]) {
        member(key, &value, { .array($0.map(Self.json)) }, Self.texts)
    }

    /// An object whose members have names of their own, such as labels or facts.
    package mutating func callAsFunction(_ key: String, _ value: inout [JSON.Member]) {
        member(
            key, &value, { .object($0) },
            { json throws(ShapeError) in
                guard let members = json.members else { throw .expected("an object") }
                return members
            })
    }

    private static func json(_ moment: Timestamp) -> JSON { .string(moment.description) }

    private static func moment(_ json: JSON) throws(ShapeError) -> Timestamp {
        guard let moment = json.string.flatMap({ Timestamp(rfc3339: $0) }) else {
            throw .expected("a moment, as RFC 3339 has it")
        }
        return moment
    }

    private static func json(_ text: LocalizedText) -> JSON {
        ["en": .string(text.en), "zh": .string(text.zh)]
    }

    private static func text(_ json: JSON) throws(ShapeError) -> LocalizedText {
        try LocalizedText(shape: json)
    }

    private static func texts(_ json: JSON) throws(ShapeError) -> [LocalizedText] {
        try [LocalizedText](shape: json)
    }

    // MARK: The two ways

    private mutating func optional<Value>(
        _ key: String, _ value: inout Value?, _ write: (Value) -> JSON,
        _ read: (JSON) throws(ShapeError) -> Value
    ) {
        member(
            key, &value, { $0.map(write) ?? .null },
            { json throws(ShapeError) in json == .null ? nil : try read(json) })
    }

    private mutating func member<Value>(
        _ key: String, _ value: inout Value, _ write: (Value) -> JSON,
        _ read: (JSON) throws(ShapeError) -> Value
    ) {
        guard let source else { return written.append(JSON.Member(key, write(value))) }
        guard error == nil else { return }
        do throws(ShapeError) {
            value = try read(source[key] ?? .null)
        } catch {
            self.error = error.within(key)
        }
    }
}
