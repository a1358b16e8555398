// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// Writes a value as YAML 1.2 that any reader takes back as the same value, whatever is in its
/// texts. Short maps and lists of scalars stand on one line.
struct YAMLEmitter {
    /// Columns up to which a map or list is kept on one line.
    private static let lineLength = 96

    private var text = ""

    /// The document, each line of `comment` in front of it after a `#`.
    static func text(of value: JSON, comment: [String] = []) -> String {
        var emitter = YAMLEmitter()
        for line in comment {
            emitter.text += "# \(line.withoutControls(keepingBreaks: false))\n"
        }
        emitter.block(value, indent: 0)
        return emitter.text
    }

    private mutating func block(_ value: JSON, indent: Int) {
        switch value {
        case .object(let members) where !members.isEmpty:
            for member in members {
                margin(indent)
                text += Self.key(member.key) + ":"
                inner(member.value, indent: indent)
            }
        case .array(let elements) where !elements.isEmpty:
            for element in elements {
                margin(indent)
                text += "-"
                item(element, indent: indent)
            }
        default: text += Self.flow(value) + "\n"
        }
    }

    // What follows a key or a dash: on the same line if it is short, else below.
    private mutating func inner(_ value: JSON, indent: Int) {
        if let line = Self.short(value), indent + line.utf8.count <= Self.lineLength {
            text += " \(line)\n"
        } else if value.isCollection {
            text += "\n"
            block(value, indent: indent + 2)
        } else {
            text += " \(Self.flow(value))\n"
        }
    }

    // The first line of a map or list in a list stands behind the dash.
    private mutating func item(_ value: JSON, indent: Int) {
        let isShort = Self.short(value).map { indent + $0.utf8.count <= Self.lineLength } ?? false
        guard value.isCollection, !isShort else { return inner(value, indent: indent) }
        var below = YAMLEmitter()
        below.block(value, indent: indent + 2)
        text += " " + below.text.dropFirst(indent + 2)
    }

    private mutating func margin(_ indent: Int) {
        text += String(repeating: " ", count: indent)
    }

    /// The one-line form of a value that holds at most one level of collections; nil otherwise.
    private static func short(_ value: JSON) -> String? {
        switch value {
        case .object(let members):
            let isFlat = members.allSatisfy { !$0.value.isCollection || $0.value.isFlat }
            return isFlat || members.isEmpty ? flow(value) : nil
        case .array(let elements):
            return elements.allSatisfy { !$0.isCollection } ? flow(value) : nil
        default: return nil
        }
    }

    private static func flow(_ value: JSON) -> String {
        switch value {
        case .object(let members):
            "{" + members.map { "\(key($0.key)): \(flow($0.value))" }.joined(separator: ", ")
                + "}"
        case .array(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .string(let text): scalar(text)
        case .null, .bool, .integer, .number: value.compact
        }
    }

    /// A text as a scalar that is read as a text again.
    static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        let isPrintable = text.unicodeScalars.allSatisfy { !$0.isSteering }
        let hasEscapes = text.contains("\"") || text.contains("\\")
        if isPrintable, hasEscapes, !text.contains("'") { return "'\(text)'" }
        return quoted(text)
    }

    // Narrower than YAML: what also readers of YAML 1.1 take for a text.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.utf8.count <= 1_000, text.last != " "
        else { return false }
        let words: Set<String> = [
            "true", "false", "null", "yes", "no", "on", "off", "y", "n",
        ]
        if words.contains(text.lowercased()) { return false }
        if first.isDigit { return TimeNotation.span(text) != nil }
        return (first.isLetter || first == "_")
            && text.unicodeScalars.allSatisfy {
                $0.isLetter || $0.isDigit || " _-./".unicodeScalars.contains($0)
            }
    }

    // Keys are texts however they are written: levels, and the key `on` of notices and switches,
    // stand as people write them.
    private static func key(_ text: String) -> String {
        let isLevel = text.count == 1 && ("1"..."9").contains(text)
        return isLevel || text == "on" ? text : scalar(text)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if scalar.isSteering {
                    result += escape(scalar.value)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    private static func escape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        let width = value < 0x100 ? 2 : 4
        return (width == 2 ? "\\x" : "\\u") + String(repeating: "0", count: width - digits.count)
            + digits
    }
}

extension JSON {
    /// Whether it holds other values.
    fileprivate var isCollection: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }

    /// A collection of scalars only.
    fileprivate var isFlat: Bool {
        switch self {
        case .array(let elements): elements.allSatisfy { !$0.isCollection }
        case .object(let members): members.allSatisfy { !$0.value.isCollection }
        default: false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    /// ASCII letters and the ideographs of everyday Chinese.
    fileprivate var isLetter: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: true
        default: false
        }
    }
}
