// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

/// One line of a table: an expression and what must come of it.
struct Row: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable {
        case value(Value)
        case failure(EvaluationError.Kind)
        case anyFailure
        case refusal(ExpressionError.Kind)
        case anyRefusal
    }

    let name: String
    let source: String
    let outcome: Outcome

    var testDescription: String { name }

    /// The expression has a value.
    init(_ source: String, _ value: Value, name: String? = nil) {
        self.init(source, .value(value), name)
    }

    /// The expression is true.
    init(_ source: String, name: String? = nil) {
        self.init(source, .value(.bool(true)), name)
    }

    /// The evaluation fails in a certain way.
    init(_ source: String, fails kind: EvaluationError.Kind, name: String? = nil) {
        self.init(source, .failure(kind), name)
    }

    /// The evaluation fails.
    static func fails(_ source: String, name: String? = nil) -> Row {
        Row(source, .anyFailure, name)
    }

    /// The text is not an expression at all.
    static func refused(
        _ source: String, _ kind: ExpressionError.Kind? = nil, name: String? = nil
    ) -> Row {
        Row(source, kind.map(Outcome.refusal) ?? .anyRefusal, name)
    }

    private init(_ source: String, _ outcome: Outcome, _ name: String?) {
        self.source = source
        self.outcome = outcome
        let shown = source.count > 60 ? source.prefix(60) + "…" : source[...]
        self.name = name ?? String(shown)
    }

    /// Compiles and evaluates the expression and compares.
    func check(
        _ values: [String: Value] = [:], _ options: CompileOptions = CompileOptions(),
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let expression: Expression
        do {
            expression = try Expression(source, options: options)
        } catch {
            switch outcome {
            case .refusal(let kind): #expect(error.kind == kind, sourceLocation: sourceLocation)
            case .anyRefusal: break
            default: Issue.record("\(source): \(error)", sourceLocation: sourceLocation)
            }
            return
        }
        do {
            let value = try expression.evaluate(VariableBindings(values))
            guard case .value(let expected) = outcome else {
                Issue.record("\(source) gives \(value)", sourceLocation: sourceLocation)
                return
            }
            #expect(value == expected, sourceLocation: sourceLocation)
        } catch {
            switch outcome {
            case .failure(let kind): #expect(error.kind == kind, sourceLocation: sourceLocation)
            case .anyFailure: break
            default: Issue.record("\(source): \(error.message)", sourceLocation: sourceLocation)
            }
        }
    }
}

extension Value {
    /// Ints in a list.
    static func ints(_ numbers: Int64...) -> Value { .list(numbers.map(Value.int)) }

    /// Strings in a list.
    static func strings(_ texts: String...) -> Value { .list(texts.map(Value.string)) }

    /// The octets of a text.
    static func octets(_ text: String) -> Value { .bytes(Array(text.utf8)) }
}
