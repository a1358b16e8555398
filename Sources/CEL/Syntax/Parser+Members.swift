// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// `Member` of the grammar: a primary with its selections, indexes and calls.
    mutating func member() throws(ExpressionError) -> SyntaxNode {
        var result = try primary()
        // Macros leave out names that belong to them, such as `cel` of `cel.bind`.
        let start = result.range.lowerBound
        while true {
            result.range = start..<result.range.upperBound
            let offset = next.offset
            if take(.dot) {
                result = try selection(from: result, at: offset)
            } else if take(.openBracket) {
                let isOptional = take(.question)
                let index = try expression()
                try expect(.closeBracket)
                result = try node(
                    .index(result, index, isOptional: isOptional), at: offset,
                    over: [result, index])
            } else if next.kind == .symbol(.openBrace), let chain = result.chain {
                let name = chain.parts.joined(separator: ".")
                throw ExpressionError(
                    "there are no message types here, so '\(name){…}' cannot be made; use a map",
                    at: result.offset, kind: .unsupported)
            } else {
                return result
            }
        }
    }

    private mutating func selection(
        from operand: SyntaxNode, at offset: Int
    ) throws(ExpressionError) -> SyntaxNode {
        let isOptional = take(.question)
        let nameOffset = next.offset
        let field: String
        switch next.kind {
        case .identifier(let name) where !ReservedWord.ofTheGrammar.contains(name): field = name
        case .quotedIdentifier(let name): field = name
        default: throw unexpected("a field name")
        }
        let isQuoted = next.kind != .identifier(field)
        position += 1
        guard !isOptional, !isQuoted, take(.openParenthesis) else {
            return try node(
                .select(operand, field: field, isOptional: isOptional), at: offset, over: [operand])
        }
        let arguments = try self.arguments()
        if areMacrosEnabled,
            let expanded = try expandMethod(field, of: operand, arguments, at: nameOffset)
        {
            return expanded
        }
        return try node(
            .methodCall(operand, field, arguments), at: nameOffset, over: [operand] + arguments)
    }

    /// The arguments of a call; the position is behind the opening parenthesis.
    private mutating func arguments() throws(ExpressionError) -> [SyntaxNode] {
        var arguments: [SyntaxNode] = []
        if take(.closeParenthesis) { return arguments }
        repeat { arguments.append(try expression()) } while take(.comma)
        try expect(.closeParenthesis)
        return arguments
    }

    private mutating func primary() throws(ExpressionError) -> SyntaxNode {
        let token = next
        position += 1
        switch token.kind {
        case .int(let magnitude): return try int(magnitude, isNegative: false, at: token.offset)
        case .uint(let value): return try node(.literal(.uint(value)), at: token.offset)
        case .double(let value): return try node(.literal(.double(value)), at: token.offset)
        case .string(let value): return try node(.literal(.string(value)), at: token.offset)
        case .bytes(let value): return try node(.literal(.bytes(value)), at: token.offset)
        case .symbol(.minus): return try negativeNumber(at: token.offset)
        case .symbol(.openParenthesis):
            var inner = try expression()
            try expect(.closeParenthesis)
            inner.isParenthesized = true
            inner.range = token.offset..<next.offset
            return inner
        case .symbol(.openBracket): return try list(at: token.offset)
        case .symbol(.openBrace): return try map(at: token.offset)
        case .symbol(.dot):
            guard case .identifier(let name) = next.kind else { throw unexpected("a name") }
            position += 1
            return try named(name, isRoot: true, at: token.offset)
        case .identifier("true"): return try node(.literal(.bool(true)), at: token.offset)
        case .identifier("false"): return try node(.literal(.bool(false)), at: token.offset)
        case .identifier("null"): return try node(.literal(.null), at: token.offset)
        case .identifier(let name): return try named(name, isRoot: false, at: token.offset)
        case .symbol, .quotedIdentifier, .end:
            position -= 1
            throw unexpected("an expression")
        }
    }

    private mutating func negativeNumber(at offset: Int) throws(ExpressionError) -> SyntaxNode {
        switch next.kind {
        case .int(let magnitude):
            position += 1
            return try int(magnitude, isNegative: true, at: offset)
        case .double(let value):
            position += 1
            return try node(.literal(.double(-value)), at: offset)
        default:
            throw unexpected("a number")
        }
    }

    private mutating func int(
        _ magnitude: UInt64, isNegative: Bool, at offset: Int
    ) throws(ExpressionError) -> SyntaxNode {
        let value = isNegative ? -Int128(magnitude) : Int128(magnitude)
        guard let value = Int64(exactly: value) else {
            throw ExpressionError("the number \(value) does not fit an int", at: offset)
        }
        return try node(.literal(.int(value)), at: offset)
    }

    private mutating func named(
        _ name: String, isRoot: Bool, at offset: Int
    ) throws(ExpressionError) -> SyntaxNode {
        guard !ReservedWord.ofTheGrammar.contains(name),
            !ReservedWord.forHostLanguages.contains(name)
        else {
            throw ExpressionError("'\(name)' is a reserved word", at: offset)
        }
        guard take(.openParenthesis) else {
            return try node(.identifier(name, isRoot: isRoot), at: offset)
        }
        let arguments = try self.arguments()
        if areMacrosEnabled, name == "has", arguments.count == 1 {
            return try expandHas(arguments[0], at: offset)
        }
        return try node(.call(name, arguments), at: offset, over: arguments)
    }

    private mutating func list(at offset: Int) throws(ExpressionError) -> SyntaxNode {
        var elements: [SyntaxNode.Element] = []
        while next.kind != .symbol(.closeBracket), next.kind != .symbol(.comma) {
            let isOptional = take(.question)
            elements.append(SyntaxNode.Element(value: try expression(), isOptional: isOptional))
            guard next.kind == .symbol(.comma), tokens[position + 1].kind != .symbol(.closeBracket)
            else { break }
            position += 1
        }
        _ = take(.comma)
        try expect(.closeBracket)
        return try node(.list(elements), at: offset, over: elements.map(\.value))
    }

    private mutating func map(at offset: Int) throws(ExpressionError) -> SyntaxNode {
        var entries: [SyntaxNode.Entry] = []
        while next.kind != .symbol(.closeBrace), next.kind != .symbol(.comma) {
            let isOptional = take(.question)
            let key = try expression()
            try expect(.colon)
            let value = try expression()
            entries.append(SyntaxNode.Entry(key: key, value: value, isOptional: isOptional))
            guard next.kind == .symbol(.comma), tokens[position + 1].kind != .symbol(.closeBrace)
            else { break }
            position += 1
        }
        _ = take(.comma)
        try expect(.closeBrace)
        return try node(.map(entries), at: offset, over: entries.flatMap { [$0.key, $0.value] })
    }
}
