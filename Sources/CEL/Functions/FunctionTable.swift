// SPDX-License-Identifier: Apache-2.0

/// One way to call a function, as the checker sees it.
struct Signature: Sendable {
    let parameters: [CELType]
    let result: CELType

    init(_ parameters: CELType..., to result: CELType) {
        self.parameters = parameters
        self.result = result
    }
}

/// A function or method with a fixed number of arguments.
struct FunctionDefinition: Sendable {
    typealias TextConversion = @Sendable (_ text: String) throws(EvaluationError) -> Value

    enum Code: Sendable {
        case unary(UnaryFunction)
        case binary(BinaryFunction)
        case many(ManyFunction)
        /// A unary function that is worked out beforehand for texts that are constant.
        case textConversion(TextConversion, UnaryFunction)
        /// `matches`, for which constant patterns are compiled with the expression.
        case matches
        /// `or` and `orValue`, which evaluate their argument only when they need it.
        case optionalOr(isUnwrapping: Bool)
    }

    let name: String
    let isMethod: Bool
    let code: Code
    let signatures: [Signature]
    /// Whether any number of arguments from one on is taken; the signatures then say nothing.
    let isVariadic: Bool
    /// Whether its last argument is the name of a zone.
    var readsZone = false

    static func function(
        _ name: String, _ code: Code, _ signatures: Signature..., isVariadic: Bool = false
    ) -> FunctionDefinition {
        FunctionDefinition(
            name: name, isMethod: false, code: code, signatures: signatures,
            isVariadic: isVariadic)
    }

    static func method(
        _ name: String, _ code: Code, _ signatures: Signature..., readsZone: Bool = false
    ) -> FunctionDefinition {
        FunctionDefinition(
            name: name, isMethod: true, code: code, signatures: signatures, isVariadic: false,
            readsZone: readsZone)
    }
}

/// All functions and methods by name, style and number of arguments.
enum FunctionTable {
    private struct Key: Hashable {
        let name: String
        let isMethod: Bool
        /// `nil` for functions that take any number.
        let argumentCount: Int?
    }

    private static let all: [FunctionDefinition] =
        standard + conversions + timeFunctions + stringFunctions + mathFunctions + encoders
        + optionals + network

    private static let table: [Key: FunctionDefinition] = {
        var table: [Key: FunctionDefinition] = [:]
        for definition in all {
            let count = definition.isVariadic ? nil : definition.signatures[0].parameters.count
            let key = Key(
                name: definition.name, isMethod: definition.isMethod, argumentCount: count)
            table[key] = definition
        }
        return table
    }()

    /// The names of all functions and methods.
    static let names = Set(all.map(\.name))

    /// The same in a stable order, to search for a near one.
    static let sortedNames = names.sorted()

    /// The function that a call means; a method counts its receiver as the first argument.
    static func find(
        _ name: String, isMethod: Bool, argumentCount: Int
    ) -> FunctionDefinition? {
        table[Key(name: name, isMethod: isMethod, argumentCount: argumentCount)]
            ?? (argumentCount > 0
                ? table[Key(name: name, isMethod: isMethod, argumentCount: nil)] : nil)
    }
}
