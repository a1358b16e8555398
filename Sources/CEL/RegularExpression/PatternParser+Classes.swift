// SPDX-License-Identifier: Apache-2.0

extension PatternParser {
    /// What follows a backslash outside of a class.
    mutating func escape() throws(RegularExpressionError) -> PatternNode {
        guard let scalar = next else { throw .syntax("a backslash ends the pattern") }
        switch scalar {
        case "A": return assertion(.textStart)
        case "z": return assertion(.textEnd)
        case "b": return assertion(.wordBoundary)
        case "B": return assertion(.notWordBoundary)
        case "1"..."9": throw .syntax("back-references are not supported")
        default: break
        }
        if let set = try classEscape() { return .set(flags.ignoresCase ? set.ignoringCase() : set) }
        return literal(try scalarEscape())
    }

    private mutating func assertion(_ assertion: RegularExpression.Assertion) -> PatternNode {
        position += 1
        return .assertion(assertion)
    }

    /// A class such as `\d` or `\pL`; `nil` when the escape means a single code point.
    private mutating func classEscape() throws(RegularExpressionError) -> ScalarSet? {
        let sets: [Unicode.Scalar: ScalarSet] = [
            "d": .digits, "w": .wordCharacters, "s": .spaces,
            "D": ScalarSet.digits.negated(), "W": ScalarSet.wordCharacters.negated(),
            "S": ScalarSet.spaces.negated(),
        ]
        guard let scalar = next else { return nil }
        if let set = sets[scalar] {
            position += 1
            return set
        }
        guard scalar == "p" || scalar == "P" else { return nil }
        position += 1
        var isNegated = scalar == "P"
        var name = ""
        if take("{") {
            if take("^") { isNegated.toggle() }
            while let scalar = next, scalar != "}" {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            guard take("}") else { throw .syntax("a class name is not closed") }
        } else if let scalar = next {
            name.unicodeScalars.append(scalar)
            position += 1
        }
        guard let set = ScalarSet.unicode(name, isNegated: isNegated) else {
            throw .syntax("unknown character class '\(name)'")
        }
        return set
    }

    /// The code point that an escape stands for.
    private mutating func scalarEscape() throws(RegularExpressionError) -> Unicode.Scalar {
        guard let scalar = next else { throw .syntax("a backslash ends the pattern") }
        position += 1
        switch scalar {
        case "a": return "\u{07}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0B}"
        case "x": return try hexadecimal()
        case "0": return try octal()
        default:
            guard scalar.isASCII, !UInt8(ascii: scalar).isIdentifierPart else {
                throw .syntax("unknown escape '\\\(scalar)'")
            }
            return scalar
        }
    }

    private mutating func hexadecimal() throws(RegularExpressionError) -> Unicode.Scalar {
        let isBraced = take("{")
        var value: UInt32 = 0
        var count = 0
        while count < (isBraced ? 8 : 2), let scalar = next, scalar.isASCII,
            let digit = UInt8(ascii: scalar).hexadecimalDigit
        {
            value = value << 4 | digit
            count += 1
            position += 1
        }
        guard isBraced ? count > 0 && take("}") : count == 2,
            let scalar = Unicode.Scalar(value)
        else { throw .syntax("a bad hexadecimal escape") }
        return scalar
    }

    private mutating func octal() throws(RegularExpressionError) -> Unicode.Scalar {
        var value: UInt32 = 0
        var count = 0
        while count < 2, let scalar = next, ("0"..."7").contains(scalar) {
            value = value << 3 | (scalar.value - 0x30)
            count += 1
            position += 1
        }
        guard let scalar = Unicode.Scalar(value) else { throw .syntax("a bad octal escape") }
        return scalar
    }

    // MARK: Classes in brackets

    /// What stands in brackets; the position is behind the opening one.
    mutating func characterClass() throws(RegularExpressionError) -> ScalarSet {
        let isNegated = take("^")
        var set = ScalarSet()
        var isFirst = true
        // A closing bracket that comes first stands for itself.
        while isFirst || next != "]" {
            isFirst = false
            guard next != nil else { throw .syntax("a class is not closed") }
            set.formUnion(try classMember())
        }
        position += 1
        if flags.ignoresCase { set = set.ignoringCase() }
        return isNegated ? set.negated() : set
    }

    private mutating func classMember() throws(RegularExpressionError) -> ScalarSet {
        if take("[:") {
            let isNegated = take("^")
            var name = ""
            while let scalar = next, scalar != ":" {
                name.unicodeScalars.append(scalar)
                position += 1
            }
            guard take(":]"), let set = ScalarSet.posix(name) else {
                throw .syntax("unknown character class '[:\(name):]'")
            }
            return isNegated ? set.negated() : set
        }
        if take("\\") {
            if let set = try classEscape() { return set }
            position -= 1
        }
        let lower = try classScalar()
        guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
            return ScalarSet([lower.value...lower.value])
        }
        position += 1
        let upper = try classScalar()
        guard lower.value <= upper.value else { throw .syntax("a class has a range backwards") }
        return ScalarSet([lower.value...upper.value])
    }

    private mutating func classScalar() throws(RegularExpressionError) -> Unicode.Scalar {
        guard let scalar = next else { throw .syntax("a class is not closed") }
        position += 1
        return scalar == "\\" ? try scalarEscape() : scalar
    }
}
