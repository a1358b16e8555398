// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import PlanFiles

/// Rules over one number and one flag, and which of them can match.
struct ReachRow: CustomTestStringConvertible, Sendable {
    var name: String
    var conditions: [String]
    /// What keeps each rule from matching.
    var obstacles: [RuleReach.Obstacle?]
    var testDescription: String { name }

    static let all = [
        ReachRow(
            name: "severe first", conditions: ["n >= 10", "n >= 5", "true"],
            obstacles: [nil, nil, nil]),
        ReachRow(
            name: "wide first", conditions: ["n >= 5", "n >= 10"], obstacles: [nil, .rule(0)]),
        ReachRow(
            name: "constant on the left", conditions: ["5 <= n", "n == 7"],
            obstacles: [nil, .rule(0)]),
        ReachRow(
            name: "nothing between", conditions: ["n > 4 && n < 5"], obstacles: [.contradiction]),
        ReachRow(
            name: "something between fractions", conditions: ["x > 4.0 && x < 5.0"],
            obstacles: [nil]),
        ReachRow(
            name: "two together", conditions: ["b", "!b", "n > 1"],
            obstacles: [nil, nil, .rulesAbove]),
        ReachRow(
            name: "texts",
            conditions: ["s == \"a\"", "s in [\"a\", \"b\"]", "s != \"c\" && s in [\"b\"]"],
            obstacles: [nil, nil, .rule(1)]),
        ReachRow(
            name: "what is opaque may be anything", conditions: ["n * 2 > 4", "n * 2 > 8"],
            obstacles: [nil, nil]),
        ReachRow(
            name: "the same opaque part",
            conditions: ["s.startsWith(\"a\")", "s.startsWith(\"a\") && b"],
            obstacles: [nil, .rule(0)]),
        ReachRow(
            name: "a choice is opaque", conditions: ["b ? n > 1 : n > 2", "n > 5"],
            obstacles: [nil, nil]),
        ReachRow(
            name: "texts with operators", conditions: ["s == \"a || b\"", "s == 'a || b' && b"],
            obstacles: [nil, .rule(0)]),
        ReachRow(
            name: "not of a group", conditions: ["!(n < 3 || b)", "n >= 3 && !b"],
            obstacles: [nil, .rule(0)]),
    ]
}

@Suite("The lint of rules")
struct RuleReachTests {
    private let facts = [
        FactDeclaration(name: "n", type: .int), FactDeclaration(name: "x", type: .double),
        FactDeclaration(name: "b", type: .bool), FactDeclaration(name: "s", type: .string),
    ]

    @Test("knows which rules can match", arguments: ReachRow.all)
    func reach(_ row: ReachRow) throws {
        let rules = try row.conditions.map {
            Classification.Rule(level: 1, when: try Condition($0))
        }
        let reach = RuleReach(rules, facts: facts)
        #expect(rules.indices.map { reach.obstacle(ofRule: $0) } == row.obstacles)
    }

    @Test("claims nothing when there is too much to try")
    func bound() throws {
        let many = (0..<40).map { FactDeclaration(name: "f\($0)", type: .bool) }
        let text = many.map { "(\($0.name) || n == \($0.name.dropFirst()))" }.joined(
            separator: " && ")
        let rules = [Classification.Rule(level: 1, when: try Condition("(\(text)) && n < 0"))]
        #expect(RuleReach(rules, facts: facts + many).obstacle(ofRule: 0) == nil)
    }

    @Test("sees that rules leave nothing open")
    func complete() throws {
        let rules = try ["n >= 5", "n < 5"].map {
            Classification.Rule(level: 1, when: try Condition($0))
        }
        #expect(!RuleReach(rules, facts: facts).canAllFail)
        #expect(RuleReach(Array(rules.prefix(1)), facts: facts).canAllFail)
    }
}

/// A text and the messages that it takes.
struct MessageRow: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var length: Int
    var segments: Int
    var testDescription: String { name }

    static func times(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    static let all = [
        MessageRow(name: "nothing", text: "", length: 0, segments: 1),
        MessageRow(name: "160 letters", text: times("a", 160), length: 160, segments: 1),
        MessageRow(name: "161 letters", text: times("a", 161), length: 161, segments: 2),
        MessageRow(name: "306 letters", text: times("a", 306), length: 306, segments: 2),
        MessageRow(name: "307 letters", text: times("a", 307), length: 307, segments: 3),
        MessageRow(name: "80 euros", text: times("€", 80), length: 160, segments: 1),
        MessageRow(
            name: "an escape at the end of a part", text: times("a", 152) + times("€", 77),
            length: 306, segments: 3),
        MessageRow(
            name: "Greek capitals of GSM-7", text: times("Ω", 160), length: 160, segments: 1),
        MessageRow(name: "70 Chinese characters", text: times("字", 70), length: 70, segments: 1),
        MessageRow(name: "71 Chinese characters", text: times("字", 71), length: 71, segments: 2),
        MessageRow(
            name: "one Chinese among many", text: "字" + times("a", 70), length: 71, segments: 2),
        MessageRow(name: "35 emoji", text: times("🚒", 35), length: 70, segments: 1),
        MessageRow(
            name: "an emoji at the end of a part", text: times("字", 66) + "🚒" + times("字", 66),
            length: 134, segments: 3),
        MessageRow(
            name: "a letter with a cedilla that GSM-7 lacks", text: times("ç", 71), length: 71,
            segments: 2),
    ]
}

