// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanExchange
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

/// A playbook with one mistake.
struct PlaybookMistake: CustomTestStringConvertible {
    var name: String
    var old: String
    var new: String
    var code: ExchangeFinding.Code
    /// What the place of the finding names.
    var place: String
    var testDescription: String { name }

    private static let promote = "action--00000000-0000-4000-8000-000000000002"

    static let all = [
        Self(
            name: "a step that there is not",
            old: "\"on_failure\": \"action--00000000-0000-4000-8000-000000000004\"",
            new: "\"on_failure\": \"action--00000000-0000-4000-8000-00000000000a\"",
            code: .danglingReference, place: promote),
        Self(
            name: "a step that leads back",
            old: "\"on_completion\": \"end--00000000-0000-4000-8000-000000000015\"",
            new: "\"on_completion\": \"\(promote)\"",
            code: .cycle, place: "000000000014"),
        Self(
            name: "two ways at once", old: "\"on_success\": \"parallel",
            new: "\"on_completion\": \"end--00000000-0000-4000-8000-000000000005\","
                + " \"on_success\": \"parallel",
            code: .conflictingTransitions, place: promote),
        Self(
            name: "an end that leads on", old: "{\"type\": \"end\", \"name\": \"Tried\"}",
            new:
                "{\"type\": \"end\", \"on_completion\": \"end--00000000-0000-4000-8000-000000000005\"}",
            code: .conflictingTransitions, place: "000000000010"),
        Self(
            name: "a failure without a success", old: "\"on_success\": \"parallel",
            new: "\"owner\": \"parallel", code: .missingTransition, place: promote),
        Self(
            name: "an unknown type", old: "\"type\": \"parallel\"", new: "\"type\": \"race\"",
            code: .unknownStepType, place: "000000000003"),
        Self(
            name: "a start that is none",
            old: "\"workflow_start\": \"start--00000000-0000-4000-8000-000000000001\"",
            new: "\"workflow_start\": \"\(promote)\"", code: .noStart, place: "workflow_start"),
        Self(
            name: "an agent that there is not",
            old: "\"individual--3f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c04\": {",
            new: "\"individual--3f6c5a85-5c80-4a3f-8d91-5e4a0f6b7c05\": {",
            code: .danglingReference, place: promote),
        Self(
            name: "a variable that there is not", old: "__retries__:value <",
            new: "__tries__:value <", code: .danglingReference, place: "000000000006"),
        Self(
            name: "a marking that there is not", old: "\"markings\": [\"marking-statement--0a",
            new: "\"markings\": [\"marking-statement--1a", code: .danglingReference,
            place: "$.markings[0]"),
        Self(
            name: "a negative timeout", old: "\"timeout\": 90000", new: "\"timeout\": -1",
            code: .badTimer, place: promote),
        Self(
            name: "a UUID of version 7", old: "playbook--3f1c7c52-8f0e-4a6e-9a3c-0f5d2b7a9c11",
            new: "playbook--3f1c7c52-8f0e-7a6e-9a3c-0f5d2b7a9c11", code: .badIdentifier,
            place: "$.id"),
        Self(
            name: "another version", old: "cacao-2.0", new: "cacao-1.1", code: .notPlaybook,
            place: "$"),
        Self(
            name: "one key twice", old: "\"priority\": 3", new: "\"priority\": 3, \"priority\": 4",
            code: .notJSON, place: "$"),
        Self(
            name: "no JSON", old: "\"priority\": 3", new: "\"priority\": NaN", code: .notJSON,
            place: "$"),
        Self(
            name: "a text instead of an object", old: "{\"type\": \"end\", \"name\": \"Tried\"}",
            new: "\"end\"", code: .unknownStepType, place: "000000000010"),
        Self(
            name: "a parallel of one branch",
            old: "\"next_steps\": [\"while-condition--00000000-0000-4000-8000-000000000006\",",
            new: "\"next_steps\": [", code: .missingMember, place: "000000000003"),
    ]
}

