// SPDX-License-Identifier: Apache-2.0

/// `format` of the extension "strings".
enum StringFormat {
    /// More digits than this hold nothing but zeros.
    private static let precisionLimit = 1_000

    static func format(
        _ template: Value, _ arguments: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> Value {
        guard case .string(let text) = template, case .list(let values) = arguments else {
            throw .noOverload("format", template, arguments)
        }
        try machine.allow(textBytes: text.utf8.count)
        var result: [UInt8] = []
        var clauses = Clauses(Array(text.utf8))
        var used = 0
        while let part = try clauses.next() {
            switch part {
            case .text(let bytes): result += bytes
            case .clause(let letter, let precision):
                guard used < values.count else {
                    throw .invalid("format() has no argument number \(used)")
                }
                let piece = try write(values[used], letter, precision, &machine)
                used += 1
                result += Array(piece.utf8)
                try machine.allow(textBytes: piece.utf8.count)
                guard result.count <= machine.limits.textBytes else {
                    throw EvaluationError(.limit("textBytes"))
                }
            }
        }
        return .string(String(repairing: result))
    }

    /// Cuts a template into text and clauses.
    private struct Clauses {
        enum Part {
            case text(ArraySlice<UInt8>)
            case clause(UInt8, precision: Int)
        }

        private var rest: ArraySlice<UInt8>

        init(_ bytes: [UInt8]) {
            rest = bytes[...]
        }

        mutating func next() throws(EvaluationError) -> Part? {
            guard let first = rest.first else { return nil }
            let percent = UInt8(ascii: "%")
            guard first == percent else {
                let text = rest.prefix { $0 != percent }
                rest = rest.dropFirst(text.count)
                return .text(text)
            }
            rest = rest.dropFirst()
            if rest.first == percent {
                defer { rest = rest.dropFirst() }
                return .text(rest.prefix(1))
            }
            return try clause()
        }

        private mutating func clause() throws(EvaluationError) -> Part {
            var precision = 6
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                let digits = rest.prefix { $0.isDigit }
                rest = rest.dropFirst(digits.count)
                guard let given = Int(String(repairing: digits)), given <= precisionLimit else {
                    throw .invalid("format() takes a precision from 0 to \(precisionLimit)")
                }
                precision = given
            }
            guard let letter = rest.first else {
                throw .invalid("format() has a clause without a letter at its end")
            }
            rest = rest.dropFirst()
            return .clause(letter, precision: precision)
        }
    }

    private static func write(
        _ value: Value, _ letter: UInt8, _ precision: Int, _ machine: inout Machine
    ) throws(EvaluationError) -> String {
        switch letter {
        case UInt8(ascii: "s"): return try plain(value, &machine)
        case UInt8(ascii: "d"): if let text = decimal(value) { return text }
        case UInt8(ascii: "f"):
            if let number = double(value) { return ExactDouble.fixed(number, precision) }
        case UInt8(ascii: "e"):
            if let number = double(value) { return ExactDouble.scientific(number, precision) }
        case UInt8(ascii: "x"): if let text = hexadecimal(value, isUpper: false) { return text }
        case UInt8(ascii: "X"): if let text = hexadecimal(value, isUpper: true) { return text }
        case UInt8(ascii: "o"): if let text = integer(value, radix: 8) { return text }
        case UInt8(ascii: "b"):
            if case .bool(let flag) = value { return flag ? "1" : "0" }
            if let text = integer(value, radix: 2) { return text }
        default:
            throw .invalid("format() does not know the clause %\(Unicode.Scalar(letter))")
        }
        throw .invalid("format() cannot write \(value.typeName) as %\(Unicode.Scalar(letter))")
    }

    private static func decimal(_ value: Value) -> String? {
        if case .double(let number) = value { return DoubleText.plain(number) }
        return integer(value, radix: 10)
    }

    private static func integer(
        _ value: Value, radix: Int, isUpper: Bool = false
    ) -> String? {
        switch value {
        case .int(let number): String(number, radix: radix, uppercase: isUpper)
        case .uint(let number): String(number, radix: radix, uppercase: isUpper)
        default: nil
        }
    }

    private static func double(_ value: Value) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .uint(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    private static func hexadecimal(_ value: Value, isUpper: Bool) -> String? {
        let bytes: [UInt8]
        switch value {
        case .string(let text): bytes = Array(text.utf8)
        case .bytes(let value): bytes = value
        default: return integer(value, radix: 16, isUpper: isUpper)
        }
        let digits = Array((isUpper ? "0123456789ABCDEF" : "0123456789abcdef").utf8)
        return String(repairing: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// How `%s` writes a value.
    private static func plain(
        _ value: Value, _ machine: inout Machine
    ) throws(EvaluationError) -> String {
        try machine.spend(1)
        switch value {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .uint(let number): return String(number)
        case .double(let number): return DoubleText.plain(number)
        case .string(let text):
            try machine.spend(bytes: text.utf8.count)
            return text
        case .bytes(let bytes):
            try machine.spend(bytes: bytes.count)
            return repaired(bytes)
        case .timestamp(let instant): return TimeText.format(instant)
        case .duration(let span): return TimeText.format(span)
        case .type(let type): return type.name
        case .list(let elements):
            var texts: [String] = []
            for element in elements { texts.append(try plain(element, &machine)) }
            return try joined(texts, "[", "]", &machine)
        case .map(let map):
            var pairs: [(key: String, value: String)] = []
            for entry in map.entries {
                pairs.append((try plain(entry.key, &machine), try plain(entry.value, &machine)))
            }
            pairs.sort { $0.key.precedesByCodePoints($1.key) }
            return try joined(pairs.map { "\($0.key): \($0.value)" }, "{", "}", &machine)
        case .optional, .address, .addressBlock:
            throw .invalid("format() cannot write \(value.typeName) as %s")
        }
    }

    private static func joined(
        _ texts: [String], _ opening: String, _ closing: String, _ machine: inout Machine
    ) throws(EvaluationError) -> String {
        let text = opening + texts.joined(separator: ", ") + closing
        try machine.allow(textBytes: text.utf8.count)
        return text
    }

    /// Text of bytes in which each run of wrong sequences has become one U+FFFD.
    private static func repaired(_ bytes: [UInt8]) -> String {
        let replacement: Unicode.Scalar = "\u{FFFD}"
        if let text = String(strict: bytes) { return text }
        var text = ""
        var isInRun = false
        for scalar in String(repairing: bytes).unicodeScalars {
            if scalar != replacement || !isInRun { text.unicodeScalars.append(scalar) }
            isInRun = scalar == replacement
        }
        return text
    }
}
