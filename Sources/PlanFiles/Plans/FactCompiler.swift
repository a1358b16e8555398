// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

/// Compiles what the rules of a plan may read.
package enum FactCompiler {
    /// Facts of one plan: more than anybody fills in during an incident.
    static let mostFacts = 200

    /// The facts in the order of the file.
    static func facts(_ field: Field?) -> [FactDeclaration] {
        guard let field, let entries = field.entries() else { return [] }
        if entries.count > mostFacts {
            field.report(
                .outOfRange, "the plan has \(entries.count) facts, more than \(mostFacts)",
                help: "Remove those that no rule reads.")
        }
        return entries.compactMap { key, value in
            let isNamed = checkName(key)
            let fact = fact(named: key.key, value)
            return isNamed ? fact : nil
        }
    }

    private static func fact(named name: String, _ field: Field) -> FactDeclaration? {
        guard let section = Section(field, title: "fact \"\(name)\"", shape: .fact) else {
            return nil
        }
        let unit = section["unit"]?.string()
        let source = section["from"]?.expression(.signal)
        guard let type = section.required("type")?.factType() else { return nil }
        if let given = source?.deducedType, !fits(given, type) {
            section["from"]?.report(
                .expressionType, "\"from\" gives \(given), but the fact is \(type)",
                help: "Convert it, as in \(type)(…).")
        }
        let initial = section["default"]?.factValue(type)
        section["default"]?.checkUnit(of: initial, unit, name)
        return FactDeclaration(
            name: name, type: type, unit: unit, initial: initial, source: source)
    }

    private static func fits(_ given: CELType, _ wanted: CELType) -> Bool {
        switch (given, wanted) {
        case (.dyn, _): true
        case (.list(let left), .list(let right)): fits(left, right)
        case (.map(let leftKey, let left), .map(let rightKey, let right)):
            fits(leftKey, rightKey) && fits(left, right)
        default: given == wanted
        }
    }

    // Reserved words of the CEL grammar, and names of its types, which stand for themselves.
    package static let words: Set<String> = [
        "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import",
        "in", "let", "loop", "namespace", "null", "package", "return", "true", "var", "void",
        "while", "bool", "bytes", "double", "duration", "dyn", "int", "list", "map", "null_type",
        "string", "timestamp", "type", "uint", "math", "strings", "optional", "net", "cel",
    ]

    private static func checkName(_ key: Field) -> Bool {
        let name = key.key
        let isWord =
            name.utf8.count <= Field.identifierLength
            && name.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") }
            && !(name.first?.isNumber ?? true)
        guard isWord else {
            key.report(
                .badFactName, "\"\(name.excerpt)\" cannot be the name of a fact",
                help: "Use at most 64 letters, digits and \"_\", not beginning with a digit.")
            return false
        }
        guard !words.contains(name), !ExpressionScope.reservedVariables.contains(name) else {
            key.report(
                .badFactName, "\"\(name)\" means something else in conditions",
                help: "Choose another name, such as \(name)_value.")
            return false
        }
        return true
    }
}

extension Field {
    fileprivate func factType() -> CELType? {
        guard let scalar = scalar("a type") else { return nil }
        let names = ["bool", "int", "uint", "double", "string", "duration", "timestamp"]
        guard let type = CELType(parsing: scalar.text), type.isForFacts else {
            report(
                .badFactType, "\"\(scalar.text.excerpt)\" is not a type of a fact",
                help: names.hint(for: scalar.text, offering: "Use list(T) or map(string, T) too."))
            return nil
        }
        return type
    }

    /// The value of a fact of some type.
    func factValue(_ type: CELType) -> FactValue? {
        switch type {
        case .bool: return bool().map { .bool($0) }
        case .int: return integer().map { .int($0) }
        case .uint: return integer(in: 0 ... .max).map { .uint(UInt64($0)) }
        case .double: return number().map { .double($0) }
        case .string: return text(ofFact: type).map { .string($0) }
        case .duration:
            return duration().map { .duration(Span(milliseconds: $0.milliseconds)) }
        case .timestamp:
            return moment().map { .timestamp(Instant(milliseconds: $0.milliseconds)) }
        case .list(let element):
            return items().map { .list($0.compactMap { $0.factValue(element) }) }
        case .map(_, let value):
            return entries().map { entries in
                let pairs: [(FactValue, FactValue)] = entries.compactMap { key, field in
                    field.factValue(value).map { (.string(key.key), $0) }
                }
                return .map(MapValue(pairs))
            }
        default: return nil
        }
    }

    /// Reports a value that its unit cannot have.
    fileprivate func checkUnit(of value: FactValue?, _ unit: String?, _ name: String) {
        let number: Double? =
            switch value {
            case .double(let number)?: number
            case .int(let number)?: Double(number)
            default: nil
            }
        guard let number,
            let problem = UnitCheck.problem(of: number, as: unit, of: name, isThreshold: false)
        else { return }
        report(.unitMismatch, problem.message, help: problem.help)
    }

    // An empty text is a value of a fact, although it is no text for people.
    private func text(ofFact type: CELType) -> String? {
        guard case .scalar(let scalar) = node.content, !scalar.isNull else {
            reportType("a text")
            return nil
        }
        guard scalar.bool == nil, !scalar.isNumber else {
            report(
                .badFactValue, "\"\(key)\" is a string, but this is \(scalar.kindName)",
                help: "Put it in quotes.")
            return nil
        }
        return scalar.text
    }

    /// Values of facts by name: those of a test or of an inject.
    func facts(_ declared: [FactDeclaration]) -> [Fact] {
        (entries() ?? []).compactMap { key, value in
            guard let fact = declared.first(where: { $0.name == key.key }) else {
                guard !context.hasUnreadFiles else { return nil }
                key.report(
                    .unknownFact, "there is no fact \"\(key.key.excerpt)\"",
                    help: declared.map(\.name).hint(
                        for: key.key, offering: "Declare it under facts of the plan."))
                return nil
            }
            let known = value.factValue(fact.type)
            value.checkUnit(of: known, fact.unit, fact.name)
            return known.map { Fact(name: key.key, value: $0) }
        }
    }
}

extension CELType {
    /// Whether a file can state values of the type.
    fileprivate var isForFacts: Bool {
        switch self {
        case .bool, .int, .uint, .double, .string, .duration, .timestamp: true
        case .list(let element): element.isForFacts
        case .map(.string, let value): value.isForFacts
        default: false
        }
    }
}
