// SPDX-License-Identifier: Apache-2.0

/// A compiled expression of the Common Expression Language.
///
/// Compile once and evaluate as often as needed, from any task. Equality is that of the sources.
package struct Expression: Sendable, Hashable {
    /// The text from which the expression was compiled.
    package let source: String
    /// The rules of the zones that it names, as they were when it was compiled; sorted by name.
    package let zones: [ZoneRules]
    private let program: Program

    /// Parses a text, checks it when the options declare variables, and compiles it.
    ///
    /// - Throws: The first mistake, with its place.
    package init(
        _ source: String, options: CompileOptions = CompileOptions()
    ) throws(ExpressionError) {
        let tree = try Parser.parse(source, options: options)
        let type = try Checker.deduceType(of: tree, options: options)
        let program = try Compiler.program(of: tree, deducedType: type, options: options)
        self.init(source: source, program: program, zones: program.zones)
    }

    /// An expression and its program.
    init(source: String, program: Program, zones: [ZoneRules]) {
        self.source = source
        self.program = program
        self.zones = zones
    }

    /// Names of the top-level variables that the expression may read, sorted, without the
    /// variables of its macros.
    package var variables: [String] { program.variables }

    /// Every top-level variable with the fields that are selected from it, for example
    /// `["signal", "labels"]` of `signal.labels["service"]`; sorted, each once.
    package var references: [[String]] { program.references }

    /// The type of the result; `nil` when the options declared nothing.
    package var deducedType: CELType? { program.deducedType }

    /// The value of the expression for some variables.
    ///
    /// - Throws: Why there is none. A variable without a value gives `.unboundVariable`, unless
    ///   `&&` or `||` can do without it.
    package func evaluate(_ bindings: any Bindings) throws(EvaluationError) -> Value {
        try Self.evaluate(program, bindings)
    }

    /// The value of a program, if it is not too large for the caller.
    static func evaluate(
        _ program: Program, _ bindings: any Bindings
    ) throws(EvaluationError) -> Value {
        var machine = Machine(program, bindings)
        let result = try program.root.evaluate(&machine)
        try result.checkSize(limit: program.limits.resultElements)
        return result
    }

    /// Whether the expression, taken as a condition, is true for some variables.
    ///
    /// - Throws: As ``evaluate(_:)``; `.noCondition` when the value is neither true nor false.
    package func holds(_ bindings: any Bindings) throws(EvaluationError) -> Bool {
        var machine = Machine(program, bindings)
        return try program.root.holds(&machine)
    }

    /// The value of an expression that reads no variables.
    package func evaluate() throws(EvaluationError) -> Value {
        try evaluate(VariableBindings())
    }

    /// Whether both were compiled from the same text.
    package static func == (left: Expression, right: Expression) -> Bool {
        left.source == right.source
    }

    /// Feeds the text into a hasher.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(source)
    }
}

extension Value {
    /// Refuses a list or map whose elements, counted at all levels, are too many for the caller
    /// to walk: `[x, x]` shares `x`, so little memory can hold an astronomic tree.
    fileprivate func checkSize(limit: Int) throws(EvaluationError) {
        var remaining = limit
        countElements(&remaining)
        if remaining < 0 { throw EvaluationError(.limit("resultElements")) }
    }

    private func countElements(_ remaining: inout Int) {
        guard remaining >= 0 else { return }
        remaining -= 1
        switch self {
        case .list(let elements):
            for element in elements where remaining >= 0 { element.countElements(&remaining) }
        case .map(let map):
            for entry in map.entries where remaining >= 0 { entry.value.countElements(&remaining) }
        case .optional(let content): content?.countElements(&remaining)
        default: break
        }
    }
}
