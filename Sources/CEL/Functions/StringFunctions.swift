// SPDX-License-Identifier: Apache-2.0

/// The extension "strings". Positions count code points.
enum StringFunctions {
    /// The text as code points, charged as work.
    private static func scalars(
        _ text: String, _ machine: inout Machine
    ) throws(EvaluationError) -> [Unicode.Scalar] {
        try machine.spend(bytes: text.utf8.count)
        return Array(text.unicodeScalars)
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> Value {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return .string(String(text))
    }

    private static func noOverload(_ name: String, _ arguments: [Value]) -> EvaluationError {
        EvaluationError(.noSuchOverload(function: name, arguments: arguments.map(\.typeName)))
    }

    static func charAt(
        _ text: Value, _ index: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let string) = text, case .int(let index) = index else {
            throw .noOverload("charAt", text, index)
        }
        let scalars = try scalars(string, &machine)
        guard (0...Int64(scalars.count)).contains(index) else {
            throw EvaluationError(.indexOutOfRange(index))
        }
        return self.string(scalars[Int(index)...].prefix(1))
    }

    // MARK: Search

    static func indexOf(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
            throw noOverload("indexOf", arguments)
        }
        let scalars = try scalars(text, &machine)
        let start = try position(arguments, in: scalars, isEmptyPart: part.isEmpty, "indexOf") ?? 0
        guard !part.isEmpty else { return .int(Int64(start)) }
        let found = TextSearch.find(try self.scalars(part, &machine), in: scalars, from: start)
        return .int(Int64(found ?? -1))
    }

    static func lastIndexOf(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
            throw noOverload("lastIndexOf", arguments)
        }
        let scalars = try scalars(text, &machine)
        let last = try position(arguments, in: scalars, isEmptyPart: part.isEmpty, "lastIndexOf")
        guard !part.isEmpty else { return .int(Int64(last ?? scalars.count)) }
        // The last match is the first one of the texts read backwards.
        let backwards = Array(scalars.reversed())
        let partBackwards = Array(try self.scalars(part, &machine).reversed())
        guard partBackwards.count <= backwards.count else { return .int(-1) }
        let lastStart = min(last ?? backwards.count, backwards.count - partBackwards.count)
        let skipped = backwards.count - partBackwards.count - lastStart
        guard let found = TextSearch.find(partBackwards, in: backwards, from: skipped) else {
            return .int(-1)
        }
        return .int(Int64(backwards.count - partBackwards.count - found))
    }

    /// The third argument as a position in a text; `nil` when there is none.
    private static func position(
        _ arguments: [Value], in scalars: [Unicode.Scalar], isEmptyPart: Bool, _ name: String
    ) throws(EvaluationError) -> Int? {
        guard arguments.count > 2 else { return nil }
        guard case .int(let index) = arguments[2] else { throw noOverload(name, arguments) }
        // Nothing is found even at the end of a text, something only before it.
        let end = isEmptyPart ? scalars.count : scalars.count - 1
        guard index >= 0, index <= Int64(end) else {
            throw EvaluationError(.indexOutOfRange(index))
        }
        return Int(index)
    }

    // MARK: Parts

    static func substring(
        _ arguments: [Value], _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = arguments[0], case .int(let start) = arguments[1] else {
            throw noOverload("substring", arguments)
        }
        let scalars = try scalars(text, &machine)
        var end = Int64(scalars.count)
        if arguments.count > 2 {
            guard case .int(let given) = arguments[2] else {
                throw noOverload("substring", arguments)
            }
            end = given
        }
        for index in [start, end] where !(0...Int64(scalars.count)).contains(index) {
            throw EvaluationError(.indexOutOfRange(index))
        }
        guard start <= end else {
            throw .invalid("substring() ends at \(end) before it starts at \(start)")
        }
        return string(scalars[Int(start)..<Int(end)])
    }

    static func trim(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = value else { throw .noOverload("trim", value) }
        let scalars = try scalars(text, &machine)
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.count
        let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? start
        return string(scalars[start..<end])
    }

    static func reverse(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = value else { throw .noOverload("reverse", value) }
        return string(try scalars(text, &machine).reversed())
    }

    // MARK: ASCII letters

    static func lowerAscii(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = value else { throw .noOverload("lowerAscii", value) }
        try machine.spend(bytes: text.utf8.count)
        let bytes = text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
        return .string(String(repairing: bytes))
    }

    static func upperAscii(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = value else { throw .noOverload("upperAscii", value) }
        try machine.spend(bytes: text.utf8.count)
        let bytes = text.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }
        return .string(String(repairing: bytes))
    }

    /// The text as a literal in double quotes.
    static func quote(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = value else { throw .noOverload("strings.quote", value) }
        try machine.allow(textBytes: text.utf8.count)
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{07}": quoted += "\\a"
            case "\u{08}": quoted += "\\b"
            case "\u{0C}": quoted += "\\f"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0B}": quoted += "\\v"
            case "\\": quoted += "\\\\"
            case "\"": quoted += "\\\""
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return .string(quoted + "\"")
    }
}

extension FunctionTable {
    static let stringFunctions: [FunctionDefinition] = {
        let toString = Signature(.string, to: .string)
        let strings = CELType.list(.string)
        return [
            .method(
                "charAt", .binary(StringFunctions.charAt), Signature(.string, .int, to: .string)),
            .method(
                "indexOf", .many(StringFunctions.indexOf), Signature(.string, .string, to: .int)),
            .method(
                "indexOf", .many(StringFunctions.indexOf),
                Signature(.string, .string, .int, to: .int)),
            .method(
                "lastIndexOf", .many(StringFunctions.lastIndexOf),
                Signature(.string, .string, to: .int)),
            .method(
                "lastIndexOf", .many(StringFunctions.lastIndexOf),
                Signature(.string, .string, .int, to: .int)),
            .method(
                "substring", .many(StringFunctions.substring),
                Signature(.string, .int, to: .string)),
            .method(
                "substring", .many(StringFunctions.substring),
                Signature(.string, .int, .int, to: .string)),
            .method("trim", .unary(StringFunctions.trim), toString),
            .method("reverse", .unary(StringFunctions.reverse), toString),
            .method("lowerAscii", .unary(StringFunctions.lowerAscii), toString),
            .method("upperAscii", .unary(StringFunctions.upperAscii), toString),
            .function("strings.quote", .unary(StringFunctions.quote), toString),
            .method(
                "replace", .many(StringFunctions.replace),
                Signature(.string, .string, .string, to: .string)),
            .method(
                "replace", .many(StringFunctions.replace),
                Signature(.string, .string, .string, .int, to: .string)),
            .method(
                "split", .many(StringFunctions.split), Signature(.string, .string, to: strings)),
            .method(
                "split", .many(StringFunctions.split),
                Signature(.string, .string, .int, to: strings)),
            .method("join", .many(StringFunctions.join), Signature(strings, to: .string)),
            .method("join", .many(StringFunctions.join), Signature(strings, .string, to: .string)),
            .method(
                "format", .binary(StringFormat.format),
                Signature(.string, .list(.dyn), to: .string)),
        ]
    }()
}
