// SPDX-License-Identifier: Apache-2.0

/// Finds loops over what has no order, in targets where two runs must do the same.
///
/// Only names whose declaration in the same file shows a Set or a Dictionary are followed; what is
/// sorted in the same statement is fine.
enum UnorderedLoops {
    /// The loops of a file.
    static func offences(in file: SourceFile) -> [Offence] {
        let names = unorderedNames(in: file.tokens)
        return file.tokens.indices.filter { index in
            names.contains(file.tokens[index].text) && isWalked(at: index, in: file.tokens)
        }.map { index in
            Offence(
                file, file.tokens[index].line,
                "\(file.tokens[index].text) has no order: loop over a sorted Array, or over a Register."
            )
        }
    }

    // Calls whose result depends on the order in which they see the elements.
    private static let walks: Set = [
        "forEach", "map", "compactMap", "flatMap", "reduce", "first", "keys", "values", "lazy",
        "enumerated", "prefix", "dropFirst", "joined",
    ]

    // What may follow `keys` or `values` without asking for their order.
    private static let questions: Set = ["contains", "allSatisfy", "count", "isEmpty"]

    private static func unorderedNames(in code: [SourceToken]) -> Set<String> {
        var names: Set<String> = []
        for index in code.indices where ["let", "var"].contains(code[index].text) {
            guard index + 3 < code.count else { break }
            let type = code[(index + 2)...].prefix(24).map(\.text)
            if isUnordered(type) { names.insert(code[index + 1].text) }
        }
        return names
    }

    /// `: [A: B]`, `: Set<A>`, `= Set(`, `= Dictionary(`.
    private static func isUnordered(_ type: [String]) -> Bool {
        if ["Set", "Dictionary"].contains(type[1]), [":", "="].contains(type[0]) { return true }
        guard type[0] == ":", type[1] == "[" else { return false }
        var depth = 0
        for token in type.dropFirst() {
            switch token {
            case "[", "(", "<": depth += 1
            case "]", ")", ">": depth -= 1
            case ":" where depth == 1: return true
            default: break
            }
            if depth == 0 { return false }
        }
        return false
    }

    private static func isWalked(at index: Int, in code: [SourceToken]) -> Bool {
        guard index > 0, index + 2 < code.count, !isSorted(from: index, in: code) else {
            return false
        }
        let isLoop = code[index - 1].text == "in" && ["{", "where"].contains(code[index + 1].text)
        let isCall = code[index + 1].text == "." && walks.contains(code[index + 2].text)
        return isLoop || isCall && !isQuestion(from: index + 2, in: code)
    }

    /// `keys.contains`, or one value by its index.
    private static func isQuestion(from index: Int, in code: [SourceToken]) -> Bool {
        guard ["keys", "values"].contains(code[index].text), index + 2 < code.count else {
            return false
        }
        return code[index + 1].text == "[" || questions.contains(code[index + 2].text)
    }

    private static func isSorted(from index: Int, in code: [SourceToken]) -> Bool {
        let line = code[index].line
        let statement = code[index...].prefix { $0.line <= line + 1 }
        return statement.contains { ["sorted", "min", "max"].contains($0.text) }
    }
}
