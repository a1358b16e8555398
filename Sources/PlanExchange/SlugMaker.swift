// SPDX-License-Identifier: Apache-2.0

import PlanFiles
import ResponseCore
import ResponseModel

/// Gives things that come with UUIDs names that people can write.
struct SlugMaker {
    private var taken: Set<String>

    /// `end` is no name of a step.
    init(taken: Set<String> = ["end"]) { self.taken = taken }

    /// Takes a name as it is, if it is one and free.
    mutating func take(_ name: String) -> Bool {
        let isName =
            name.utf8.count <= Field.identifierLength && (name.utf8.first?.isLetterOrDigit ?? false)
            && name.utf8.allSatisfy { $0.isLetterOrDigit || "_-.".utf8.contains($0) }
        return isName && taken.insert(name).inserted
    }

    /// A free name like a text: `block-mac-address`, and `block-mac-address-2` if that is taken.
    mutating func slug(of text: String, else fallback: String) -> String {
        let plain = Self.plain(text, joining: "-")
        return free(plain.isEmpty ? fallback : plain, joining: "-")
    }

    /// A free name of a fact like the name of a variable: `__a-b__` becomes `a_b`.
    mutating func fact(of variable: String, words: Set<String>) -> String {
        let inner = variable.hasPrefix("__") ? String(variable.dropFirst(2).dropLast(2)) : variable
        var name = String(inner.map { $0 == "-" ? "_" : $0 }.prefix(56))
        name = String(name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
        if name.isEmpty || name.first?.isNumber ?? true || words.contains(name) {
            name = "value_\(name)"
        }
        return free(name, joining: "_")
    }

    private mutating func free(_ name: String, joining mark: String) -> String {
        var result = name
        var count = 1
        while !taken.insert(result).inserted {
            count += 1
            result = "\(name)\(mark)\(count)"
        }
        return result
    }

    private static func plain(_ text: String, joining mark: Character) -> String {
        var result = ""
        for character in text.lowercased() {
            if character.isASCII, character.isLetter || character.isNumber {
                result.append(character)
            } else if let last = result.last, last != mark {
                result.append(mark)
            }
            if result.utf8.count >= 48 { break }
        }
        return result.last == mark ? String(result.dropLast()) : result
    }
}
