// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// A JSON object that somebody sent, with the way to it. Nothing in it is trusted: custom
/// templates and proxies change bodies. Members that are not asked for are passed over.
struct IntakeObject {
    /// `alerts[2]`; empty for the body.
    let place: String
    private let json: JSON

    /// A value that must be an object.
    init(_ json: JSON, at place: String) throws(IntakeError) {
        guard case .object = json else {
            throw IntakeError(
                .malformed, "An object is expected, not \(json.typeName).", at: place,
                help: "Send the body as the format has it, without a template of your own.")
        }
        self.json = json
        self.place = place
    }

    /// The way to a member.
    func path(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

    /// A member; nil when it is missing or null.
    func member(_ key: String) -> JSON? {
        guard let member = json[key], member != .null else { return nil }
        return member
    }

    /// A text; nil when it is missing or null.
    func textIfPresent(_ key: String) throws(IntakeError) -> String? {
        guard let member = member(key) else { return nil }
        guard let text = member.string else { throw wrong(key, "A string", member) }
        return text
    }

    /// A text that must be there.
    func text(_ key: String) throws(IntakeError) -> String {
        guard let text = try textIfPresent(key) else { throw wrong(key, "A string", nil) }
        return text
    }

    /// The elements of an array that must be there.
    func array(_ key: String) throws(IntakeError) -> [JSON] {
        guard let elements = member(key)?.array else { throw wrong(key, "An array", member(key)) }
        return elements
    }

    /// An object of strings, in the order sent; empty when it is missing or null.
    func labels(_ key: String) throws(IntakeError) -> [Label] {
        guard let member = member(key) else { return [] }
        guard let members = member.members else {
            throw wrong(key, "An object of strings", member)
        }
        guard members.count <= Limits.labelsPerSignal else {
            throw tooLarge(
                "There are \(members.count) of them; \(Limits.labelsPerSignal) are allowed.",
                at: path(key))
        }
        var labels: [Label] = []
        labels.reserveCapacity(members.count)
        for member in members {
            labels.append(try label(member, of: key))
        }
        return labels
    }

    private func label(_ member: JSON.Member, of key: String) throws(IntakeError) -> Label {
        let name = "\(key).\(member.key.prefix(60))"
        guard let value = member.value.string else {
            throw wrong(name, "A string", member.value)
        }
        guard max(member.key.utf8.count, value.utf8.count) <= Limits.labelBytes else {
            throw tooLarge(
                "It has more than \(Limits.labelBytes) bytes.", at: path(name))
        }
        return Label(name: member.key, value: value)
    }

    /// A member is missing or of another type.
    func wrong(_ key: String, _ expected: String, _ found: JSON?) -> IntakeError {
        let message = found.map { "\(expected) is expected, not \($0.typeName)." }
        return IntakeError(
            .malformed, message ?? "\(expected) is expected, and nothing is there.",
            at: path(key),
            help: "Send the body as the format has it, without a template of your own.")
    }

    private func tooLarge(_ message: String, at place: String) -> IntakeError {
        IntakeError(.tooLarge, message, at: place, help: "Send less of it with each alert.")
    }
}

extension JSON {
    /// What kind of value it is, with its article.
    var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
