// SPDX-License-Identifier: Apache-2.0

/// Where an evaluation finds the values of top-level variables.
package protocol Bindings {
    /// The value of a variable, `nil` when none is known.
    func value(of name: String) -> Value?

    /// Whether names with dots, such as `request.user`, may have a value of their own.
    ///
    /// `false` saves the look-up of `a.b` before that of `a`. The default is `true`.
    var hasQualifiedNames: Bool { get }
}

extension Bindings {
    /// The careful answer.
    package var hasQualifiedNames: Bool { true }
}

/// Variables in a dictionary.
package struct VariableBindings: Bindings {
    private let values: [String: Value]
    /// Whether a name with a dot is among them.
    package let hasQualifiedNames: Bool

    /// Makes bindings from names and values.
    package init(_ values: [String: Value] = [:]) {
        self.values = values
        hasQualifiedNames = values.keys.contains { $0.utf8.contains(UInt8(ascii: ".")) }
    }

    /// The value of a variable, `nil` when none is known.
    package func value(of name: String) -> Value? {
        values[name]
    }
}
