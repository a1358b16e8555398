// SPDX-License-Identifier: Apache-2.0

import Notation

/// A map of which the keys are known.
struct Section {
    let field: Field
    /// What it describes, for messages: `step "assess"`.
    let title: String
    /// As they stand in the file: a search among so few is faster than hashing their keys.
    private let entries: [YAMLNode.Entry]

    /// Reads a map and reports keys that do not belong in it. Nil, after a report, when the value
    /// is no map.
    init?(_ field: Field, title: String, shape: Shape) {
        guard case .mapping(let list) = field.node.content else {
            field.isNull
                ? field.reportEmpty() : field.reportType("a map", help: "Write {key: value}.")
            return nil
        }
        self.field = field
        self.title = title
        entries = list
        for entry in list where !shape.has(entry.key) {
            field.report(
                .unknownKey, "\"\(entry.key.excerpt)\" is not a key of \(title)",
                help: Self.help(for: entry.key, among: shape.keyNames), at: entry.keyPlace)
        }
    }

    private static func help(for key: String, among keys: [String]) -> String {
        // In {en: first, second} the second half of a text becomes a key.
        if key.contains(" "), nearest(to: key, among: keys) == nil {
            return "Quote the text before it if this belongs to it: a comma ends a text in braces."
        }
        return keys.hint(for: key, offering: "Remove it, or use another key.")
    }

    /// The value of a key; nil where it is not there, and after a report where it is empty.
    subscript(_ key: String) -> Field? {
        guard let entry = entry(key) else { return nil }
        let value = field.part(entry.value, key: key)
        guard !value.isNull else {
            value.report(
                .emptyValue, "\"\(key)\" has no value", help: "Give it one, or remove the key.",
                at: entry.keyPlace)
            return nil
        }
        return value
    }

    /// The value of a key that must be there.
    func required(_ key: String) -> Field? {
        if !has(key) {
            field.report(
                .missingKey, "\(title) has no \"\(key)\"", help: "Add \"\(key)\" to it.")
        }
        return self[key]
    }

    /// Whether the key is there, with or without a value.
    func has(_ key: String) -> Bool { entry(key) != nil }

    /// Where a key stands; the beginning of the map where it does not.
    func place(ofKey key: String) -> Place { entry(key)?.keyPlace ?? field.node.place }

    private func entry(_ key: String) -> YAMLNode.Entry? { entries.first { $0.key == key } }
}
