// SPDX-License-Identifier: Apache-2.0

/// The container of an expression and the variables declared for it.
struct NameResolution: Sendable {
    let container: String
    let declarations: [String: CELType]?
    /// Whether the expression is refused for a constant that cannot be worked out.
    var isChecked: Bool

    init(_ options: CompileOptions) {
        container = options.container
        declarations = options.declarations
        isChecked = declarations != nil
    }

    /// The full names that a name may stand for, from the inmost container outwards.
    func candidates(_ name: String, isRoot: Bool) -> [String] {
        guard !isRoot, !container.isEmpty else { return [name] }
        var names: [String] = []
        var prefix = container.split(separator: ".")
        while !prefix.isEmpty {
            names.append(prefix.joined(separator: ".") + "." + name)
            prefix.removeLast()
        }
        return names + [name]
    }

    /// What a chain of names means when declarations, or the types of the language, decide it.
    enum Meaning {
        case variable(String, CELType, partCount: Int)
        case type(TypeName, CELType)
    }

    /// The longest beginning of a chain that is declared, or the type that the whole chain names.
    func meaning(of parts: [String], isRoot: Bool) -> Meaning? {
        for count in stride(from: parts.count, to: 0, by: -1) {
            let name = parts.prefix(count).joined(separator: ".")
            for candidate in candidates(name, isRoot: isRoot) {
                if let type = declarations?[candidate] {
                    return .variable(candidate, type, partCount: count)
                }
                if count == parts.count, let type = TypeName.denoted(by: candidate) {
                    return .type(TypeName(candidate), type)
                }
            }
        }
        return nil
    }
}
