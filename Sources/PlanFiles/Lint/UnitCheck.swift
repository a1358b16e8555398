// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Looks whether numbers fit the units of the facts that they are held against: a ratio runs from
/// 0 to 1, a percentage from 0 to 100.
enum UnitCheck {
    private static let ratios: Set<String> = ["ratio", "share", "fraction"]
    private static let percentages: Set<String> = ["percent", "percentage", "%"]
    private static let relations: Set<String> = ["==", "!=", "<", "<=", ">", ">="]
    // What binds more tightly than a relation, or belongs to a name.
    private static let binding: Set<String> = ["+", "-", "*", "/", "%", ".", "(", "["]

    /// Reports comparisons in a condition that mix units.
    static func check(_ source: String, units: [String: String], in field: Field, at scalar: Scalar)
    {
        guard !units.isEmpty, let tokens = ConditionToken.tokens(of: source) else { return }
        for index in tokens.indices where relations.contains(tokens[index].symbol) {
            guard let left = operand(before: index, tokens),
                let right = operand(after: index, tokens)
            else { continue }
            let (first, second) = (tokens[left], tokens[right])
            guard let problem = problem(first, second, units) ?? problem(second, first, units)
            else { continue }
            field.report(
                .unitMismatch, problem.message, help: problem.help,
                at: field.place(ofByte: tokens[left].offset, in: scalar))
        }
    }

    /// What is wrong with one number as the value of a unit; nil when nothing is.
    /// Less than one percent is a suspicious threshold, but as a value it is common.
    static func problem(
        of number: Double, as unit: String?, of name: String, isThreshold: Bool
    ) -> Problem? {
        guard let unit else { return nil }
        if ratios.contains(unit), number > 1 || number < 0 {
            return Problem(
                message: "\"\(name)\" is a \(unit) from 0 to 1, but stands beside \(number.brief)",
                help: number > 1 && number <= 100
                    ? "Did you mean \((number / 100).brief)?" : "Write a number from 0 to 1.")
        }
        if isThreshold, percentages.contains(unit), number > 0, number < 1 {
            return Problem(
                message: "\"\(name)\" is a percentage, but stands beside \(number.brief)",
                help: "Did you mean \((number * 100).brief)? For less than one percent use the unit"
                    + " ratio.")
        }
        return nil
    }

    struct Problem {
        var message: String
        var help: String
    }

    private static func operand(before index: Int, _ tokens: [ConditionToken]) -> Int? {
        guard index > 0 else { return nil }
        let isAlone = index < 2 || !binding.subtracting(["("]).contains(tokens[index - 2].symbol)
        return isAlone && tokens[index - 1].isOperand ? index - 1 : nil
    }

    private static func operand(after index: Int, _ tokens: [ConditionToken]) -> Int? {
        guard index + 1 < tokens.count else { return nil }
        let isAlone = index + 2 >= tokens.count || !binding.contains(tokens[index + 2].symbol)
        return isAlone && tokens[index + 1].isOperand ? index + 1 : nil
    }

    // A fact beside a number, or beside another fact.
    private static func problem(
        _ fact: ConditionToken, _ other: ConditionToken, _ units: [String: String]
    ) -> Problem? {
        guard case .word(let name) = fact.kind, let unit = units[name] else { return nil }
        switch other.kind {
        case .number(let number):
            return problem(of: number, as: unit, of: name, isThreshold: true)
        case .word(let second):
            guard let otherUnit = units[second], otherUnit != unit, second > name else {
                return nil
            }
            return Problem(
                message: "\"\(name)\" is in \(unit), but \"\(second)\" is in \(otherUnit)",
                help: "Convert one of the two, or give both the same unit.")
        default: return nil
        }
    }
}

extension ConditionToken {
    fileprivate var isOperand: Bool {
        switch kind {
        case .word, .number: true
        default: false
        }
    }
}

extension Double {
    /// Without `.0`, and without the noise of binary fractions.
    fileprivate var brief: String {
        let rounded = (self * 1_000_000).rounded() / 1_000_000
        return rounded == rounded.rounded() && abs(rounded) < 1e15
            ? String(Int64(rounded)) : String(rounded)
    }
}
