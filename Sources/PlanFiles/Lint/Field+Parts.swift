// SPDX-License-Identifier: Apache-2.0

extension Field {
    /// A value further in, found without a report; nil where there is none. For the lint, which
    /// looks at a file once more after it has been compiled.
    func find(_ path: String...) -> Field? {
        var field = self
        for key in path {
            guard case .mapping(let entries) = field.node.content,
                let entry = entries.first(where: { $0.key == key })
            else { return nil }
            field = field.part(entry.value, key: key)
        }
        return field.isNull ? nil : field
    }

    /// The value of a key, with or without something in it; nil where the key is not there.
    func entry(_ key: String) -> Field? {
        guard case .mapping(let entries) = node.content else { return nil }
        return entries.first { $0.key == key }.map { part($0.value, key: key) }
    }

    /// The items of a list; none for anything else.
    var parts: [Field] {
        guard case .sequence(let nodes) = node.content else { return [] }
        return nodes.map { part($0) }
    }

    /// Where a key of the map stands; the beginning of the value where it does not.
    func place(ofKey key: String) -> Place {
        guard case .mapping(let entries) = node.content,
            let entry = entries.first(where: { $0.key == key })
        else { return node.place }
        return entry.keyPlace
    }
}
