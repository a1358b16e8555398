// SPDX-License-Identifier: Apache-2.0

extension Checker {
    /// The result of the signatures that fit; `dyn` when they disagree about it.
    mutating func call(
        _ name: String, _ signatures: [Signature], _ arguments: [CELType], at offset: Int
    ) throws(ExpressionError) -> CELType {
        var result: CELType?
        for signature in signatures where signature.parameters.count == arguments.count {
            var variables: [String: CELType] = [:]
            let fresh = (signature.parameters + [signature.result]).map { type in
                type.mappingParameters { name in
                    if let known = variables[name] { return known }
                    let variable = types.newVariable()
                    variables[name] = variable
                    return variable
                }
            }
            guard types.assign(arguments, to: Array(fresh.dropLast())) else { continue }
            let type = types.resolve(fresh[fresh.count - 1])
            result = result == nil || result == type ? type : .dyn
        }
        guard let result else {
            throw ExpressionError(
                "'\(Self.shownName(name))' does not take (\(list(arguments)))"
                    + "; it takes \(alternatives(signatures))", at: offset, kind: .type)
        }
        return result
    }

    /// A call in function or method style.
    mutating func call(
        _ name: String, receiver: SyntaxNode?, _ arguments: [SyntaxNode], at offset: Int
    ) throws(ExpressionError) -> CELType {
        if let receiver, let chain = receiver.chain, local(chain.parts[0]) == nil {
            let qualified = chain.parts.joined(separator: ".") + "." + name
            for candidate in names.candidates(qualified, isRoot: chain.isRoot)
            where FunctionTable.names.contains(candidate) {
                return try call(candidate, isMethod: false, arguments, at: offset)
            }
        }
        if let receiver {
            return try call(name, isMethod: true, [receiver] + arguments, at: offset)
        }
        for candidate in names.candidates(name, isRoot: false)
        where FunctionTable.names.contains(candidate) {
            return try call(candidate, isMethod: false, arguments, at: offset)
        }
        return try call(name, isMethod: false, arguments, at: offset)
    }

    private mutating func call(
        _ name: String, isMethod: Bool, _ arguments: [SyntaxNode], at offset: Int
    ) throws(ExpressionError) -> CELType {
        let types = try check(arguments)
        let definition = FunctionTable.find(
            name, isMethod: isMethod, argumentCount: arguments.count)
        if let definition, definition.isVariadic {
            return try extreme(definition.name, types, at: offset)
        }
        if let definition { return try call(name, definition.signatures, types, at: offset) }
        guard FunctionTable.names.contains(name) else {
            throw ExpressionError(
                "unknown function '\(name)'", at: offset, kind: .unknownFunction(name),
                hint: NearestName.of(name, among: FunctionTable.sortedNames))
        }
        throw ExpressionError(
            "'\(name)' does not take (\(list(types)))\(isMethod ? " as a method" : "")",
            at: offset, kind: .type)
    }

    /// `math.greatest` and `math.least`: numbers, or one list of them.
    private mutating func extreme(
        _ name: String, _ arguments: [CELType], at offset: Int
    ) throws(ExpressionError) -> CELType {
        var numbers = arguments.map { types.resolve($0) }
        if numbers.count == 1, case .list(let element) = numbers[0] {
            numbers = [types.resolve(element)]
        }
        for number in numbers {
            switch number {
            case .int, .uint, .double, .dyn, .parameter: continue
            default:
                throw ExpressionError(
                    "'\(name)' takes numbers or a list of numbers, not \(shown(number))",
                    at: offset, kind: .type)
            }
        }
        return numbers.allSatisfy { $0 == numbers[0] } ? numbers[0] : .dyn
    }

    // MARK: Wording

    /// An operator as it is written: "+" for "_+_".
    private static func shownName(_ name: String) -> String {
        name == "@in" ? "in" : name.contains("_") ? name.filter { $0 != "_" } : name
    }

    private func list(_ types: [CELType]) -> String {
        types.map(shown).joined(separator: ", ")
    }

    private func alternatives(_ signatures: [Signature]) -> String {
        let texts = signatures.prefix(6).map { "(\(list($0.parameters)))" }
        return texts.joined(separator: " or ") + (signatures.count > 6 ? " and others" : "")
    }
}
