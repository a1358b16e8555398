// SPDX-License-Identifier: Apache-2.0

import Foundation
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

@Suite("The page about the plan format")
struct DocumentationTests {
    private let page: String

    init() throws {
        let path = Fixtures.folder.path + "/../../docs/plan-format.md"
        let data = try #require(FileManager.default.contents(atPath: path))
        page = String(decoding: data, as: UTF8.self)
    }

    /// The examples that are whole files, each as a file.
    private var examples: [SourceFile] {
        page.split(separator: "```yaml\n").dropFirst().enumerated().compactMap { index, block in
            guard block.hasPrefix("muster: "), let end = block.firstRange(of: "```") else {
                return nil
            }
            return SourceFile(
                path: "example-\(index).yaml", bytes: Array(block[..<end.lowerBound].utf8))
        }
    }

    @Test("has examples of all four kinds that are right but for what they leave out")
    func examplesCompile() {
        #expect(examples.count == 4)
        // The examples name people, files and templates that are not on the page.
        let leftOut: Set<DiagnosticCode> = [
            .unknownReference, .fileNotFound, .roleNotFilled, .unreachableCustomers,
        ]
        let mistakes = compile(examples).diagnostics.filter { !leftOut.contains($0.code) }
        #expect(mistakes.isEmpty, "\(Diagnostic.text(of: mistakes))")
    }

    @Test("lists every code of the compiler, word for word")
    func codes() {
        for code in DiagnosticCode.allCases {
            let row = "| \(code.rawValue) | \(code.severity.rawValue) | \(code.explanation) |"
            #expect(page.contains(row), "missing: \(row)")
        }
    }

    @Test("explains every placeholder of notices")
    func placeholders() {
        for name in NoticeTemplate.placeholders {
            #expect(page.contains("`\(name)`"), "missing: \(name)")
        }
    }
}
