// SPDX-License-Identifier: Apache-2.0

/// A value of a YAML file with its place.
package struct YAMLNode: Sendable {
    package enum Content: Sendable {
        case scalar(Scalar)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    /// A key with its value.
    package struct Entry: Sendable {
        /// The text of the key.
        package var key: String
        package var keyPlace: Place
        package var value: YAMLNode
    }

    package var content: Content
    package var place: Place
    /// Values in it, itself counted, with aliases filled in.
    package var weight = 1
    /// UTF-8 bytes of the texts and keys in it, with aliases filled in.
    package var textBytes = 0

    /// Whether it is nothing: an empty plain scalar, `~` or `null`.
    package var isNull: Bool {
        if case .scalar(let scalar) = content { scalar.isNull } else { false }
    }

    /// What it is, for messages: `a list`.
    package var kindName: String {
        switch content {
        case .mapping: "a map"
        case .sequence: "a list"
        case .scalar(let scalar): scalar.kindName
        }
    }
}

/// A scalar: its text, and how it was written, which decides what it is (YAML 1.2 core schema).
package struct Scalar: Sendable {
    package enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

    package var text: String
    package var style: Style
    /// Where it ends, to know whether it stands on one line.
    package var end: Place

    /// Nothing: an empty plain scalar, `~` or `null`.
    package var isNull: Bool {
        style == .plain && ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// `true` or `false`; `yes`, `no` and `on` are words.
    package var bool: Bool? {
        guard style == .plain else { return nil }
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: return nil
        }
    }

    /// Whether it is written as a whole number, of whatever size.
    package var isInteger: Bool { style == .plain && digits != nil }

    /// A whole number that fits 64 bits; `012` is twelve, `0x` and `0o` work.
    package var integer: Int64? {
        guard style == .plain, let (isNegative, digits, radix) = digits else { return nil }
        return Int64((isNegative ? "-" : "") + digits, radix: radix)
    }

    /// Whether it is written as a number, whole or not.
    package var isNumber: Bool { isInteger || isFraction }

    /// A finite number; nil for infinity, not-a-number and what a double cannot hold.
    package var number: Double? {
        guard isNumber else { return nil }
        if let integer { return Double(integer) }
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// What it is, for messages.
    package var kindName: String {
        if isNull { return "nothing" }
        if bool != nil { return "the boolean \(text)" }
        if isNumber { return "the number \(text.excerpt)" }
        return "\"\(text.excerpt)\""
    }

    private var digits: (isNegative: Bool, digits: Substring, radix: Int)? {
        var rest = text[...]
        if rest.hasPrefix("0x") || rest.hasPrefix("0o") {
            let radix = rest.hasPrefix("0x") ? 16 : 8
            rest = rest.dropFirst(2)
            let isValid = !rest.isEmpty && rest.allSatisfy { $0.isASCIIDigit(radix: radix) }
            return isValid ? (false, rest, radix) : nil
        }
        let isNegative = rest.hasPrefix("-")
        if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
        guard !rest.isEmpty, rest.allSatisfy({ $0.isASCIIDigit(radix: 10) }) else { return nil }
        return (isNegative, rest, 10)
    }

    /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`, with more than digits.
    private var isFraction: Bool {
        guard style == .plain else { return false }
        var rest = text[...]
        if rest.hasPrefix("-") || rest.hasPrefix("+") { rest = rest.dropFirst() }
        let whole = rest.prefix { $0.isASCIIDigit(radix: 10) }
        rest = rest.dropFirst(whole.count)
        var fraction = Substring()
        if rest.hasPrefix(".") {
            rest = rest.dropFirst()
            fraction = rest.prefix { $0.isASCIIDigit(radix: 10) }
            rest = rest.dropFirst(fraction.count)
        }
        guard !(whole.isEmpty && fraction.isEmpty) else { return false }
        if rest.isEmpty { return true }
        guard rest.hasPrefix("e") || rest.hasPrefix("E") else { return false }
        rest = rest.dropFirst()
        if rest.hasPrefix("-") || rest.hasPrefix("+") { rest = rest.dropFirst() }
        return !rest.isEmpty && rest.allSatisfy { $0.isASCIIDigit(radix: 10) }
    }
}

extension Character {
    fileprivate func isASCIIDigit(radix: Int) -> Bool {
        isASCII && (hexDigitValue.map { $0 < radix } ?? false)
    }
}

extension String {
    /// The text on one line and not longer than messages bear.
    package var excerpt: String {
        let line = unicodeScalars.prefix(60).map { $0.value < 0x20 ? " " : String($0) }.joined()
        return unicodeScalars.count > 60 ? line + "…" : line
    }
}
