// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import Reports
import ResponseCore
import ResponseModel
import Testing

@Suite("The evaluation of a drill")
struct RatingTests {
    struct Row: CustomTestStringConvertible {
        var name: String
        var capability: String
        var expect: String
        var rating: Rating
        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "holds and nothing of its kind went wrong: P", capability: "coordinate",
            expect: "measures.recover <= duration(\"4h\")", rating: .performed),
        Row(
            name: "holds with shortcomings of the capability: S", capability: "recover",
            expect: "measures.recover <= duration(\"4h\")", rating: .someChallenges),
        Row(
            name: "a time that was too long: M", capability: "notify",
            expect: "measures.first_notice <= duration(\"5m\")", rating: .majorChallenges),
        Row(
            name: "a target done late: M", capability: "notify",
            expect: "!targets[\"first_notice\"].breached", rating: .majorChallenges),
        Row(
            name: "a step done late: M", capability: "recover",
            expect: "!steps.failover.late", rating: .majorChallenges),
        Row(
            name: "a step that was skipped: U", capability: "recover",
            expect: "steps[\"temporary-desk\"].done", rating: .unable),
        Row(
            name: "too few of something: U", capability: "notify",
            expect: "measures.notices_sent >= 10", rating: .unable),
        Row(
            name: "a step that was never ready: not observed", capability: "recover",
            expect: "steps[\"failback\"].done", rating: .notObserved),
        Row(
            name: "a measure that there is not: not observed", capability: "review",
            expect: "measures.churn < 0.1", rating: .notObserved),
        Row(
            name: "an expression that is no condition: not observed", capability: "review",
            expect: "measures.notices_sent", rating: .notObserved),
        Row(
            name: "a notice rule: S", capability: "notify",
            expect: "notices.first.sent == 1 && notices.first.bypassed == 1",
            rating: .someChallenges),
    ]

    @Test("an objective is rated by what was observed", arguments: rows)
    func rating(_ row: Row) throws {
        let objective = try Fixture.objective("o", row.capability, row.expect)
        let drill = DrillEvaluation.evaluate(
            try Fixture.drillJournal(), scenario: try Fixture.scenario(objectives: [objective]))
        #expect(drill.objectives[0].rating == row.rating)
    }

    @Test("a time that was never reached although its deadline passed is U")
    func overdue() throws {
        var journal = JournalBuilder()
        for record in try Fixture.drillJournal() where record.at < JournalBuilder.minute(20) {
            journal.at((record.at - JournalBuilder.start).milliseconds / 60_000)
            journal.add(record.event, by: record.by)
        }
        let objective = try Fixture.objective(
            "o", "notify", "measures.first_notice <= duration(\"20m\")")
        let scenario = try Fixture.scenario(objectives: [objective])
        let before = DrillEvaluation.evaluate(journal.records, scenario: scenario)
        #expect(before.objectives[0].rating == .notObserved)
        journal.at(21)
        journal.add(.target(Fixture.incident, .breached(TargetKey(.firstNotice))))
        let after = DrillEvaluation.evaluate(journal.records, scenario: scenario)
        #expect(after.objectives[0].rating == .unable)
        #expect(after.objectives[0].observations.map(\.value) == [nil])
    }

    @Test("a drill passes only if every critical objective is P or S")
    func passing() throws {
        let reached = try Fixture.objective(
            "a", "recover", critical: true, "measures.recover <= duration(\"4h\")")
        let late = try Fixture.objective(
            "b", "notify", "measures.first_notice <= duration(\"5m\")")
        let unseen = try Fixture.objective("c", "review", critical: true, "measures.churn < 1.0")
        let records = try Fixture.drillJournal()
        let good = DrillEvaluation.evaluate(
            records, scenario: try Fixture.scenario(objectives: [reached, late]))
        #expect(good.passed)
        let bad = DrillEvaluation.evaluate(
            records, scenario: try Fixture.scenario(objectives: [reached, unseen]))
        #expect(!bad.passed)
    }

    @Test("a drill without incidents has shown nothing")
    func empty() throws {
        let drill = DrillEvaluation.evaluate([], scenario: try Fixture.scenario())
        #expect(drill.objectives.allSatisfy { $0.rating == .notObserved })
        #expect(!drill.passed)
        #expect(drill.seed == nil)
        #expect(markdown(drill).contains("not observed"))
    }

    @Test("injects tell what became of them")
    func injects() throws {
        let drill = DrillEvaluation.evaluate(
            try Fixture.drillJournal(), scenario: try Fixture.scenario())
        #expect(drill.injects.map(\.status) == [.due, .due, .heldBack, .notReached])
        #expect(drill.injects[2].isContingency)
        #expect(drill.seed == 42)
    }

    @Test("over several incidents the worst counts, and what one owed and never reached is missing")
    func worstCase() throws {
        let first = try #require(
            Evaluation.evaluate(try Fixture.journal(), incident: Fixture.incident))
        let cut = try Fixture.journal().filter { $0.at <= JournalBuilder.minute(55) }
        let second = try #require(Evaluation.evaluate(cut, incident: Fixture.incident))
        guard case .map(let both) = measures(for: [first, second]) else {
            Issue.record("measures are a map")
            return
        }
        #expect(both[.string("mitigate")] == .duration(Span(milliseconds: 50 * 60_000)))
        #expect(both[.string("recover")] == nil)
        #expect(both[.string("notices_sent")] == .int(5))
        #expect(both[.string("level")] == .int(1))
        #expect(both[.string("satisfaction")] == .double(0.93))
    }

    @Test("everything that leaves a drill says that it is one")
    func marked() throws {
        let drill = DrillEvaluation.evaluate(
            try Fixture.drillJournal(), scenario: try Fixture.scenario())
        for text in [
            markdown(drill), html(drill), markdown(drill.incidents[0]), html(drill.incidents[0]),
        ] {
            #expect(text.contains("EXERCISE: "))
            #expect(text.contains("【演练】"))
        }
        let real = try #require(
            Evaluation.evaluate(try Fixture.journal(), incident: Fixture.incident))
        #expect(!html(real).contains("【演练】"))
        #expect(
            json(drill)["incidents"]?.array?.first?["header"]?["drill"]?.string == "payment-night")
    }
}
