// SPDX-License-Identifier: Apache-2.0

/// Why an expression has no value for the given variables.
package struct EvaluationError: Error, Sendable, Equatable {
    /// What went wrong, with the facts of it.
    package enum Kind: Sendable, Equatable {
        /// No value is known for a top-level variable; holds the name.
        case unboundVariable(String)
        /// A map does not hold a key; holds the key as text.
        case noSuchKey(String)
        /// A field was selected from something without fields; holds the field.
        case noSuchField(String)
        /// A list has no element at an index.
        case indexOutOfRange(Int64)
        /// A function or operator does not take values of these types.
        case noSuchOverload(function: String, arguments: [TypeName])
        /// A function that does not exist (only when compiled without declarations).
        case unknownFunction(String)
        /// A result does not fit its type; holds the operation.
        case overflow(String)
        /// Division by zero.
        case divisionByZero
        /// Remainder of a division by zero.
        case modulusByZero
        /// A value cannot be converted; holds the value as text and the target type.
        /// Indirect, so that an error is small enough to be handed on in registers.
        indirect case conversion(String, to: TypeName)
        /// Two keys of a map literal are equal; holds the key as text.
        case repeatedKey(String)
        /// A time zone that nobody knows.
        case unknownTimeZone(String)
        /// A regular expression that cannot be compiled; holds the reason.
        case regularExpression(String)
        /// What was asked as a condition is not a bool; holds the type that it is.
        case noCondition(TypeName)
        /// The evaluation is beyond a limit; holds the limit's name in ``ExpressionLimits``.
        case limit(String)
        /// An argument that a function refuses; holds the sentence.
        case other(String)
    }

    /// What went wrong.
    package var kind: Kind

    /// Makes an error.
    package init(_ kind: Kind) {
        self.kind = kind
    }

    static func noOverload(_ function: String, _ arguments: Value...) -> EvaluationError {
        EvaluationError(
            .noSuchOverload(function: function, arguments: arguments.map(\.typeName)))
    }

    static func invalid(_ sentence: String) -> EvaluationError {
        EvaluationError(.other(sentence))
    }
}
