// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

/// `muster cel`: evaluates expressions, one or a file of them.
struct CelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cel", abstract: "Evaluate expressions as plans write them.",
        discussion: """
            One expression prints its value; a mistake in it, or no value, is exit code 1. With \
            --jsonl each line of a file is an object with id, expr, bindings and more, answered by \
            a line {"id": …, "value": …} or {"id": …, "error": …}: see docs/expressions.md.
            """)

    @Argument(help: "The expression.")
    var expression: String?

    @Option(
        help: """
            Its variables: {"error_rate": 0.3}. Whole numbers are int; the typed notation \
            {"double": "1"} says anything else.
            """)
    var vars: String?

    @Option(name: .customLong("type"), help: "The type of a variable without a value: name=type.")
    var types: [String] = []

    @Option(help: "Evaluate the lines of a file; - for standard input.")
    var jsonl: String?

    @Flag(help: "Do not evaluate: tell the type of the result.")
    var check = false

    @Flag(help: "Show every part of the expression with its value.")
    var trace = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (expression == nil) != (jsonl == nil) else {
            throw ValidationError("Name either an expression or --jsonl FILE.")
        }
        guard jsonl == nil || (vars == nil && types.isEmpty && !trace) else {
            throw ValidationError("--vars, --type and --trace go with a single expression.")
        }
        guard !(check && trace) else { throw ValidationError("Either --check or --trace.") }
    }

    func run() throws {
        let command = self
        try DeepStack.run { try command.evaluate() }
    }

    private func evaluate() throws {
        if let jsonl { return try answerLines(of: jsonl) }
        let variables = try ExpressionVariables(json: vars, types: types)
        let run = ExpressionRun(expression ?? "", variables)
        if check {
            let type = try run.type()
            json ? Terminal.say(["deduced_type": .string(type)]) : Terminal.say(type)
        } else if trace {
            let parts = try run.trace()
            if json {
                Terminal.say(.array(parts.map(\.json)))
            } else {
                for part in parts { Terminal.say(part.text) }
            }
        } else {
            let value = try run.value()
            json ? Terminal.say(["value": value.typedJSON]) : Terminal.say(value.expressionText)
        }
    }

    private func answerLines(of path: String) throws {
        var reader = try LineReader(path)
        var number = 0
        var unreadable = 0
        while let line = try reader.next() {
            number += 1
            guard let answer = answer(line, number, &unreadable) else { continue }
            Terminal.emit(json: answer.compact)
        }
        guard unreadable > 0 else { return }
        throw CommandFailure(
            .doesNotHold, "\(path): \(unreadable) of \(number) lines are no cases.")
    }

    /// The answer of a line; nil when it is blank.
    private func answer(
        _ line: LineReader.Line, _ number: Int, _ unreadable: inout Int
    ) -> JSON? {
        do throws(CaseError) {
            guard case .text(let bytes) = line else {
                let limit = ExpressionLimit.lineBytes >> 20
                throw CaseError(nil, "the line has more than \(limit) MiB")
            }
            if bytes.allSatisfy({ $0 <= UInt8(ascii: " ") }) { return nil }
            return try ExpressionCase(line: bytes, isOnlyChecked: check).answer
        } catch {
            unreadable += 1
            return CaseError(error.id, "line \(number): \(error.message)").answer
        }
    }
}
