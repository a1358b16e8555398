// SPDX-License-Identifier: Apache-2.0

extension StringFunctions {
    static func replace(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = arguments[0], case .string(let old) = arguments[1],
            case .string(let new) = arguments[2]
        else { throw noOverload("replace", arguments) }
        let limit = try count(arguments, at: 3, "replace")
        try machine.spend(bytes: text.utf8.count)
        let pieces = pieces(of: text, separator: old, limit: limit.map { $0 + 1 })
        try machine.spend(pieces.count)
        let bytes = text.utf8.count + (pieces.count - 1) * (new.utf8.count - old.utf8.count)
        try machine.allow(textBytes: bytes)
        return .string(pieces.joined(separator: new))
    }

    static func split(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = arguments[0], case .string(let separator) = arguments[1]
        else { throw noOverload("split", arguments) }
        let limit = try count(arguments, at: 2, "split")
        if limit == 0 { return .list([]) }
        try machine.spend(bytes: text.utf8.count)
        if separator.isEmpty {
            // Between all code points, and unlike replace not before the first and the last.
            return .list(try scalarPieces(of: text, limit: limit, &machine).map(Value.string))
        }
        let pieces = pieces(of: text, separator: separator, limit: limit)
        // Each piece is a text of its own, which takes longer than the bytes that it has.
        try machine.spend(pieces.count)
        try machine.allow(elements: pieces.count)
        return .list(pieces.map(Value.string))
    }

    static func join(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        var separator = ""
        if arguments.count > 1 {
            guard case .string(let given) = arguments[1] else {
                throw noOverload("join", arguments)
            }
            separator = given
        }
        guard case .list(let elements) = arguments[0] else { throw noOverload("join", arguments) }
        var texts: [String] = []
        var bytes = separator.utf8.count * max(0, elements.count - 1)
        try machine.spend(elements.count)
        for element in elements {
            guard case .string(let text) = element else { throw noOverload("join", arguments) }
            texts.append(text)
            bytes += text.utf8.count
        }
        try machine.allow(textBytes: bytes)
        return .string(texts.joined(separator: separator))
    }

    private static func noOverload(_ name: String, _ arguments: [Value]) -> EvaluationError {
        EvaluationError(.noSuchOverload(function: name, arguments: arguments.map(\.typeName)))
    }

    /// An argument that limits a number; `nil` when it is absent or negative, which is "all".
    private static func count(
        _ arguments: [Value], at index: Int, _ name: String
    ) throws(EvaluationError) -> Int? {
        guard arguments.count > index else { return nil }
        guard case .int(let count) = arguments[index] else { throw noOverload(name, arguments) }
        return count < 0 ? nil : Int(min(count, Int64(Int32.max)))
    }

    /// The parts of a text between separators, at most `limit` of them. An empty separator stands
    /// before every code point and at the end.
    private static func pieces(of text: String, separator: String, limit: Int?) -> [String] {
        let bytes = Array(text.utf8)
        let part = Array(separator.utf8)
        var pieces: [String] = []
        var start = 0
        var search = 0
        while pieces.count + 1 < limit ?? .max {
            guard let found = TextSearch.find(part, in: bytes, from: search) else { break }
            pieces.append(String(repairing: bytes[start..<found]))
            start = found + part.count
            search = start
            if part.isEmpty {
                if found == bytes.count { break }
                repeat { search += 1 } while search < bytes.count && bytes[search] & 0xC0 == 0x80
            }
        }
        pieces.append(String(repairing: bytes[start...]))
        return pieces
    }

    private static func scalarPieces(
        of text: String, limit: Int?, _ machine: inout Machine
    ) throws(EvaluationError) -> [String] {
        let scalars = Array(text.unicodeScalars)
        let count = min(limit ?? .max, scalars.count)
        try machine.allow(elements: count)
        guard count > 0 else { return [] }
        var pieces = scalars[..<(count - 1)].map { String($0) }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: scalars[(count - 1)...])
        pieces.append(String(rest))
        return pieces
    }
}
