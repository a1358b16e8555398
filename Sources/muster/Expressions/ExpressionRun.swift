// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// One expression of the command line, with its answer.
struct ExpressionRun {
    private let source: String
    private let bindings: VariableBindings
    private let options: CompileOptions

    init(_ source: String, _ variables: ExpressionVariables) {
        self.source = source
        bindings = VariableBindings(variables.values)
        options = CompileOptions(
            declarations: variables.declarations, timeZones: NamedTimeZones.lookup)
    }

    /// The type that the expression gives.
    func type() throws -> String { try compiled().deducedType?.description ?? "dyn" }

    /// The value of the expression.
    func value() throws -> CEL.Value {
        let expression = try compiled()
        do throws(EvaluationError) {
            return try expression.evaluate(bindings)
        } catch {
            throw CommandFailure(.doesNotHold, "error: \(error.message)")
        }
    }

    private func compiled() throws -> Expression {
        do throws(ExpressionError) {
            return try Expression(source, options: options)
        } catch {
            throw failure(error)
        }
    }

    /// The expression and each of its parts with its value.
    func trace() throws -> [ExpressionPart] {
        do throws(ExpressionError) {
            return try Expression.parts(
                of: source, options: options, bindings: bindings,
                limit: ExpressionLimit.tracedParts)
        } catch {
            throw failure(error)
        }
    }

    /// The mistake with a caret below its place, as mistakes in plan files are shown.
    private func failure(_ error: ExpressionError) -> CommandFailure {
        let (line, column) = error.position(in: source)
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = line <= lines.count ? String(lines[line - 1]).visibleLine : ""
        var message = "\(line):\(column): error: \(error.message)"
        if shown.utf8.count <= 160 {
            let before = String(shown.unicodeScalars.prefix(column - 1))
            message += "\n    \(shown)\n    \(String(repeating: " ", count: Table.width(before)))^"
        }
        return CommandFailure(
            .doesNotHold, message, help: error.hint.map { "Did you mean \"\($0)\"?" } ?? "")
    }
}

extension ExpressionPart {
    /// The part, indented by its depth, with its value.
    var text: String {
        let indent = String(repeating: "  ", count: min(depth, 20))
        return "\(indent)\(source.visibleLine) = \(valueText)"
    }

    /// The same for programs.
    var json: JSON {
        var members: [JSON.Member] = [
            .init("expr", .string(source)), .init("depth", .integer(Int64(depth))),
        ]
        switch result {
        case .success(let value): members.append(.init("value", value.typedJSON))
        case .failure(let error): members.append(.init("error", .string(error.message)))
        }
        return .object(members)
    }

    private var valueText: String {
        switch result {
        case .success(let value): value.expressionText
        case .failure(let error): "error: \(error.message)"
        }
    }
}
