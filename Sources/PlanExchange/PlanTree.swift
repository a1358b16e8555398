// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// A plan file as a value in the words of the plan format: what is exchanged of a plan beyond the
/// words of CACAO. Taken from the text and not from the model, so that it holds every key that the
/// format has.
struct PlanTree {
    /// The keys of the file in its order.
    let root: JSON
    /// For maps whose order means something and is not the usual one: a path such as `/facts`, and
    /// the keys in order. JSON has no order of its own, and other programs change it.
    let order: [JSON.Member]

    /// Reads the text of a plan; nil when it is none, which a compiled plan never is.
    init?(_ document: Document) {
        let findings = Findings()
        let source = SourceFile(path: document.path, bytes: Array(document.text.utf8))
        let limits = ReaderLimits()
        guard let text = TextCheck.read(source, limit: limits.fileBytes, findings: findings),
            let node = YAMLReader.read(text, limits: limits, findings: findings)
        else { return nil }
        self.init(root: Self.value(of: node, .words))
    }

    /// A tree that was made, or read from a file.
    init(root: JSON) {
        self.root = root
        var order: [JSON.Member] = []
        Self.noteOrder(of: root, at: "", into: &order)
        self.order = order
    }

    /// The sections of a plan and the keys within them, as people write them one after another.
    private static let usual =
        Shape.plan.keyNames + [
            "type", "role", "en", "zh", "title", "instructions", "level", "when", "otherwise",
            "because", "from", "escalation", "levels", "pool", "quantity", "skills", "within", "on",
            "every", "audience", "template", "approval", "facts", "signal", "expect",
        ]

    /// Where a map is put in the usual order: known keys first, the rest by their bytes.
    static func inUsualOrder(_ members: [JSON.Member]) -> [JSON.Member] {
        let ranks = Dictionary(
            usual.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        return members.sorted { left, right in
            let leftRank = ranks[left.key] ?? .max
            let rightRank = ranks[right.key] ?? .max
            if leftRank != rightRank { return leftRank < rightRank }
            return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }
    }

    private static func noteOrder(
        of value: JSON, at path: String, into order: inout [JSON.Member]
    ) {
        switch value {
        case .object(let members):
            if inUsualOrder(members).map(\.key) != members.map(\.key) {
                order.append(.init(path, .array(members.map { .string($0.key) })))
            }
            for member in members {
                noteOrder(of: member.value, at: "\(path)/\(member.key)", into: &order)
            }
        case .array(let elements):
            for (place, element) in elements.enumerated() {
                noteOrder(of: element, at: "\(path)/\(place)", into: &order)
            }
        default: return
        }
    }

    /// Puts the maps of a value in order again: that noted, else the usual one.
    static func ordered(_ value: JSON, by order: JSON?, at path: String = "") -> JSON {
        switch value {
        case .object(let members):
            var sorted = inUsualOrder(members)
            if let noted = order?[path]?.array?.compactMap(\.string) {
                let places = Dictionary(
                    noted.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
                let known = sorted.filter { places[$0.key] != nil }
                    .sorted { places[$0.key, default: 0] < places[$1.key, default: 0] }
                sorted = known + sorted.filter { places[$0.key] == nil }
            }
            return .object(
                sorted.map {
                    .init($0.key, ordered($0.value, by: order, at: "\(path)/\($0.key)"))
                })
        case .array(let elements):
            return .array(
                elements.enumerated().map { ordered($1, by: order, at: "\(path)/\($0)") })
        default: return value
        }
    }

    // MARK: From YAML

    /// How the scalars of a part are read.
    private enum Reading {
        /// As the format reads them: keys of `texts` are texts even if they look like numbers.
        case words
        /// Texts.
        case texts
        /// Texts, with all that is below.
        case strings
        /// As YAML has them: values of facts, with all that is below.
        case values
    }

    private static let texts: Set<String> = [
        "id", "name", "summary", "owner", "by", "unit", "when", "from", "warning", "group_by",
        "because", "title", "instructions", "skills", "checklist", "template", "audience", "role",
        "then", "rollback", "on_true", "on_false", "branches", "start", "source", "en", "zh",
        "escalation", "pool", "people", "roles", "notices",
        "code", "reason", "tags", "related", "task", "command", "place", "look_for", "records",
        "url", "questions",
    ]

    private static func value(of node: YAMLNode, _ reading: Reading) -> JSON {
        switch node.content {
        case .scalar(let scalar): value(of: scalar, reading)
        case .sequence(let nodes):
            .array(nodes.map { value(of: $0, reading) })
        case .mapping(let entries):
            .object(
                entries.map { entry in
                    .init(entry.key, value(of: entry.value, inner(entry.key, reading)))
                })
        }
    }

    private static func inner(_ key: String, _ outer: Reading) -> Reading {
        switch (outer, key) {
        case (.values, _): .values
        case (.strings, _), (_, "labels"): .strings
        // What another program said is kept as it is; `facts` holds declarations in a plan and
        // values in a test, where a default is a value too.
        case (_, "default"), (_, "exchange"): .values
        case (.texts, "facts"): .values
        case (_, "tests"): .texts
        case (_, "at"), (_, "level"), (_, "expect"), (_, "resources"), (_, "activates"): .words
        default: texts.contains(key) ? .texts : .words
        }
    }

    private static func value(of scalar: Scalar, _ reading: Reading) -> JSON {
        if scalar.isNull { return .null }
        if let bool = scalar.bool { return .bool(bool) }
        guard reading == .words || reading == .values, scalar.isNumber else {
            return .string(scalar.text)
        }
        if let integer = scalar.integer { return .integer(integer) }
        guard let number = scalar.number else { return .string(scalar.text) }
        return Int64(exactly: number).map(JSON.integer) ?? .number(number)
    }
}