@Suite("A text message")
struct TextMessageTests {
    @Test("is counted as networks do", arguments: MessageRow.all)
    func count(_ row: MessageRow) {
        let message = TextMessage(row.text)
        #expect(message.length == row.length)
        #expect(message.segments == row.segments)
    }
}

@Suite("A silence")
struct SilenceTests {
    private let wipe =
        "failover:  {type: action, role: operations_lead, title: Switch to standby, within: 15m, review: two_person, rollback: failback, destructive: true}"
    private let failback =
        "    failback:  {type: action, role: operations_lead, title: Switch back, within: 15m}\n"

    private func compiled(silence: String) throws -> Compilation {
        var files = try Fixtures.sample(
            changing: "plan.yaml", "rollback: failback, destructive", to: "destructive")
        files = files.map { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
                .replacing(failback, with: "").replacing("silence:\n", with: "silence:\n" + silence)
            return SourceFile(path: file.path, bytes: Array(text.utf8))
        }
        return compile(files, today: Fixtures.today)
    }

    @Test("takes a finding out of the report and keeps it with its reason")
    func taken() throws {
        let loud = try compiled(silence: "")
        #expect(loud.diagnostics.map(\.code) == [.destructiveWithoutRollback])
        let quiet = try compiled(silence: "  - {code: MU0505, reason: It cannot be undone.}\n")
        #expect(quiet.diagnostics.isEmpty)
        #expect(quiet.silenced.map(\.diagnostic.code).contains(.destructiveWithoutRollback))
        #expect(quiet.silenced.map(\.reason).contains("It cannot be undone."))
    }

    @Test("is not called idle when its finding needs a date that is not given")
    func date() throws {
        #expect(compile(try Fixtures.sample()).diagnostics.isEmpty)
    }

    @Test("is not called idle while another file has errors, for then not all was looked at")
    func otherFile() throws {
        let idle = "  - {code: MU0505, reason: It cannot be undone.}\n"
        var files = try Fixtures.sample(
            changing: "plan.yaml", "silence:\n", to: "silence:\n" + idle)
        #expect(compile(files, today: Fixtures.today).diagnostics.map(\.code) == [.idleSilence])
        files.append(SourceFile(path: "other.yaml", bytes: Array("muster: plan/1\nid: 7\n".utf8)))
        let codes = compile(files, today: Fixtures.today).diagnostics.map(\.code)
        #expect(!codes.isEmpty && !codes.contains(.idleSilence))
    }

    @Test("stands as suppressed in SARIF")
    func sarif() throws {
        let result = try Fixtures.compiledSample()
        let log = Diagnostic.sarif(
            of: result.diagnostics, silenced: result.silenced, version: "1.0.0")
        let first = log["runs"]?.array?.first?["results"]?.array?.first
        #expect(first?["ruleId"] == "MU0610")
        let note = first?["suppressions"]?.array?.first
        #expect(note?["kind"] == "inSource")
        #expect(note?["justification"] == "The London desk opens on 30 March.")
    }

    @Test("lets an error of judgement pass, and the files can be used")
    func judgement() throws {
        let files = try Fixtures.sample(
            changing: "plan.yaml", "recover:      {1: 4h, 2: 8h, 3: 1bd}",
            to: "recover:      {1: 9h, 2: 8h, 3: 1bd}")
        #expect(compile(files, today: Fixtures.today).diagnostics.map(\.code) == [.looserTarget])
        let quiet = files.map { file in
            let text = String(decoding: file.bytes, as: UTF8.self).replacing(
                "silence:\n", with: "silence:\n  - {code: MU0403, reason: As the contract says.}\n")
            return SourceFile(path: file.path, bytes: Array(text.utf8))
        }
        let result = compile(quiet, today: Fixtures.today)
        #expect(result.diagnostics.isEmpty)
        #expect(result.planSet != nil)
    }
}

@Suite("The documentation of a code")
struct DiagnosticPageTests {
    @Test("says what it means, how to mend it and whether it can be silenced")
    func pages() {
        for code in DiagnosticCode.allCases {
            #expect(!code.remedy.isEmpty, "\(code)")
            #expect(code.page.hasPrefix("# \(code.rawValue): "))
            #expect(code.page.contains("silence"))
        }
    }

    @Test("stands in the book of all codes")
    func book() throws {
        #expect(
            DiagnosticCode.book
                == (try Fixtures.golden(
                    "../../docs/diagnostics/README.md", actual: DiagnosticCode.book)))
    }
}
