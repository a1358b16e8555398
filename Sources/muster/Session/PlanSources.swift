// SPDX-License-Identifier: Apache-2.0
// Plan files as commands name them: folders, or single files that are read together with the folder
// in which they make sense.

import Coordination
import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel

/// Files to compile, and which of them were asked for.
struct PlanSources {
    private(set) var files: [SourceFile] = []
    /// Shown paths of single files that were named; empty: everything counts.
    private var named: [String] = []

    /// Reads what a command names. Nothing named: `plans` and `drills` here.
    static func read(_ paths: [String]) throws -> PlanSources {
        var sources = PlanSources()
        let chosen = paths.isEmpty ? ["plans", "drills"].filter(exists) : paths
        guard !chosen.isEmpty else {
            throw CommandFailure(
                .usage, "error: there is neither plans/ nor drills/ here.",
                help: "Name a folder or a file, or make a first organisation with `muster init`.")
        }
        for path in chosen { try sources.add(path) }
        try sources.addContext()
        return sources
    }

    /// The compiled plans of a folder; its errors are printed and end the command.
    static func planSet(of folder: String) throws -> PlanSet {
        let compilation = try read([folder]).compile()
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        guard let planSet = compilation.planSet, errors.isEmpty else {
            throw CommandFailure(
                .doesNotHold, Diagnostic.text(of: errors),
                help: "The plans have errors; nothing was changed.")
        }
        return planSet
    }

    /// Makes plans of the texts that a journal of 0.1.0 keeps; later ones keep the plans too.
    @Sendable static func recompile(_ documents: [Document]) throws -> PlanSet {
        let compilation = PlanFiles.compile(documents: documents)
        guard let planSet = compilation.planSet else {
            let errors = compilation.diagnostics.filter { $0.severity == .error }
            throw CommandFailure(
                .worldFailed,
                "error: no plans can be made of the texts that 0.1.0 left in the journal.\n"
                    + Diagnostic.text(of: errors),
                help: "Read it with the version of Muster that wrote it.")
        }
        return planSet
    }

    /// Compiles the files; diagnostics about files that only give context are left out.
    func compile() -> Compilation {
        let today = Int(SystemClock().now().milliseconds / 86_400_000)
        var compilation = PlanFiles.compile(files, today: today)
        if !named.isEmpty {
            compilation.diagnostics.removeAll { !named.contains($0.path) }
            compilation.silenced.removeAll { !named.contains($0.diagnostic.path) }
        }
        return compilation
    }

    /// The path of a file as it was given on the command line.
    func shown(_ path: String) -> String {
        files.first { $0.path == path }?.shownAs ?? path
    }

    /// Whether a file was asked for, and does not only give context.
    func isAskedFor(_ path: String) -> Bool { named.isEmpty || named.contains(shown(path)) }

    private static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private mutating func add(_ path: String) throws {
        let shown = path.hasSuffix("/") ? String(path.dropLast()) : path
        if Self.isFolder(shown) {
            try addFolder(shown)
        } else {
            try addFile(shown)
        }
    }

    // The first folder keeps its paths; a further one gets its name in front, so that two files of
    // one name stay two.
    private mutating func addFolder(_ folder: String) throws {
        let prefix = files.isEmpty ? "" : (folder as NSString).lastPathComponent + "/"
        for file in try Self.readFolder(folder) {
            let shown = folder == "." ? file.path : "\(folder)/\(file.path)"
            guard !files.contains(where: { $0.shownAs == shown }) else { continue }
            files.append(SourceFile(path: prefix + file.path, bytes: file.bytes, shownAs: shown))
        }
    }

    private mutating func addFile(_ path: String) throws {
        for file in try Self.readFolder(path) {
            named.append(path)
            files.append(SourceFile(path: file.path, bytes: file.bytes, shownAs: path))
        }
    }

    fileprivate static func readFolder(_ path: String) throws -> [SourceFile] {
        do throws(FolderError) { return try PlanFolder.read(path) } catch {
            let isRefused = [.tooLarge, .tooMany, .tooDeep, .badName].contains(error.kind)
            throw CommandFailure(isRefused ? .doesNotHold : .worldFailed, error.description)
        }
    }

    // A plan or a drill means something only beside its organisation: its own folder, else a folder
    // `plans` beside that, else `plans` here.
    private mutating func addContext() throws {
        guard !files.contains(where: Self.isRoot), let first = files.first else { return }
        let folder = (first.shownAs as NSString).deletingLastPathComponent
        let own = folder.isEmpty ? "." : folder
        for candidate in [own, "\(own)/../plans", "plans"] where Self.isFolder(candidate) {
            let context = try Self.readFolder(candidate)
            guard context.contains(where: Self.isRoot) else { continue }
            let asked = files
            if named.isEmpty { named = asked.map(\.shownAs) }
            let base = candidate == "." ? "" : candidate + "/"
            files = context.compactMap { file in
                let shown = base + file.path
                guard !asked.contains(where: { Self.same($0.shownAs, shown) }) else {
                    return SourceFile(
                        path: file.path, bytes: file.bytes,
                        shownAs: asked.first { Self.same($0.shownAs, shown) }?.shownAs)
                }
                return SourceFile(path: file.path, bytes: file.bytes, shownAs: shown)
            }
            for file in asked where !files.contains(where: { $0.shownAs == file.shownAs }) {
                files.append(
                    SourceFile(
                        path: "named/\(file.shownAs.replacingOccurrences(of: "../", with: ""))",
                        bytes: file.bytes, shownAs: file.shownAs))
            }
            return
        }
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        URL(fileURLWithPath: left).standardizedFileURL
            == URL(fileURLWithPath: right).standardizedFileURL
    }

    private static func isRoot(_ file: SourceFile) -> Bool {
        let mark = Array("muster: organization/1".utf8)
        return file.bytes.starts(with: mark)
            || file.bytes.split(separator: 10).prefix(200)
                .contains { $0.starts(with: mark) }
    }
}

extension PlanSources {
    /// The digest of a file, as `Scenario.digest` has it.
    static func digest(ofFile path: String) throws -> String {
        guard let file = try readFolder(path).first else {
            throw CommandFailure(
                .usage, "error: \(path) is not a YAML file.",
                help: "Name a file that ends in .yaml.")
        }
        return file.digest
    }
}
