// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel

/// The variables that an expression may read, with their types.
package struct ExpressionScope {
    var variables: [String: CELType]
    /// The keys that some of the variables have, and what to say of others.
    var knownKeys: [KnownKeys] = []
    /// The units of facts that have one.
    var units: [String: String] = [:]

    /// The keys of one variable that is a map.
    struct KnownKeys {
        var variable: String
        var keys: [String]
        var code: DiagnosticCode
        /// What a key names: `step`.
        var noun: String
    }

    /// Names of what is measured of an incident; every target has one of its own too.
    static let measures = [
        "detect", "acknowledge", "first_notice", "resources_committed", "mitigate", "recover",
        "stand_down", "close", "notices_sent", "notices_late", "deliveries_rejected", "steps_done",
        "steps_skipped", "steps_failed", "steps_late", "escalations", "vacancies", "shortages",
        "relapses", "targets_met", "targets_breached", "level", "satisfaction",
    ]

    /// Names that facts cannot have, because expressions read something else by them.
    package static let reservedVariables =
        FactBindings.reserved + ["measures", "targets", "notices"]

    /// A report from outside.
    static let signal = ExpressionScope(
        variables: ["signal": .map(.string, .dyn), "now": .timestamp])
    /// What a drill of some plans measures.
    static func drill(_ plans: [Plan]) -> ExpressionScope {
        let steps = plans.flatMap { $0.playbook.steps.all.map(\.id.raw) }
        let notices = plans.flatMap { $0.notices.map(\.id) }
        return ExpressionScope(
            variables: [
                "measures": .map(.string, .dyn), "targets": .map(.string, .dyn),
                "steps": .map(.string, .dyn), "notices": .map(.string, .dyn),
            ],
            knownKeys: [
                KnownKeys(
                    variable: "measures", keys: measures, code: .unknownMeasure, noun: "measure"),
                KnownKeys(variable: "steps", keys: steps, code: .unknownStep, noun: "step"),
                KnownKeys(
                    variable: "notices", keys: notices, code: .unknownReference, noun: "notice"),
            ])
    }

    /// Facts, and the time.
    static func facts(_ facts: [FactDeclaration]) -> ExpressionScope {
        var variables = Dictionary(
            facts.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
        variables["now"] = .timestamp
        var scope = ExpressionScope(variables: variables)
        for fact in facts { scope.units[fact.name] = fact.unit }
        return scope
    }

    /// Facts and how far the response has come, over the steps named.
    static func response(_ facts: [FactDeclaration], steps: [String]) -> ExpressionScope {
        var scope = Self.facts(facts)
        scope.knownKeys = [
            KnownKeys(variable: "steps", keys: steps, code: .unknownStep, noun: "step")
        ]
        scope.variables["level"] = .int
        scope.variables["phase"] = .string
        scope.variables["steps"] = .map(.string, .dyn)
        return scope
    }

    /// Both together.
    func adding(_ other: ExpressionScope) -> ExpressionScope {
        var scope = ExpressionScope(
            variables: variables.merging(other.variables, uniquingKeysWith: { first, _ in first }))
        scope.units = units.merging(other.units, uniquingKeysWith: { first, _ in first })
        return scope
    }
}

extension Field {
    /// A compiled condition: something that is true or false.
    func condition(_ scope: ExpressionScope) -> Condition? {
        guard let expression = expression(scope) else { return nil }
        switch expression.deducedType {
        case nil, .bool?, .dyn?: return expression
        case let type?:
            report(
                .expressionType, "\"\(key)\" gives \(type), not true or false",
                help: "Compare it with something, as in error_rate >= 0.2.")
            return context.isLenient ? expression : nil
        }
    }

    /// A compiled expression of any type.
    func expression(_ scope: ExpressionScope) -> Condition? {
        guard let scalar = scalar("a condition") else { return nil }
        var options = CompileOptions(declarations: scope.variables, limits: .onTasks)
        options.zones = context.zoneCache.rules
        do {
            let expression = try Condition(scalar.text, options: options)
            checkKeys(scalar, scope)
            UnitCheck.check(scalar.text, units: scope.units, in: self, at: scalar)
            return expression
        } catch {
            report(
                .badExpression, error.message.withoutFullStop, help: help(for: error, scope),
                at: place(ofByte: error.offset, in: scalar))
            // A rule without its condition would hold always.
            return context.isLenient ? restored(scalar.text) : nil
        }
    }

    /// An expression that held once, with the zones that it may name.
    private func restored(_ source: String) -> Condition {
        var options = CompileOptions(limits: .onTasks)
        options.zones = context.zoneCache.rules
        do {
            return Condition(
                restoring: source, zones: try Condition(source, options: options).zones)
        } catch {
            return Condition(restoring: source)
        }
    }

    /// Reports constant keys that a map does not have: `steps["falover"]` would never be true.
    private func checkKeys(_ scalar: Scalar, _ scope: ExpressionScope) {
        guard !context.hasUnreadFiles else { return }
        for known in scope.knownKeys {
            for use in MapKeyUse.all(of: known.variable, in: scalar.text)
            where !known.keys.contains(use.key) {
                report(
                    known.code, "there is no \(known.noun) \"\(use.key.excerpt)\"",
                    help: known.keys.hint(for: use.key, offering: "Use another name."),
                    at: place(ofByte: use.offset, in: scalar))
            }
        }
    }

    private func help(for error: ExpressionError, _ scope: ExpressionScope) -> String {
        if let hint = error.hint { return "Did you mean \"\(hint)\"?" }
        let known = scope.variables.keys.sorted()
        switch error.kind {
        case .undeclaredName(let name):
            return known.hint(for: name, offering: "Declare it under facts, or use another name.")
        case .unknownFunction: return "See the list of functions in the documentation of CEL."
        case .limit: return "Simplify it, or compute a part of it as a fact."
        case .type: return "Convert one side, as in double(x) or string(x)."
        case .constantText: return "Write a text that can be converted, as in duration(\"5m\")."
        case .syntax, .regularExpression, .unsupported:
            return "Conditions are written in CEL, as in error_rate >= 0.2 || data_exposed."
        }
    }

    /// Where a byte of a scalar stands in the file. Exact for text on one line without escapes and
    /// for literal blocks; otherwise the beginning of the scalar.
    func place(ofByte offset: Int, in scalar: Scalar) -> Place {
        let before = String(decoding: scalar.text.utf8.prefix(offset), as: UTF8.self)
        switch scalar.style {
        case .plain, .singleQuoted, .doubleQuoted:
            return placeOnLine(before, scalar) ?? node.place
        case .literal:
            return placeInBlock(before) ?? node.place
        case .folded: return node.place
        }
    }

    private func placeOnLine(_ before: String, _ scalar: Scalar) -> Place? {
        guard scalar.end.line == node.place.line else { return nil }
        let quote = scalar.style == .plain ? 0 : 1
        let written = scalar.end.column - node.place.column - 2 * quote
        let length = scalar.text.unicodeScalars.count
        var column = node.place.column + quote + before.unicodeScalars.count
        if written != length {
            // In single quotes a quotation mark is written twice; double quotes have escapes.
            guard scalar.style == .singleQuoted else { return nil }
            column += before.unicodeScalars.count { $0 == "'" }
        }
        return Place(line: node.place.line, column: column)
    }

    private func placeInBlock(_ before: String) -> Place? {
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        let firstLine = node.place.line + 1
        guard
            let first = (firstLine..<firstLine + 1_000).first(where: {
                !file.line($0).allSatisfy(\.isWhitespace)
            })
        else { return nil }
        let indent = file.line(first).prefix { $0 == " " }.count
        guard let last = lines.last else { return nil }
        return Place(
            line: firstLine + lines.count - 1, column: indent + last.unicodeScalars.count + 1)
    }
}

extension String {
    /// Without the full stop at its end, which messages put themselves.
    package var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
