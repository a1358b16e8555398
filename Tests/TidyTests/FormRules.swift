// SPDX-License-Identifier: Apache-2.0

/// Rules about how files look. Each takes a file and says where the rule does not hold.
enum FormRules {
    /// Lines of a Swift file beyond which nobody finds anything in it.
    static let longestFileLines = 450
    /// Characters of a line of code.
    static let longestLineCharacters = 100

    static func license(in file: SourceFile) -> [Offence] {
        let expected = "// SPDX-License-Identifier: Apache-2.0"
        // The manifest has to begin with the version of the tools.
        let line = file.path == "Package.swift" ? 1 : 0
        guard file.lines.count > line, file.lines[line] == expected else {
            return [Offence(file, line + 1, "The first line must be: \(expected)")]
        }
        return []
    }

    static func fileLength(in file: SourceFile) -> [Offence] {
        guard file.lineCount > longestFileLines else { return [] }
        return [
            Offence(
                file, longestFileLines + 1,
                "The file has \(file.lineCount) lines; split it by subject below"
                    + " \(longestFileLines).")
        ]
    }

    /// Texts that stand in the code as they are, such as a style sheet, keep their own lines.
    static func lineLength(in file: SourceFile) -> [Offence] {
        zip(1..., file.lines).compactMap { number, line in
            let length = line.count
            guard length > longestLineCharacters, !file.textLines.contains(number) else {
                return nil
            }
            return Offence(
                file, number, "The line has \(length) characters, over \(longestLineCharacters).")
        }
    }

    /// Words that say that something is not done.
    static func leftUndone(in file: SourceFile) -> [Offence] {
        let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
        return lines(of: file, containingWord: marks) { "\($0) is left: do it, or open an issue." }
    }

    /// The project does not know the machine that it was written on.
    static func foreignPaths(in file: SourceFile) -> [Offence] {
        let folders = ["work", "root"].map { "/" + $0 + "/" }
        return lines(of: file, containingWord: folders) { "The path \($0)… is of one machine." }
    }

    /// A type with the name of its module makes qualified names impossible.
    static func typeNames(in file: SourceFile) -> [Offence] {
        let kinds: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
        return zip(file.tokens, file.tokens.dropFirst()).compactMap { kind, name in
            guard kinds.contains(kind.text) else { return nil }
            if name.text == file.target {
                return Offence(file, name.line, "\(name.text) is the name of its module.")
            }
            let empty = ["Manager", "Helper", "Helpers", "Utils", "Common"]
            guard let word = empty.first(where: { name.text.hasSuffix($0) }) else { return nil }
            return Offence(file, name.line, "\(name.text): \(word) says nothing; name the job.")
        }
    }

    private static func lines(
        of file: SourceFile, containingWord words: [String], _ message: (String) -> String
    ) -> [Offence] {
        file.lines.enumerated().flatMap { offset, line in
            words.filter { contains(line, $0) }.map { Offence(file, offset + 1, message($0)) }
        }
    }

    // A part of a longer word is another word.
    private static func contains(_ line: String, _ word: String) -> Bool {
        line.ranges(of: word).contains { range in
            let before =
                range.lowerBound == line.startIndex
                ? nil : line[line.index(before: range.lowerBound)]
            let after = range.upperBound == line.endIndex ? nil : line[range.upperBound]
            let isPath = word.hasSuffix("/")
            return !isPartOfWord(before) && (isPath || !isPartOfWord(after))
        }
    }

    private static func isPartOfWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
}
