// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// A value of a file, with its key and whom to tell about mistakes in it.
///
/// Every reading function returns nil after it has reported what is wrong, so that a caller can go
/// on and find the next mistake.
package struct Field {
    let node: YAMLNode
    /// The key that it stands under, for messages.
    let key: String
    let file: FileText
    let context: CompileContext

    /// Reports something about the value; without a place at its beginning.
    func report(
        _ code: DiagnosticCode, _ message: String, help: String, at place: Place? = nil
    ) {
        context.findings.report(
            code, in: file, at: place ?? node.place, message, help: help)
    }

    /// A part of the value, to be called by the same or another key.
    func part(_ node: YAMLNode, key: String? = nil) -> Field {
        Field(node: node, key: key ?? self.key, file: file, context: context)
    }

    /// Reports that the value is not what the key takes.
    func reportType(_ wanted: String, help: String? = nil) {
        report(
            .wrongType, "\"\(key)\" must be \(wanted), but is \(node.kindName)",
            help: help ?? "Write \(wanted).")
    }

    /// The scalar, when it is one and holds something.
    func scalar(_ wanted: String) -> Scalar? {
        guard case .scalar(let scalar) = node.content else {
            reportType(wanted)
            return nil
        }
        guard !scalar.isNull else {
            reportEmpty()
            return nil
        }
        return scalar
    }

    /// Whether nothing stands after the colon.
    var isNull: Bool { node.isNull }

    func reportEmpty() {
        report(.emptyValue, "\"\(key)\" has no value", help: "Give it one, or remove the key.")
    }

    /// The items of a list; empty lists are allowed unless `isNeeded`.
    func items(isNeeded: Bool = false) -> [Field]? {
        guard case .sequence(let nodes) = node.content else {
            isNull ? reportEmpty() : reportType("a list", help: "Write [a, b], or one - a line.")
            return nil
        }
        if isNeeded, nodes.isEmpty {
            report(.emptyValue, "\"\(key)\" is an empty list", help: "Put something into it.")
            return nil
        }
        return nodes.map { part($0) }
    }

    /// The entries of a map in the order of the file.
    func entries() -> [(key: Field, value: Field)]? {
        guard case .mapping(let entries) = node.content else {
            isNull ? reportEmpty() : reportType("a map", help: "Write {key: value}.")
            return nil
        }
        return entries.map { entry in
            let scalar = Scalar(text: entry.key, style: .doubleQuoted, end: entry.keyPlace)
            let keyNode = YAMLNode(content: .scalar(scalar), place: entry.keyPlace)
            return (part(keyNode, key: entry.key), part(entry.value, key: entry.key))
        }
    }

    /// The values of a list, without those that have mistakes.
    func list<Value>(
        isNeeded: Bool = false, _ read: (Field) -> Value?
    ) -> [Value] {
        (items(isNeeded: isNeeded) ?? []).compactMap(read)
    }
}
