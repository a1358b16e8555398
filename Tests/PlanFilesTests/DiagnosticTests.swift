// SPDX-License-Identifier: Apache-2.0

import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

@Suite("A diagnostic")
struct DiagnosticTests {
    private let example = Diagnostic(
        code: .unknownReference, severity: .error, path: "plans/a b.yaml", line: 14, column: 7,
        message: "there is no pool \"agentz\"", help: "Did you mean \"agents\"?",
        sourceLine: "池: {pool: agentz}")

    @Test("shows the line and a caret below the place, also after wide characters")
    func text() {
        #expect(
            example.text == """
                plans/a b.yaml:14:7: error: there is no pool "agentz". \
                Did you mean "agents"? [MU0201]
                    池: {pool: agentz}
                           ^
                """)
    }

    @Test("shows a part of a line that is very long")
    func longLine() throws {
        var diagnostic = example
        diagnostic.sourceLine =
            String(repeating: "x", count: 500) + "y" + String(repeating: "z", count: 500)
        diagnostic.column = 501
        let lines = diagnostic.text.split(separator: "\n")
        #expect(lines[1].count < 200)
        let caret = try #require(Array(lines[2]).firstIndex(of: "^"))
        #expect(Array(lines[1])[caret] == "y")
    }

    @Test("never shows a line with a secret")
    func secret() throws {
        let files = try Fixtures.sample(
            changing: "organization.yaml", "password: {file: secrets/smtp}", to: "password: hunter2"
        )
        let diagnostics = compile(files).diagnostics
        #expect(diagnostics.map(\.code) == [.secretInFile])
        #expect(!Diagnostic.text(of: diagnostics).contains("hunter2"))
        #expect(!Diagnostic.json(of: diagnostics).compact.contains("hunter2"))
    }

    @Test("has a form in JSON")
    func json() {
        #expect(
            Diagnostic.json(of: [example]).compact
                == #"[{"code":"MU0201","severity":"error","path":"plans/a b.yaml","line":14,"#
                + #""column":7,"message":"there is no pool \"agentz\"","#
                + #""help":"Did you mean \"agents\"?","source_line":"池: {pool: agentz}"}]"#)
    }

    @Test("has a form in SARIF with its rule and its place")
    func sarif() throws {
        let log = Diagnostic.sarif(of: [example], version: "1.2.3")
        #expect(log["version"] == "2.1.0")
        let run = try #require(log["runs"]?.array?.first)
        let driver = try #require(run["tool"]?["driver"])
        #expect(driver["version"] == "1.2.3")
        let rules = try #require(driver["rules"]?.array)
        #expect(rules.count == DiagnosticCode.allCases.count)
        let result = try #require(run["results"]?.array?.first)
        #expect(result["ruleId"] == "MU0201")
        let index = try #require(result["ruleIndex"]?.integer)
        #expect(rules[Int(index)]["id"] == "MU0201")
        let location = result["locations"]?.array?.first?["physicalLocation"]
        #expect(location?["artifactLocation"]?["uri"] == "plans/a%20b.yaml")
        #expect(location?["region"]?["startLine"] == 14)
    }
}

@Suite("The register of codes")
struct DiagnosticCodeTests {
    @Test("gives every code a number of its own and a sentence")
    func unique() {
        let codes = DiagnosticCode.allCases
        #expect(Set(codes.map(\.rawValue)).count == codes.count)
        #expect(codes.map(\.rawValue) == codes.map(\.rawValue).sorted())
        #expect(codes.allSatisfy { $0.rawValue.count == 6 && $0.explanation.hasSuffix(".") })
    }

    @Test("has every code that is written down, in the order of the numbers")
    func complete() throws {
        let folder = Fixtures.folder.appending(path: "../../Sources/PlanFiles/Diagnostics")
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        let declared = try files.flatMap { file in
            try String(contentsOf: file, encoding: .utf8)
                .matches(of: /DiagnosticCode\(\s*"(MU[0-9]{4})"/).map { String($0.output.1) }
        }
        #expect(declared.sorted() == DiagnosticCode.allCases.map(\.rawValue))
    }

    @Test("finds a code by its number and nothing else")
    func lookUp() {
        #expect(DiagnosticCode(rawValue: "MU0101") == .unknownKey)
        #expect(DiagnosticCode(rawValue: "mu0101") == nil)
        #expect(DiagnosticCode(rawValue: "MU9999") == nil)
    }

    @Test("names the rules of SARIF by their headings")
    func names() {
        #expect("\(DiagnosticCode.unknownKey)" == "unknownKey")
        #expect("\(DiagnosticCode.notUTF8)" == "notUTF8")
        #expect("\(DiagnosticCode.badCSV)" == "badCSV")
        #expect("\(DiagnosticCode.scaleNotFromOne)" == "scaleNotFromOne")
    }
}
