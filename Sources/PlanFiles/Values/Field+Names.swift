// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

extension Field {
    /// Characters of a name that others refer to: it stands in file names, URLs and commands.
    package static let identifierLength = 64

    /// A name by which others refer to the thing.
    func identifier() -> String? {
        guard let scalar = scalar("a name") else { return nil }
        let text = scalar.text
        let isValid =
            text.count <= Self.identifierLength && text.utf8.allSatisfy(\.isIdentifierByte)
            && text.utf8.first.map { $0.isLetterOrDigit } ?? false
        if isValid { return text }
        report(
            .badIdentifier, "\"\(text.excerpt)\" cannot be a name",
            help: "Use at most 64 letters, digits, \"_\", \"-\" and \".\", beginning with a letter"
                + " or a digit.")
        return nil
    }

    /// A reference to a thing of a sort; reported where there is none.
    func reference<Subject>(to sort: Names.Sort) -> Identifier<Subject>? {
        guard let scalar = scalar("the name of \(sort.withArticle)") else { return nil }
        checkReference(scalar.text, to: sort)
        return Identifier(scalar.text)
    }

    /// Reports a name that nothing of the sort has.
    func checkReference(_ name: String, to sort: Names.Sort, at place: Place? = nil) {
        guard !context.names.contains(name, as: sort) else { return }
        // Without an organisation every name would be wrong; that one mistake is reported alone.
        guard sort == .plan || context.head != nil, !context.hasUnreadFiles else { return }
        let known = context.names.all(sort)
        report(
            .unknownReference, "there is no \(sort.rawValue) \"\(name.excerpt)\"",
            help: known.hint(for: name, offering: "Define it \(sort.home)."), at: place)
    }

    /// References of a list.
    func references<Subject>(
        to sort: Names.Sort, isNeeded: Bool = false
    ) -> [Identifier<Subject>] {
        list(isNeeded: isNeeded) { $0.reference(to: sort) }
    }

    /// Words of a list that are not translated, such as skills.
    func strings(isNeeded: Bool = false) -> [String] {
        list(isNeeded: isNeeded) { $0.string() }
    }

    /// A number on the organisation's scale.
    func level() -> Int? {
        guard let level = int(in: 1...9) else { return nil }
        return isOnScale(level) ? level : nil
    }

    /// The levels of a list, sorted, each once.
    func levels() -> [Int]? {
        items(isNeeded: true).map { Set($0.compactMap { $0.level() }).sorted() }
    }

    /// A value of its own for some levels, or one for all.
    func perLevel<Value>(_ read: (Field) -> Value?) -> PerLevel<Value> {
        PerLevel(pairs(read))
    }

    /// The values by level with the fields that they come from; level nil: for all.
    func pairs<Value>(_ read: (Field) -> Value?) -> [LevelValue<Value>] {
        guard case .mapping = node.content else {
            return read(self).map { [LevelValue(level: nil, value: $0, field: self)] } ?? []
        }
        return (entries() ?? []).compactMap { keyField, valueField in
            guard let level = keyField.levelKey() else { return nil }
            let value = part(valueField.node)
            guard !value.isNull else {
                value.report(
                    .emptyValue, "level \(level) of \"\(key)\" has no value",
                    help: "Give it one, or remove it.", at: keyField.node.place)
                return nil
            }
            return read(value).map { LevelValue(level: level, value: $0, field: value) }
        }
    }

    private func levelKey() -> Int? {
        guard case .scalar(let scalar) = node.content, let level = Int(scalar.text) else {
            report(
                .levelOutsideScale, "\"\(key.excerpt)\" is not a level",
                help: "Use the numbers of the organisation's scale, as in {1: 5m, 2: 15m}.")
            return nil
        }
        return isOnScale(level) ? level : nil
    }

    private func isOnScale(_ level: Int) -> Bool {
        guard let scale = context.head?.scale else { return true }
        guard scale[level] == nil else { return true }
        report(
            .levelOutsideScale, "level \(level) is not on the scale \"\(scale.name)\"",
            help: "Use a level from 1 to \(scale.lowest).")
        return false
    }
}

/// A value of one level, or of all, and where it stands.
struct LevelValue<Value> {
    var level: Int?
    var value: Value
    var field: Field
}

extension PerLevel {
    /// Values by level without their places.
    init(_ pairs: [LevelValue<Value>]) {
        self.init(
            byLevel: pairs.compactMap { pair in pair.level.map { ($0, pair.value) } },
            common: pairs.first { $0.level == nil }?.value)
    }
}

extension UInt8 {
    package var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    fileprivate var isIdentifierByte: Bool {
        isLetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".")
    }
}
