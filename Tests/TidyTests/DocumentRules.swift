// SPDX-License-Identifier: Apache-2.0

/// Rules that hold documents against what they speak of.
enum DocumentRules {
    /// Links to files that are not there.
    ///
    /// - Parameter paths: All files of the repository, from its root.
    static func brokenLinks(in file: SourceFile, among paths: [String]) -> [Offence] {
        zip(1..., file.lines).flatMap { number, line in
            links(in: line).filter { !isThere($0, from: file.path, among: paths) }.map {
                Offence(file, number, "There is no \($0).")
            }
        }
    }

    /// Names that a document of names must have and has not, each as `name` in its text.
    static func missing(_ names: [String], in file: SourceFile) -> [Offence] {
        names.filter { name in !file.lines.contains { $0.contains("`\(name)`") } }.map {
            Offence(file, 1, "\($0) is not in this document.")
        }
    }

    /// The raw values that an enum of strings writes out, in order.
    static func rawValues(in file: SourceFile) -> [String] {
        file.lines.compactMap { line in
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            let isCase = line.drop { $0 == " " }.hasPrefix("case ")
            return isCase && parts.count == 3 && parts[0].hasSuffix("= ") ? String(parts[1]) : nil
        }
    }

    /// The targets of `[…](target)` that lie in the repository.
    private static func links(in line: String) -> [String] {
        line.split(separator: "](").dropFirst().compactMap { rest in
            guard let end = rest.firstIndex(of: ")") else { return nil }
            let target = rest[..<end].prefix { $0 != "#" }
            return target.isEmpty || target.contains("://") ? nil : String(target)
        }
    }

    private static func isThere(
        _ target: String, from document: String, among paths: [String]
    ) -> Bool {
        var parts = document.split(separator: "/").dropLast()
        for part in target.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": parts = parts.dropLast()
            default: parts.append(part)
            }
        }
        let path = parts.joined(separator: "/")
        return paths.contains { $0 == path || $0.hasPrefix(path + "/") }
    }
}
