// SPDX-License-Identifier: Apache-2.0

/// Where an evaluation finds the values of top-level variables.
package protocol Bindings {
    /// The value of a variable, `nil` when none is known.
    func value(of name: String) -> Value?

    /// The same, for bindings that can use what is known about the name beforehand.
    func value(of name: VariableName) -> Value?

    /// Whether names with dots, such as `request.user`, may have a value of their own.
    ///
    /// `false` saves the look-up of `a.b` before that of `a`. The default is `true`.
    var hasQualifiedNames: Bool { get }
}

extension Bindings {
    /// The careful answer.
    package var hasQualifiedNames: Bool { true }

    /// The value by the text of the name.
    package func value(of name: VariableName) -> Value? { value(of: name.text) }
}

/// The name of a variable as a compiled expression keeps it: hashed once, looked up often.
package struct VariableName: Sendable {
    /// The name itself.
    package let text: String
    /// FNV-1a of its UTF-8 bytes; equal names have equal hashes in every process.
    let hash: UInt64

    /// A name by its text.
    package init(_ text: String) {
        self.text = text
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.hash = hash
    }
}

/// Variables in a dictionary.
package struct VariableBindings: Bindings {
    private let storage: Storage

    /// Makes bindings from names and values.
    package init(_ values: [String: Value] = [:]) {
        storage = Storage(values)
    }

    /// Whether a name with a dot is among them.
    package var hasQualifiedNames: Bool { storage.hasQualifiedNames }

    /// The value of a variable, `nil` when none is known.
    package func value(of name: String) -> Value? {
        storage.values[name]
    }

    /// The value of a variable, `nil` when none is known.
    package func value(of name: VariableName) -> Value? {
        storage.value(of: name)
    }

    /// One reference, so that to hand bindings on costs no allocation.
    private final class Storage: Sendable {
        /// Up to here comparing hashes that are known is faster than hashing.
        private static let comparedCount = 16

        let values: [String: Value]
        let hasQualifiedNames: Bool
        /// The same in rows when they are few: hashes, and names and values in their order.
        private let hashes: [UInt64]
        private let entries: [(name: String, value: Value)]

        init(_ values: [String: Value]) {
            self.values = values
            let names = values.keys.sorted()
            hasQualifiedNames = names.contains { $0.utf8.contains(UInt8(ascii: ".")) }
            let few = names.count > Self.comparedCount ? [] : names
            hashes = few.map { VariableName($0).hash }
            entries = few.compactMap { name in values[name].map { (name, $0) } }
        }

        func value(of name: VariableName) -> Value? {
            if hashes.count < values.count { return values[name.text] }
            for index in hashes.indices where hashes[index] == name.hash {
                // Texts of one hash that are canonically equal are the same bytes: names of
                // variables are ASCII.
                if entries[index].name == name.text { return entries[index].value }
            }
            return nil
        }
    }
}
