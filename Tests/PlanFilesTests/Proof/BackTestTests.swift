// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanFiles
import PlanReview
import ResponseCore
import ResponseModel
import Testing

@Suite("Rules over past incidents")
struct BackTestTests {
    private static let plan = """
        muster: plan/1
        id: past
        name: {en: Past, zh: 过去}
        facts:
          impact: {type: string}
          customers: {type: int, default: 0}
          down_for: {type: duration, default: 0s}
          regions: {type: list(string), default: []}
          since: {type: timestamp}
        classification:
          when_unknown: skip
          rules:
            - {level: 1, when: 'customers >= 1000 || impact.startsWith("1")'}
            - {level: 2, when: 'down_for >= duration("1h") || regions.size() > 1'}
            - {level: 3, when: impact != ""}
        history:
          label: expect_priority
          facts: {impact: impact_text}
          levels: {bad: 1, so-so: 2}

        """

    private func plan(_ text: String = plan) throws -> (plan: Plan, scale: LevelScale) {
        let compilation = compile(try Fixtures.sample(with: "past.yaml", text))
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(Diagnostic.text(of: errors))")
        let planSet = try #require(compilation.planSet)
        return (try #require(planSet.plans["past"]), planSet.organization.scale)
    }

    private func run(
        _ lines: [String], against former: String? = nil, label: String? = nil
    ) throws -> BackTest {
        let (model, scale) = try plan()
        var test = BackTest(
            model, against: try former.map { try plan($0).plan }, scale: scale, label: label,
            now: Timestamp(milliseconds: 0))
        for (place, line) in lines.enumerated() { test.take(Array(line.utf8), line: place + 1) }
        return test
    }

    /// A record and what the rules make of it.
    struct Line: CustomTestStringConvertible, Sendable {
        var name: String
        var line: String
        var level: Int?
        var recorded: Int?
        var problem: String?
        var testDescription: String { name }
    }

    static let lines = [
        Line(name: "facts in a map", line: #"{"facts": {"customers": 1000}}"#, level: 1),
        Line(name: "facts beside the name", line: #"{"id": "a", "customers": 1000.0}"#, level: 1),
        Line(name: "a field of another name", line: #"{"impact_text": "1 - High"}"#, level: 1),
        Line(name: "a length of time", line: #"{"down_for": "90m"}"#, level: 2),
        Line(name: "a list", line: #"{"regions": ["a", "b"]}"#, level: 2),
        Line(name: "a moment", line: #"{"since": "2026-01-01T00:00:00Z"}"#, level: nil),
        Line(name: "a null is not known", line: #"{"customers": null}"#, level: nil),
        Line(
            name: "a number as the level", line: #"{"customers": 1000, "expect_priority": 2}"#,
            level: 1, recorded: 2),
        Line(
            name: "a word of the plan as the level", line: #"{"expect_priority": "so-so"}"#,
            level: nil, recorded: 2),
        Line(
            name: "a name of the scale as the level", line: #"{"expect_priority": "LEVEL 3"}"#,
            level: nil, recorded: 3),
        Line(
            name: "a Chinese name of the scale", line: #"{"expect_priority": "一级(重大)"}"#,
            level: nil, recorded: 1),
        Line(
            name: "a number with a name", line: #"{"expect_priority": "3 - Moderate"}"#,
            level: nil, recorded: 3),
        Line(
            name: "a level outside the scale", line: #"{"expect_priority": "9 - Odd"}"#,
            problem: #"the recorded level "9 - Odd" is not on the scale"#),
        Line(
            name: "a value of another type", line: #"{"customers": "many"}"#,
            problem: #""customers" is "many", but the fact customers is int"#),
        Line(
            name: "a fraction where a whole number stands", line: #"{"customers": 1.5}"#,
            problem: #""customers" is 1.5, but the fact customers is int"#),
        Line(name: "no object", line: "[1]", problem: "the line is not an object"),
        Line(
            name: "no JSON", line: "{id: 1}",
            problem: #"column 2: The name of a member should stand here, but there is "i""#),
        Line(
            name: "a key twice", line: #"{"customers": 1, "customers": 2}"#,
            problem: #"column 18: The member "customers" stands twice"#),
    ]

    @Test("reads records as trackers write them", arguments: lines)
    func record(_ one: Line) throws {
        let test = try run([one.line])
        if let problem = one.problem {
            #expect(test.problems.map(\.message) == [problem])
            #expect(test.cases == 0)
        } else {
            #expect(test.problems.isEmpty, "\(test.problems)")
            #expect(test.counts.first { $0.count == 1 }?.level == one.level)
            #expect(test.pairings.first?.recorded == one.recorded)
        }
    }

    @Test("counts levels and agreement, and names each disagreement with its rules")
    func agreement() throws {
        let test = try run([
            #"{"id": "a", "customers": 5000, "expect_priority": "bad"}"#, "",
            #"{"id": "b", "customers": 5, "expect_priority": "bad", "title": "x"}"#,
            #"{"id": "c", "customers": 5000}"#,
        ])
        #expect(test.cases == 3)
        #expect(test.labelled == 2)
        #expect(test.agreed == 1)
        #expect(test.counts.map(\.count) == [2, 0, 0, 1])
        #expect(test.disagreements.map(\.incident.name) == ["b"])
        #expect(test.disagreements.map(\.incident.line) == [3])
        #expect(test.disagreements[0].trial.rules.count == 3)
        #expect(test.ignoredFields.map(\.name) == ["title"])
    }

    @Test("names each incident that another revision classifies differently, with both traces")
    func changes() throws {
        let former = Self.plan.replacing("customers >= 1000", with: "customers >= 5000")
        let test = try run(
            [#"{"customers": 4999}"#, #"{"customers": 5000}"#, #"{"customers": 1}"#],
            against: former)
        #expect(test.changes.map(\.incident.name) == ["line 1"])
        #expect(test.changes[0].trial.level == 1)
        #expect(test.changes[0].formerTrial?.level == nil)
        #expect(test.counts.map(\.formerCount) == [1, 0, 0, 2])
    }

    @Test("takes the field of the level that it is told, and the usual ones without a plan's word")
    func labels() throws {
        let named = try run([#"{"customers": 5000, "severity": 1}"#], label: "severity")
        #expect(named.agreed == 1)
        let bare = Self.plan.replacing("  label: expect_priority\n", with: "")
        let (model, scale) = try plan(bare)
        for label in ["expect", "recorded_level", "level"] {
            var test = BackTest(model, scale: scale, now: Timestamp(milliseconds: 0))
            test.take(Array(#"{"customers": 5000, "\#(label)": 1}"#.utf8), line: 1)
            #expect(test.agreed == 1, "\(label)")
        }
    }

    @Test("says which fact a misspelt field may mean")
    func misspelt() throws {
        let test = try run([#"{"custmers": 5000}"#])
        #expect(test.ignoredFields.map(\.near) == ["customers"])
    }

    @Test("tells of a thousand bad lines and counts the rest")
    func manyProblems() throws {
        let test = try run(Array(repeating: "x", count: 1_200))
        #expect(test.problems.count == 1_000)
        #expect(test.problemCount == 1_200)
    }

    @Test("passes over a line that is too long, and says so")
    func longLine() throws {
        let (model, scale) = try plan()
        var test = BackTest(model, scale: scale, now: Timestamp(milliseconds: 0))
        test.take(nil, line: 4)
        #expect(test.problems.map(\.line) == [4])
    }
}
