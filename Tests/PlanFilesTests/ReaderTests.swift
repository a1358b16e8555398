// SPDX-License-Identifier: Apache-2.0

import PlanFiles
import ResponseCore
import ResponseModel
import Testing

/// A file that hurts, and the code of the diagnostic that must come of it.
struct HostileRow: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var code: DiagnosticCode
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ code: DiagnosticCode) {
        self.init(name, bytes: Array(text.utf8), code)
    }

    init(_ name: String, bytes: [UInt8], _ code: DiagnosticCode) {
        self.name = name
        self.bytes = bytes
        self.code = code
    }

    /// Lists of aliases to lists of aliases: nine to the power of the depth.
    static func laughs(depth: Int, width: Int) -> String {
        var text = "a0: &a0 [x]\n"
        for level in 1...depth {
            let aliases = Array(repeating: "*a\(level - 1)", count: width).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        return text
    }

    static func many(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    static let all: [HostileRow] = [
        HostileRow("billion laughs", laughs(depth: 9, width: 9), .tooManyValues),
        HostileRow("a hundred doublings", laughs(depth: 100, width: 2), .tooManyValues),
        HostileRow(
            "a long text, often", "a: &a \(many("x", 60_000))\nb: [\(many("*a, ", 20_000))]\n",
            .aliasesTooLong),
        HostileRow(
            "long keys, often",
            "a: &a {\(many("x", 1_000)): 1}\nb: [\(many("*a, ", 2_000))]\n", .aliasesTooLong),
        HostileRow("an anchor with a colon", "a: &a:b value\n", .yamlSyntax),
        HostileRow("a list with such an anchor", "a: &a:b\n  - value\n", .yamlSyntax),
        HostileRow("an anchor behind a lone tag", "a: ! &a:b value\n", .tagRefused),
        HostileRow("laughs as a key", laughs(depth: 4, width: 9) + "? *a4\n: x\n", .keyNotText),
        HostileRow("an alias in itself", "a: &a [*a]\n", .badAlias),
        HostileRow("an alias in a part of itself", "a: &a {b: [1, *a]}\n", .badAlias),
        HostileRow("an alias without an anchor", "a: *b\n", .badAlias),
        HostileRow("a million open brackets", many("[", 1_000_000), .nestingTooDeep),
        HostileRow("a million open braces", many("{", 1_000_000), .keyNotText),
        HostileRow("half a million dashes", many("- ", 500_000), .nestingTooDeep),
        HostileRow("brackets hidden behind quotes", many("[\"]\",", 200_000), .nestingTooDeep),
        HostileRow("keys within keys", many("? ", 500_000), .keyNotText),
        HostileRow(
            "deep blocks", (0..<200).map { many(" ", $0) + "a:\n" }.joined(), .nestingTooDeep),
        HostileRow("two million items", many("- a\n", 2_000_000), .fileTooLarge),
        HostileRow("many values", "[" + many("a,", 200_000) + "]", .tooManyValues),
        HostileRow("a long text", "a: " + many("x", 70_000), .textTooLong),
        HostileRow("many tag directives", many("%TAG !a! tag:x\n", 1_000), .yamlSyntax),
        HostileRow("many doubled keys", many("a: 1\n", 10_000), .duplicateKey),
        HostileRow("a truncated character", bytes: [0x61, 0x3A, 0x20, 0xE6, 0x97], .notUTF8),
        HostileRow("an overlong zero", bytes: [0x61, 0x3A, 0x20, 0xC0, 0x80], .notUTF8),
        HostileRow("a surrogate", bytes: [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80], .notUTF8),
        HostileRow("UTF-16", bytes: [0xFF, 0xFE, 0x61, 0, 0x3A, 0], .notUTF8),
        HostileRow("UTF-16 without a mark", bytes: [0, 0x61, 0, 0x3A], .notUTF8),
        HostileRow("UTF-32", bytes: [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .notUTF8),
        HostileRow("a zero byte", "a: \u{0}b\n", .forbiddenCharacter),
        HostileRow("a bell", "a: \u{7}b\n", .forbiddenCharacter),
        HostileRow("a mark inside", "a: b\u{FEFF}c\n", .forbiddenCharacter),
        HostileRow("a line separator", "a: b\u{2028}c\n", .forbiddenCharacter),
        HostileRow("a lone surrogate escape", "a: \"\\uD800\"\n", .yamlSyntax),
        HostileRow("a python tag", "a: !!python/object/apply:os.system [x]\n", .tagRefused),
        HostileRow("a binary tag", "a: !!binary aGk=\n", .tagRefused),
        HostileRow("a merge key", "a: &a {b: 1}\nc:\n  <<: *a\n", .mergeKeyRefused),
        HostileRow("two documents", "a: 1\n---\nb: 2\n", .severalDocuments),
        HostileRow("nothing", "", .emptyFile),
        HostileRow("only a marker", "---\n", .emptyFile),
        HostileRow("only a mark", bytes: [0xEF, 0xBB, 0xBF], .emptyFile),
        HostileRow("a scalar on top", "hello\n", .wrongType),
        HostileRow("a list as a key", "[a, b]: c\n", .keyNotText),
        HostileRow("nothing as a key", "~: c\n", .keyNotText),
    ]
}

@Suite("The reader of files")
struct ReaderTests {
    @Test("refuses what hurts, with a name for it", arguments: HostileRow.all)
    func hostile(_ row: HostileRow) {
        let result = compile([SourceFile(path: "x.yaml", bytes: row.bytes)])
        #expect(result.planSet == nil)
        #expect(result.diagnostics.contains { $0.code == row.code && $0.severity == .error })
        #expect(result.diagnostics.count <= 202)
    }

    @Test("says how to go on after two hundred mistakes of one file")
    func manyMistakes() {
        let text = String(repeating: "a: 1\n", count: 1_000)
        let diagnostics = compile([SourceFile(path: "x.yaml", bytes: Array(text.utf8))]).diagnostics
        #expect(diagnostics.count { $0.code == .tooManyMistakes } == 1)
    }

    @Test("does not copy an endless line into every mistake on it")
    func longLine() {
        let text = "{" + String(repeating: "a: b, ", count: 20_000) + "}"
        let diagnostics = compile([SourceFile(path: "x.yaml", bytes: Array(text.utf8))]).diagnostics
        #expect(diagnostics.allSatisfy { $0.sourceLine.utf8.count <= 2_000 })
        #expect(diagnostics.allSatisfy { $0.text.utf8.count <= 2_000 })
    }

    @Test("accepts a mark at the beginning, Windows line breaks and repeated anchors")
    func harmless() throws {
        let text = "\u{FEFF}muster: plan/1\r\nrisk: &r {likelihood: 1, consequence: 2}\r\n"
        let more =
            "id: &r other\r\nname: *r\r\nclassification: {rules: [{level: 1, otherwise: true}]}\r\n"
        let files = try Fixtures.sample(with: "other.yaml", text + more)
        let result = compile(files)
        let plan = try #require(result.planSet?.plans["other"], "\(result.diagnostics)")
        #expect(plan.name.en == "other")
        #expect(plan.risk?.consequence == 2)
    }

    @Test("lets aliases stand for as much text as a file may have, and says where it is too much")
    func aliasedText() throws {
        var limits = ReaderLimits()
        limits.aliasBytes = 100
        let findings = Findings()
        let file: (Int) -> FileText = { count in
            let items = Array(repeating: "*a", count: count).joined(separator: ", ")
            return FileText(
                path: "x.yaml", shownAs: "x.yaml", text: "a: &a 0123456789\nb: [\(items)]")
        }
        let read = YAMLReader.read(file(10), limits: limits, findings: findings)
        #expect(read?.textBytes == 112)
        #expect(findings.sorted.isEmpty)
        #expect(YAMLReader.read(file(11), limits: limits, findings: findings) == nil)
        let finding = try #require(findings.sorted.first)
        #expect(finding.code == .aliasesTooLong)
        // The eleventh alias, each of four characters, behind "b: [".
        #expect([finding.line, finding.column] == [2, 45])
    }

    @Test("reads a text whose first line begins with a tab once its indentation is said")
    func tabInText() throws {
        let text = FileText(path: "x.yaml", shownAs: "x.yaml", text: "a: |2\n  \tb\n  c\n")
        let findings = Findings()
        let root = try #require(
            YAMLReader.read(text, limits: ReaderLimits(), findings: findings))
        guard case .mapping(let entries) = root.content,
            case .scalar(let scalar) = try #require(entries.first).value.content
        else {
            Issue.record("no text under a")
            return
        }
        #expect(scalar.text == "\tb\nc\n")
    }

    @Test(
        "takes an anchor before every sort of value",
        arguments: [
            "a: &a-1_B value\n", "a: &a\n  b: 1\n", "a: &a\t[b]\n", "a: [&a b, &c]\n",
            "a: {b: &a}\n",
            "a: &a\r\n  - b\r\n", "&a b: &c", "a: &a 'b'\n", "- &a b: c\n",
        ])
    func anchors(_ text: String) {
        let file = FileText(path: "x.yaml", shownAs: "x.yaml", text: text)
        let findings = Findings()
        #expect(YAMLReader.read(file, limits: ReaderLimits(), findings: findings) != nil)
        #expect(findings.sorted.isEmpty, "\(findings.sorted)")
    }

    @Test("takes words for booleans only when they are true or false")
    func norway() throws {
        let files = try Fixtures.sample(
            changing: "plan.yaml", "{en: Payments fail., zh: 支付失败。}", to: "no")
        #expect(compile(files).planSet?.plans["payment-outage"]?.summary?.en == "no")
    }

    @Test("gives the same result whatever the order of the files")
    func order() throws {
        let files = try Fixtures.sample()
        let forwards = compile(files, today: Fixtures.today)
        let backwards = compile(files.reversed(), today: Fixtures.today)
        #expect(forwards.planSet?.digest == backwards.planSet?.digest)
        #expect(forwards.diagnostics == backwards.diagnostics)
        #expect(forwards.scenarios == backwards.scenarios)
    }

    @Test("finds every mistake of a set in one go")
    func allAtOnce() throws {
        var files = try Fixtures.sample(
            changing: "plan.yaml", "likelihood: 3", to: "likelihood: 9")
        files = files.map { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
                .replacing("kind: logistics", with: "kind: water")
                .replacing("lasts: 8h", with: "lasts: long")
                .replacing("turn: 7d", with: "turn: 7")
            return SourceFile(path: file.path, bytes: Array(text.utf8))
        }
        let diagnostics = compile(files, today: Fixtures.today).diagnostics
        #expect(
            diagnostics.map(\.path) == [
                "drill.yaml", "parts/people.yaml", "plan.yaml", "resources.yaml",
            ])
    }

    @Test("blames only the file that cannot be read, not those that refer to it")
    func oneCause() throws {
        for path in ["organization.yaml", "parts/people.yaml", "plan.yaml", "resources.yaml"] {
            let files = try Fixtures.sample(with: path, "muster: [\n")
            let diagnostics = compile(files).diagnostics
            #expect(Set(diagnostics.map(\.path)) == [path], "\(path): \(diagnostics.map(\.text))")
        }
    }
}
