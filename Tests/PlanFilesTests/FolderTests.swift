// SPDX-License-Identifier: Apache-2.0

import Foundation
import PlanFiles
import Testing

@Suite("A plan folder")
final class FolderTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("plan-folder-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            Issue.record(error)
        }
    }

    private func write(_ path: String, _ text: String = "a: 1\n") throws {
        let url = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    private func failure(_ path: String? = nil, limits: ReaderLimits = ReaderLimits())
        -> FolderError?
    {
        do throws(FolderError) {
            _ = try PlanFolder.read(path ?? folder.path, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test("gives its plans, templates and lists, sorted, and nothing else")
    func contents() throws {
        for path in ["b.yaml", "a.yml", "templates/x.en.mustache", "c.csv"] { try write(path) }
        for path in ["README.md", ".hidden.yaml", ".git/config.yaml", "a.yaml.bak"] {
            try write(path)
        }
        let files = try PlanFolder.read(folder.path)
        #expect(files.map(\.path) == ["a.yml", "b.yaml", "c.csv", "templates/x.en.mustache"])
        #expect(files[0].shownAs == "\(folder.path)/a.yml")
        #expect(files[0].bytes == Array("a: 1\n".utf8))
    }

    @Test("may also be one file")
    func oneFile() throws {
        try write("deep/plan.yaml")
        let files = try PlanFolder.read("\(folder.path)/deep/plan.yaml")
        #expect(files.map(\.path) == ["plan.yaml"])
    }

    @Test("is read once although links lead in a circle")
    func circle() throws {
        try write("inner/a.yaml")
        let link = folder.appendingPathComponent("inner/back").path
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: folder.path)
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent("self").path, withDestinationPath: "self")
        #expect(try PlanFolder.read(folder.path).map(\.path) == ["inner/a.yaml"])
    }

    @Test("says what is wrong with a link to nowhere and with a file that is none")
    func oddFiles() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent("a.yaml").path, withDestinationPath: "gone")
        #expect(failure()?.kind == .notFound)
        #expect(failure("/dev/null")?.kind == .notRegular)
        #expect(failure("\(folder.path)/nothing")?.kind == .notFound)
    }

    @Test("with a file that is too large is read, and checked, with all the others")
    func largeFile() throws {
        try write("big.yaml", "muster: plan/1\n" + String(repeating: "#", count: 200))
        try write("small.yaml", "muster: plan/1\nid: a\nid: b\n")
        var limits = ReaderLimits()
        limits.fileBytes = 100
        let files = try PlanFolder.read(folder.path, limits: limits)
        #expect(files.map(\.bytes.count) == [101, 27])
        let findings = compile(files, limits: limits).diagnostics
        let large = try #require(findings.first)
        #expect(large.code == .fileTooLarge)
        #expect(large.path == "\(folder.path)/big.yaml")
        #expect(large.message == "the file is larger than the 100 bytes that it may have")
        #expect(findings.contains { $0.code == .duplicateKey })
    }

    @Test("is read within its limits")
    func limits() throws {
        try write("a.yaml", String(repeating: "#", count: 100))
        try write("b.yaml", String(repeating: "#", count: 100))
        var limits = ReaderLimits()
        limits.totalBytes = 150
        #expect(failure(limits: limits)?.kind == .tooLarge)
        limits = ReaderLimits()
        limits.files = 1
        #expect(failure(limits: limits)?.kind == .tooMany)
        limits = ReaderLimits()
        limits.entries = 1
        #expect(failure(limits: limits)?.kind == .tooMany)
        limits = ReaderLimits()
        limits.folderDepth = 1
        try write("1/2/c.yaml")
        #expect(failure(limits: limits)?.kind == .tooDeep)
    }

    @Test("has errors that say what and how to mend it")
    func words() throws {
        let error = try #require(failure("\(folder.path)/nothing"))
        #expect(
            error.description == "\(folder.path)/nothing: error: there is no such file or folder."
                + " Check the path, and where a symbolic link points to.")
    }
}
