// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A text file of the repository, or a planted one.
struct SourceFile {
    /// From the root of the repository: `Sources/CEL/Expression.swift`.
    let path: String
    /// Without their line feeds.
    let lines: [String]
    /// The code of a Swift file, without comments; nothing of other files.
    let tokens: [SourceToken]
    /// Lines inside literals of several lines, from 1.
    let textLines: Set<Int>

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let tokenizer = path.hasSuffix(".swift") ? Tokenizer(text) : nil
        tokens = tokenizer?.tokens ?? []
        textLines = tokenizer?.textLines ?? []
    }

    /// The folder under Sources/ or Tests/ that it lies in, which bears the name of its target.
    var target: String? {
        let parts = path.split(separator: "/")
        guard parts.count > 2, ["Sources", "Tests"].contains(parts[0]) else { return nil }
        return String(parts[1])
    }

    /// Lines of text; what stands behind the last line feed is no line when it is empty.
    var lineCount: Int { lines.count - (lines.last == "" ? 1 : 0) }
}

/// A place where a rule does not hold.
struct Offence: Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    let message: String

    var description: String { "\(path):\(line): \(message)" }

    init(_ file: SourceFile, _ line: Int, _ message: String) {
        path = file.path
        self.line = line
        self.message = message
    }
}

/// The repository that these tests lie in.
enum Repository {
    /// All Swift files under Sources/, sorted by path.
    static let sources = files.filter { $0.path.hasPrefix("Sources/") && isSwift($0) }
    /// All Swift files under Tests/, sorted by path.
    static let tests = files.filter { $0.path.hasPrefix("Tests/") && isSwift($0) }
    /// Every text file that is part of the project, sorted by path.
    static let files: [SourceFile] = paths.compactMap { path in
        // What is no UTF-8 is a picture or an archive, and has no lines.
        guard let data = FileManager.default.contents(atPath: root + "/" + path),
            let text = String(validating: data, as: UTF8.self)
        else { return nil }
        return SourceFile(path: path, text: text)
    }

    private static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    // Whatever else lies in the folder is made by tools and not ours.
    private static let parts = [
        "Sources", "Tests", "Benchmarks", "docs", "drills", "plans", "scripts", ".ci",
        "Package.swift", "README.md", "CHANGELOG.md", "LICENSE", ".swift-format",
    ]

    private static let paths: [String] = parts.flatMap { part -> [String] in
        guard let inside = FileManager.default.enumerator(atPath: root + "/" + part) else {
            return [part]
        }
        let names = inside.compactMap { $0 as? String }
        return names.isEmpty ? [part] : names.map { part + "/" + $0 }
    }.sorted()

    private static func isSwift(_ file: SourceFile) -> Bool { file.path.hasSuffix(".swift") }
}
