// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel

/// A condition that both CEL and CACAO can say: comparisons of facts with constants, joined by and
/// and or.
indirect enum SharedCondition: Equatable {
    /// The fact, the operator as CEL writes it, and the constant.
    case fact(String, is: String, Constant)
    case and([SharedCondition])
    case or([SharedCondition])

    /// What a fact is compared with.
    enum Constant: Equatable {
        case text(String)
        case number(String)
        case bool(Bool)

        fileprivate var bare: String {
            switch self {
            case .text(let text), .number(let text): text
            case .bool(let flag): flag ? "true" : "false"
            }
        }
    }

    /// The condition as CEL.
    var cel: String {
        switch self {
        case .fact(let name, "==", .bool(true)): name
        case .fact(let name, "==", .bool(false)): "!\(name)"
        case .fact(let name, let sign, .text(let text)): "\(name) \(sign) \"\(text)\""
        case .fact(let name, let sign, let constant): "\(name) \(sign) \(constant.bare)"
        case .and(let parts): parts.map(\.celPart).joined(separator: " && ")
        case .or(let parts): parts.map(\.celPart).joined(separator: " || ")
        }
    }

    private var celPart: String {
        if case .fact = self { cel } else { "(\(cel))" }
    }

    /// The condition in the pattern language of STIX over the variables of CACAO.
    var pattern: String {
        switch self {
        case .fact(let name, let sign, let constant):
            "__\(name)__:value \(sign == "==" ? "=" : sign) '\(constant.bare)'"
        case .and(let parts): parts.map(\.patternPart).joined(separator: " AND ")
        case .or(let parts): parts.map(\.patternPart).joined(separator: " OR ")
        }
    }

    private var patternPart: String {
        if case .fact = self { pattern } else { "(\(pattern))" }
    }
}

/// Reads a condition in one of the two languages.
struct ComparisonParser {
    /// The language that is read.
    enum Language { case cel, stix }

    /// The fact of a name as the language writes it, and its type; nil: there is none.
    typealias Facts = (String) -> (name: String, type: CELType)?

    private let pieces: [PatternScanner.Piece]
    private let language: Language
    private let facts: Facts
    private var place = 0
    /// Parentheses within each other: more than anybody writes.
    private static let deepest = 32

    /// The condition; nil where it says more than comparisons.
    static func read(_ text: String, as language: Language, facts: @escaping Facts)
        -> SharedCondition?
    {
        guard let pieces = PatternScanner.pieces(of: text) else { return nil }
        var parser = ComparisonParser(pieces: pieces, language: language, facts: facts)
        guard let result = parser.alternatives(0), parser.place == pieces.count else { return nil }
        return result
    }

    private init(
        pieces: [PatternScanner.Piece], language: Language, facts: @escaping Facts
    ) {
        self.pieces = pieces
        self.language = language
        self.facts = facts
    }

    private var next: PatternScanner.Piece? { place < pieces.count ? pieces[place] : nil }

    private mutating func take(_ words: String...) -> Bool {
        switch next {
        case .sign(let sign) where words.contains(sign): place += 1
        case .word(let word) where language == .stix && words.contains(word.uppercased()):
            place += 1
        default: return false
        }
        return true
    }

    private mutating func alternatives(_ depth: Int) -> SharedCondition? {
        var parts: [SharedCondition] = []
        repeat {
            guard let part = conjunction(depth) else { return nil }
            parts.append(part)
        } while language == .cel ? take("||") : take("OR")
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conjunction(_ depth: Int) -> SharedCondition? {
        var parts: [SharedCondition] = []
        repeat {
            guard let part = single(depth) else { return nil }
            parts.append(part)
        } while language == .cel ? take("&&") : take("AND")
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func single(_ depth: Int) -> SharedCondition? {
        guard depth < Self.deepest else { return nil }
        if take("(") {
            guard let inner = alternatives(depth + 1), take(")") else { return nil }
            return inner
        }
        if language == .stix, take("[") {
            guard let inner = alternatives(depth + 1), take("]") else { return nil }
            return inner
        }
        let isDenied = language == .cel && take("!")
        guard case .word(let word)? = next, let fact = facts(word) else { return nil }
        place += 1
        guard let sign = comparison() else {
            return language == .cel && fact.type == .bool
                ? .fact(fact.name, is: "==", .bool(!isDenied)) : nil
        }
        guard !isDenied, let constant = constant(for: fact.type, sign) else { return nil }
        // `flag != false` says the same as `flag`.
        if case .bool(let flag) = constant {
            return .fact(fact.name, is: "==", .bool(sign == "==" ? flag : !flag))
        }
        return .fact(fact.name, is: sign, constant)
    }

    private mutating func comparison() -> String? {
        let isNegated = language == .stix && take("NOT")
        guard case .sign(let sign)? = next else { return nil }
        let known =
            language == .cel
            ? ["==": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="]
            : [
                "=": "==", "==": "==", "!=": "!=", "<>": "!=", "<": "<", "<=": "<=", ">": ">",
                ">=": ">=",
            ]
        guard let meaning = known[sign] else { return nil }
        guard isNegated else {
            place += 1
            return meaning
        }
        guard meaning == "==" else { return nil }
        place += 1
        return "!="
    }

    // In CACAO every value is a text; the type of the variable says what it means.
    private mutating func constant(for type: CELType, _ sign: String) -> SharedCondition.Constant? {
        guard let piece = next else { return nil }
        place += 1
        let isText = if case .text = piece { true } else { false }
        guard case .text(let text) = piece.asText else { return nil }
        let isEquality = sign == "==" || sign == "!="
        switch type {
        case .string:
            return isText ? .text(text) : nil
        case .bool:
            guard isEquality, language == .stix || !isText else { return nil }
            switch text.lowercased() {
            case "true", "1": return .bool(true)
            case "false", "0": return .bool(false)
            default: return nil
            }
        case .int:
            guard language == .stix || !isText, let number = Int64(text) else { return nil }
            return .number(String(number))
        case .double:
            guard language == .stix || !isText, let number = Double(text), number.isFinite else {
                return nil
            }
            return .number(String(number))
        default: return nil
        }
    }
}

extension PatternScanner.Piece {
    fileprivate var asText: PatternScanner.Piece {
        switch self {
        case .word(let text), .number(let text), .text(let text): .text(text)
        case .sign: self
        }
    }
}
