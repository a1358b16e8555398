// SPDX-License-Identifier: Apache-2.0
// Forms of things that come in kinds, such as events and commands: one line a kind that serves for
// reading and for writing, so that no name of a member stands twice.
//
//     case .approved: Form("notice", "person") { .approved($0, $1) }

/// The stored form of one kind: the names of its members, in the order in which they are written,
/// and how they make the whole.
package struct Form<Whole: Sendable>: Sendable {
    /// The version that is written; reading takes every version from 1 on.
    package private(set) var version = 1
    /// Names of the members in order; "" for one that is spread into the object of the whole.
    package let names: [String]
    private let make: @Sendable (JSON) throws(ShapeError) -> Whole
    private var older: [Form] = []

    /// A form by its members; the closure gets their values in the same order.
    package init<each Part>(
        _ members: repeat Member<each Part>,
        make: @escaping @Sendable (repeat each Part) -> Whole
    ) {
        var names: [String] = []
        repeat names.append((each members).name)
        self.names = names
        self.make = { (json: JSON) throws(ShapeError) -> Whole in
            make(repeat try (each members).read(json))
        }
    }

    /// The form of a kind that has no members.
    package init(_ whole: Whole) {
        names = []
        make = { (_: JSON) throws(ShapeError) -> Whole in whole }
    }

    /// The same form as a higher version: what was written in the form before it stays readable.
    package func replacing(_ former: Form) -> Form {
        var form = self
        form.version = former.version + 1
        form.older = former.older + [former]
        return form
    }

    /// Makes the whole of an object that was written in a version, from 1 to `version`.
    package func read(_ json: JSON, version: Int) throws(ShapeError) -> Whole {
        version <= older.count ? try older[version - 1].make(json) : try make(json)
    }

    /// The members of the object for some values, in the order of the names; nil leaves one out.
    package func members(of values: [(any Shaped)?]) -> [JSON.Member] {
        precondition(values.count == names.count, "\(values.count) values for \(names)")
        var members: [JSON.Member] = []
        members.reserveCapacity(values.count)
        for (name, value) in zip(names, values) {
            guard let shape = value?.shape else { continue }
            if name.isEmpty {
                members += shape.members ?? []
            } else {
                members.append(JSON.Member(name, shape))
            }
        }
        return members
    }
}

/// One member of a form: its name, and what stands for it when it is missing.
package struct Member<Value>: Sendable {
    /// The name; "" when the members of the value stand beside those of the whole.
    package let name: String
    /// Reads the value from the object that has the member.
    let read: @Sendable (JSON) throws(ShapeError) -> Value
}

/// A member that has to be there is written as its name alone.
extension Member: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
where Value: Shaped {
    package init(stringLiteral name: String) {
        self.init(name: name) { (json: JSON) throws(ShapeError) in try json.read(name) }
    }
}

extension Member {
    /// A member that may be missing; nil is not written.
    package static func optional<Wrapped: Shaped>(_ name: String) -> Self
    where Value == Wrapped? {
        Self(name: name) { (json: JSON) throws(ShapeError) in try json.readIfPresent(name) }
    }

    /// A member for which something stands when it is missing.
    package static func missing(_ name: String, _ value: Value) -> Self
    where Value: Shaped & Sendable {
        Self(name: name) { (json: JSON) throws(ShapeError) in
            try json.read(name, default: value)
        }
    }

    /// A value whose own members stand beside those of the whole.
    package static func spread() -> Self where Value: Shaped {
        Self(name: "") { (json: JSON) throws(ShapeError) in try Value(shape: json) }
    }

    /// A member that is written as one type and read into another.
    package static func `as`<Sent: Shaped>(
        _ name: String, _ type: Sent.Type, _ value: @escaping @Sendable (Sent) -> Value
    ) -> Self {
        Self(name: name) { (json: JSON) throws(ShapeError) in
            let sent: Sent = try json.read(name)
            return value(sent)
        }
    }
}

/// What is stored of a value that comes in kinds: the kind, and the values of its members in the
/// order of its form.
package struct Stored<Kind: Sendable>: Sendable {
    package let kind: Kind
    package let values: [(any Shaped & Sendable)?]

    /// A kind with the values of its members; nil leaves a member out.
    package init(_ kind: Kind, _ values: (any Shaped & Sendable)?...) {
        self.kind = kind
        self.values = values
    }
}

/// Events or commands about one thing, each with a stored form.
///
/// A new case needs its name in `Kind`, its line in `stored` and its line in `form`: all three
/// switch without `default`, so that the compiler names what is missing.
package protocol FormFamily: Sendable {
    /// The names under which the cases are stored; a name never changes its meaning.
    associatedtype Kind: RawRepresentable<String> & CaseIterable & Hashable & Sendable
    /// The kind of a case with the values of its members.
    var stored: Stored<Kind> { get }
    /// The form of a kind.
    static func form(_ kind: Kind) -> Form<Self>
    /// All forms, made once: `static let forms = Forms<Self>()`.
    static var forms: Forms<Self> { get }
}

extension FormFamily {
    /// The name under which it is stored.
    package var kind: Kind { stored.kind }

    /// The members of some names that are texts, in the order of the form.
    package func texts(of names: Set<String>) -> [String] {
        let stored = stored
        guard let form = Self.forms[stored.kind.rawValue] else { return [] }
        return zip(form.names, stored.values).compactMap { name, value in
            names.contains(name) ? value?.shape.string : nil
        }
    }
}

/// The forms of a family by the stored name of their kind.
package struct Forms<Family: FormFamily>: Sendable {
    private let byName: [String: Form<Family>]

    /// The forms of all kinds.
    package init() {
        byName = Dictionary(
            uniqueKeysWithValues: Family.Kind.allCases.map { ($0.rawValue, Family.form($0)) })
    }

    /// The form of a stored name; nil for a name that the family does not have.
    package subscript(name: String) -> Form<Family>? { byName[name] }

    /// Name, version and members of a value.
    package func written(
        _ value: Family
    ) -> (name: String, version: Int, members: [JSON.Member]) {
        let stored = value.stored
        let name = stored.kind.rawValue
        let form = byName[name] ?? Family.form(stored.kind)
        return (name, form.version, form.members(of: stored.values))
    }
}
