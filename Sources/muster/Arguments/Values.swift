// SPDX-License-Identifier: Apache-2.0
// Values as they are written on the command line.

import CEL
import Notation
import ResponseCore
import ResponseModel

/// `name=value`: a whole number, a fraction, true or false, a list or map as JSON, else text.
struct FactArgument {
    let fact: Fact

    init(_ text: String) throws {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw CommandFailure(
                .usage, "error: \"\(text)\" is not a fact.", help: "Write name=value.")
        }
        let name = String(text[..<equals])
        let value = String(text[text.index(after: equals)...])
        fact = Fact(name: name, value: Self.value(value))
    }

    private static func value(_ text: String) -> FactValue {
        if text == "true" { return .bool(true) }
        if text == "false" { return .bool(false) }
        if let number = Int64(text), String(number) == text { return .int(number) }
        // "007" is no number to a fact that is a text.
        if text.count > 1, text.hasPrefix("0"), text.utf8.allSatisfy(isDigit) {
            return .string(text)
        }
        if let number = Double(text), number.isFinite { return .double(number) }
        return structure(text) ?? .string(text)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// `["a", "b"]` or `{"a": 1}`; nil for text that only begins like one.
    private static func structure(_ text: String) -> FactValue? {
        guard text.hasPrefix("[") || text.hasPrefix("{") else { return nil }
        do {
            return ExpressionVariables.plain(try JSON.parse(text, limits: ExpressionLimit.json))
        } catch { return nil }
    }
}

/// A moment such as `2026-03-01T02:00:00+08:00`, or a span from now such as `14d`.
struct MomentArgument {
    let moment: Timestamp

    init(_ text: String, from now: Timestamp? = nil) throws {
        if let moment = Timestamp(rfc3339: text) {
            self.moment = moment
        } else if let now, let span = SpanArgument.span(text) {
            moment = now + span
        } else {
            throw CommandFailure(
                .usage, "error: \"\(text)\" is not a moment.",
                help: "Write it as 2026-03-01T02:00:00+08:00"
                    + (now == nil ? "." : ", or as a span from now such as 14d."))
        }
    }
}

/// A span such as `90s`, `15m`, `4h` or `3d`.
struct SpanArgument {
    let span: TimeSpan

    init(_ text: String) throws {
        guard let span = Self.span(text) else {
            throw CommandFailure(
                .usage, "error: \"\(text)\" is not a span of time.",
                help: "Write it as 90s, 15m, 4h or 3d.")
        }
        self.span = span
    }

    /// The span of a text, nil when it is none or longer than ten years.
    static func span(_ text: String) -> TimeSpan? {
        let units: [(String, Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]
        for (unit, seconds) in units where text.hasSuffix(unit) {
            guard let count = Int64(text.dropLast(unit.count)),
                (0...(3_660 * 86_400 / seconds)).contains(count)
            else { return nil }
            return .seconds(count * seconds)
        }
        return nil
    }
}

/// One word of a fixed list.
enum WordArgument {
    /// The value of a word, or an error with the words that there are.
    static func read<Word>(_ text: String, _ option: String) throws -> Word
    where Word: RawRepresentable<String> & CaseIterable {
        if let word = Word(rawValue: text) { return word }
        let words = Word.allCases.map(\.rawValue)
        throw CommandFailure(
            .usage, "error: \(option) cannot be \"\(text)\".",
            help: nearest(to: text, among: words).map { "Did you mean \"\($0)\"?" }
                ?? "Write \(words.joined(separator: ", ")).")
    }
}
