// SPDX-License-Identifier: Apache-2.0

/// A compiled regular expression of RE2's syntax, for searching a text for a match.
///
/// Patterns become an automaton whose states are tried side by side (Thompson's construction), so
/// that the work is at most the length of the text times the size of the pattern. Back-references
/// and look-around do not exist for that reason.
struct RegularExpression: Sendable {
    /// One step of the automaton; numbers are places in the program.
    enum Instruction: Sendable {
        case scalar(UInt32)
        case set(ScalarSet)
        case assertion(Assertion)
        /// Goes on at both places.
        case split(Int, Int)
        case jump(Int)
        case match
    }

    /// A condition on the place between two code points.
    enum Assertion: Sendable {
        case textStart
        case textEnd
        case lineStart
        case lineEnd
        case wordBoundary
        case notWordBoundary
    }

    let program: [Instruction]

    /// Compiles a pattern for an evaluation.
    static func compiled(
        _ pattern: String, sizeLimit: Int
    ) throws(EvaluationError) -> RegularExpression {
        do {
            return try RegularExpression(pattern, sizeLimit: sizeLimit)
        } catch {
            throw error.evaluationError
        }
    }

    /// Compiles a pattern.
    ///
    /// - Parameter sizeLimit: The most instructions that it may take.
    init(_ pattern: String, sizeLimit: Int) throws(RegularExpressionError) {
        var parser = PatternParser(pattern)
        let tree = try parser.parse()
        var compiler = PatternCompiler(sizeLimit: sizeLimit)
        program = try compiler.compile(tree)
    }
}

/// Why a pattern cannot be compiled.
enum RegularExpressionError: Error, Equatable, Sendable {
    case syntax(String)
    case tooLarge

    var evaluationError: EvaluationError {
        switch self {
        case .syntax(let reason): EvaluationError(.regularExpression(reason))
        case .tooLarge: EvaluationError(.limit("regularExpressionSize"))
        }
    }
}

/// The function `matches` with a pattern that is known beforehand or not.
enum RegularExpressionFunctions {
    static func matches(
        _ text: Value, _ expression: RegularExpression, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = text else { throw .noOverload("matches", text) }
        // One unit of cost is four steps of the automaton.
        var steps = machine.remainingCost &* 4
        let isMatch = expression.matches(text, steps: &steps)
        try machine.spend(machine.remainingCost - steps / 4)
        guard let isMatch else { throw EvaluationError(.limit("cost")) }
        return .bool(isMatch)
    }

    static func matches(
        _ text: Value, _ pattern: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string = text, case .string(let pattern) = pattern else {
            throw .noOverload("matches", text, pattern)
        }
        try machine.spend(bytes: pattern.utf8.count * 10)
        let expression = try RegularExpression.compiled(
            pattern, sizeLimit: machine.limits.regularExpressionSize)
        try machine.spend(expression.program.count / 10)
        return try matches(text, expression, &machine)
    }
}
