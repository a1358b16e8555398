// SPDX-License-Identifier: Apache-2.0

import Foundation
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

/// A plan folder that the documentation offers as a pattern.
struct Example: CustomTestStringConvertible {
    var path: String
    var testDescription: String { path }

    static let all = [
        "real-plans", "classification/work-safety", "classification/ticket-priority",
        "classification/service-impact",
    ].map { Example(path: $0) }

    func files() throws -> [SourceFile] {
        let folder = Fixtures.folder.appendingPathComponent("../../docs/examples/\(path)")
        return try PlanFolder.read(folder.standardized.path)
    }
}

@Suite("An example of the documentation")
struct ExampleTests {
    @Test("compiles without a finding, and every plan in it has tests", arguments: Example.all)
    func compiles(_ example: Example) throws {
        let compilation = compile(try example.files(), today: Fixtures.today)
        #expect(compilation.diagnostics.isEmpty, "\(Diagnostic.text(of: compilation.diagnostics))")
        let plans = try #require(compilation.planSet).plans.all
        #expect(!plans.isEmpty)
        for plan in plans { #expect(!plan.tests.isEmpty, "\(plan.id)") }
    }
}
