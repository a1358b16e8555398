// SPDX-License-Identifier: Apache-2.0

import Foundation
import PlanFiles
import Testing

/// A file with one mistake; what the compiler says of it stands beside it.
struct Mistake: CustomTestStringConvertible {
    var name: String
    var testDescription: String { name }

    static let all: [Mistake] = {
        let folder = Fixtures.folder.appendingPathComponent("Mistakes").path
        let names = FileManager.default.subpaths(atPath: folder) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map {
            Mistake(name: String($0.dropLast(".yaml".count)))
        }
    }()

    /// What the compiler says about the file, in the sample organisation unless the file is an
    /// organisation itself.
    func report() throws -> String {
        let path = "\(name).yaml"
        let url = Fixtures.folder.appendingPathComponent("Mistakes/\(path)")
        let file = SourceFile(path: path, bytes: Array(try Data(contentsOf: url)))
        let isOrganization = String(decoding: file.bytes, as: UTF8.self)
            .hasPrefix("muster: organization/1")
        let files = isOrganization ? [file] : try Fixtures.sample() + [file]
        let diagnostics = compile(files, today: Fixtures.today).diagnostics
        return Diagnostic.text(of: diagnostics.filter { $0.path == path })
    }
}

@Suite("A mistake")
struct MistakeTests {
    @Test("is reported with its place and a way to mend it", arguments: Mistake.all)
    func mistake(_ mistake: Mistake) throws {
        let report = try mistake.report()
        #expect(!report.hasPrefix("0 errors, 0 warnings"), "the file has no mistake")
        #expect(report == (try Fixtures.golden("Mistakes/\(mistake.name).txt", actual: report)))
    }

    @Test("has a test: at least a hundred of them")
    func corpus() {
        #expect(Mistake.all.count >= 100)
    }
}
