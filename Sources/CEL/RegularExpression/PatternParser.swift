// SPDX-License-Identifier: Apache-2.0

/// Parses the syntax of RE2.
struct PatternParser {
    let scalars: [Unicode.Scalar]
    var position = 0
    var flags = Flags()
    private var depth = 0

    struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesNewline = false
    }

    init(_ pattern: String) {
        scalars = Array(pattern.unicodeScalars)
    }

    mutating func parse() throws(RegularExpressionError) -> PatternNode {
        let tree = try alternatives()
        guard position == scalars.count else { throw .syntax("unexpected ')'") }
        return tree
    }

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func take(_ text: String) -> Bool {
        guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
        position += text.unicodeScalars.count
        return true
    }

    private mutating func alternatives() throws(RegularExpressionError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 200 else { throw .syntax("nested too deep") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(RegularExpressionError) -> PatternNode {
        var parts: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if take("\\Q") {
                parts += quoted()
                // What repeats after a quotation repeats its last letter.
                if let last = parts.popLast() { parts.append(try repeated(last)) }
                continue
            }
            let part = try atom()
            parts.append(try repeated(part))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// The letters up to `\E` or the end.
    private mutating func quoted() -> [PatternNode] {
        var letters: [PatternNode] = []
        while !take("\\E"), let scalar = next {
            letters.append(literal(scalar))
            position += 1
        }
        return letters
    }

    // MARK: Repetition

    private mutating func repeated(
        _ part: PatternNode
    ) throws(RegularExpressionError) -> PatternNode {
        guard let bounds = try repetition() else { return part }
        // Whether as much or as little as possible is taken does not change that it matches.
        _ = take("?")
        if try repetition() != nil { throw .syntax("two repetitions in a row") }
        return .repetition(part, minimum: bounds.minimum, maximum: bounds.maximum)
    }

    private mutating func repetition() throws(RegularExpressionError) -> (
        minimum: Int, maximum: Int?
    )? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = position
        guard take("{"), let minimum = number() else {
            position = start
            return nil
        }
        var maximum: Int? = minimum
        if take(",") { maximum = number() }
        guard take("}") else {
            // Not a repetition after all: the brace stands for itself.
            position = start
            return nil
        }
        guard minimum <= 1000, maximum ?? 0 <= 1000, minimum <= maximum ?? 1000 else {
            throw .syntax("a repetition has bounds from 0 to 1000, the lower first")
        }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, let digit = Int(String(scalar)), scalar.isASCII {
            value = min((value ?? 0) * 10 + digit, 100_000)
            position += 1
        }
        return value
    }

    // MARK: Atoms

    private mutating func atom() throws(RegularExpressionError) -> PatternNode {
        guard let scalar = next else { return .empty }
        position += 1
        switch scalar {
        case "(": return try group()
        case "[": return .set(try characterClass())
        case ".": return .set(flags.dotMatchesNewline ? .everything : .everythingButNewline)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case "*", "+", "?": throw .syntax("nothing to repeat before '\(scalar)'")
        case "\\": return try escape()
        default: return literal(scalar)
        }
    }

    func literal(_ scalar: Unicode.Scalar) -> PatternNode {
        guard flags.ignoresCase else { return .scalar(scalar.value) }
        return .set(ScalarSet([scalar.value...scalar.value]).ignoringCase())
    }

    private mutating func group() throws(RegularExpressionError) -> PatternNode {
        let outerFlags = flags
        if take("?") {
            if take("P<") || take("<") {
                guard take("=") == false, take("!") == false else {
                    throw .syntax("look-behind is not supported")
                }
                try groupName()
            } else if next == "=" || next == "!" {
                throw .syntax("look-ahead is not supported")
            } else if try setFlags() {
                // "(?i)" holds to the end of the group around it.
                return .empty
            }
        }
        let body = try alternatives()
        flags = outerFlags
        guard take(")") else { throw .syntax("a group is not closed") }
        return body
    }

    private mutating func groupName() throws(RegularExpressionError) {
        let start = position
        while let scalar = next, scalar.isASCII, UInt8(ascii: scalar).isIdentifierPart {
            position += 1
        }
        guard position > start, take(">") else { throw .syntax("a group has a bad name") }
    }

    /// Reads flags up to ":" or ")"; true when they stand alone.
    private mutating func setFlags() throws(RegularExpressionError) -> Bool {
        var isOn = true
        while let scalar = next {
            position += 1
            switch scalar {
            case "i": flags.ignoresCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotMatchesNewline = isOn
            case "U": break
            case "-" where isOn: isOn = false
            case ":": return false
            case ")": return true
            default: throw .syntax("unknown flag '\(scalar)'")
            }
        }
        throw .syntax("a group is not closed")
    }
}