@Suite("A playbook of CACAO")
struct CACAOImportTests {
    private func plan() throws -> String {
        let made = CACAOImport(PlaybookFixture.bytes)
        return try #require(
            made.text, "\(made.findings.map { $0.text(inFile: "playbook.json") })")
    }

    @Test("becomes a plan that the organisation can use at once, with warnings at most")
    func checks() throws {
        let files = try Fixtures.sample(with: "imported.yaml", try plan())
        let diagnostics = compile(files, today: Fixtures.today).diagnostics
        #expect(diagnostics.filter { $0.severity == .error }.isEmpty)
        #expect(!diagnostics.filter { $0.code == .stepWithoutOwnerOrDeadline }.isEmpty)
    }

    @Test("keeps its steps, conditions, timers and variables")
    func steps() throws {
        let files = try Fixtures.sample(with: "imported.yaml", try plan())
        let set = try #require(compile(files, today: Fixtures.today).planSet)
        let plan = try #require(set.plans["fail-over-the-database"])
        let steps = plan.playbook.steps
        #expect(plan.playbook.start == "promote")
        #expect(steps["promote"]?.rollback == "promote-2")
        #expect(steps["promote"]?.next == "parallel")
        #expect(steps["promote"]?.within[1] == .wall(.seconds(90)))
        #expect(
            steps["parallel"]?.kind == .parallel(branches: ["while-condition", "switch-condition"]))
        #expect(steps["parallel"]?.next == "done")
        #expect(steps["try-again"]?.next == nil)
        #expect(steps["end-2"]?.title.en == "end")
        guard case .whileCondition(let when, _)? = steps["while-condition"]?.kind else {
            Issue.record("the loop is none")
            return
        }
        #expect(when.source == "retries < 3")
        #expect(plan.facts.map(\.name) == ["retries", "region", "host", "done_holds"])
    }

    @Test("never has its commands run: they are words for people")
    func commands() throws {
        let made = CACAOImport(PlaybookFixture.bytes)
        #expect(made.text?.contains("to be run by hand: rm -rf /") == true)
        #expect(made.findings.contains { $0.code == .neverRun })
    }

    @Test("leaves credentials behind and says so")
    func secrets() throws {
        let made = CACAOImport(PlaybookFixture.bytes)
        #expect(made.text?.contains("secret") == false)
        #expect(made.findings.count { $0.code == .secretLeftOut } == 2)
    }

    @Test("comes back whole when the plan is exported")
    func back() throws {
        let text = try plan()
        let set = try #require(
            compile(try Fixtures.sample(with: "imported.yaml", text)).planSet)
        let export = CACAOExport(try #require(set.plans["fail-over-the-database"]), in: set)
        let document = try #require(export.document)
        let original = try JSON.parse(PlaybookFixture.bytes)
        for name in [
            "id", "created_by", "created", "modified", "priority", "labels", "markings",
            "signatures", "data_marking_definitions", "workflow_start", "playbook_types",
        ] {
            #expect(document[name]?.canonical == original[name]?.canonical, "\(name)")
        }
        let workflow = try #require(original["workflow"]?.members)
        for step in workflow {
            for name in [
                "type", "commands", "agent", "targets", "condition", "switch", "cases",
                "next_steps", "playbook_id", "timeout", "delay", "on_success", "on_failure",
            ]
            where step.value[name] != nil {
                let member = document["workflow"]?[step.key]?[name]
                #expect(member?.canonical == step.value[name]?.canonical, "\(step.key) \(name)")
            }
        }
        let foreign = "extension-definition--1b8f2f52-2f5d-4d0c-9a6e-2b1d7c3e4f01"
        #expect(document["playbook_extensions"]?[foreign] == ["colour": "blue"])
        let again = CACAOImport(Array(try #require(export.text).utf8))
        let words = try #require(again.text)
        let second = try #require(
            compile(try Fixtures.sample(with: "imported.yaml", words)).planSet)
        let plan = try #require(second.plans["fail-over-the-database"])
        #expect(plan.playbook == set.plans["fail-over-the-database"]?.playbook)
        #expect(CACAOExport(plan, in: second).text == export.text)
    }

    @Test("is refused with the place of what is wrong", arguments: PlaybookMistake.all)
    func mistake(_ mistake: PlaybookMistake) throws {
        let made = CACAOImport(try PlaybookFixture.changing(mistake.old, to: mistake.new))
        #expect(made.text == nil)
        #expect(
            made.findings.contains {
                $0.code == mistake.code && $0.severity == .error && $0.path.contains(mistake.place)
            }, "\(made.findings)")
    }

    @Test("is told all of its mistakes at once")
    func all() throws {
        let text = PlaybookFixture.text.replacing("\"timeout\": 90000", with: "\"timeout\": -1")
            .replacing("\"type\": \"parallel\"", with: "\"type\": \"race\"")
        let codes = Set(CACAOImport(Array(text.utf8)).findings.map(\.code))
        #expect(codes.isSuperset(of: [.badTimer, .unknownStepType]))
    }

    @Test("cannot hang or crash the reader, however deep, long or strange it is")
    func hostile() {
        let deep = String(repeating: "[", count: 100_000)
        let long = "\"" + String(repeating: "x", count: 2_000_000) + "\""
        for text in ["", deep, long, "{}", "[]", "null", "{\"type\": \"playbook\"}", "\u{0}"] {
            #expect(CACAOImport(Array(text.utf8)).text == nil)
        }
        #expect(CACAOImport([0xFF, 0xFE, 0x7B]).text == nil)
    }
}
