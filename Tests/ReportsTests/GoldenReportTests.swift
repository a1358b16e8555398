// SPDX-License-Identifier: Apache-2.0

import Notation
import Reports
import ResponseCore
import Testing

@Suite("Whole reports")
struct GoldenReportTests {
    @Test("the rich incident reads as recorded in Markdown")
    func incidentMarkdown() throws {
        let evaluation = try #require(
            Evaluation.evaluate(try Fixture.journal(), incident: Fixture.incident))
        try expectGolden(markdown(evaluation), "incident.md")
    }

    @Test("the rich incident reads as recorded in HTML")
    func incidentHTML() throws {
        let evaluation = try #require(
            Evaluation.evaluate(try Fixture.journal(), incident: Fixture.incident))
        try expectGolden(html(evaluation), "incident.html")
    }

    @Test("the rich incident reads as recorded in JSON")
    func incidentJSON() throws {
        let evaluation = try #require(
            Evaluation.evaluate(try Fixture.journal(), incident: Fixture.incident))
        try expectGolden(json(evaluation).pretty + "\n", "incident.json")
    }

    @Test("the drill reads as recorded in Markdown")
    func drillMarkdown() throws {
        let drill = DrillEvaluation.evaluate(
            try Fixture.drillJournal(), scenario: try Fixture.scenario())
        try expectGolden(markdown(drill), "drill.md")
    }

    @Test("the drill reads as recorded in HTML")
    func drillHTML() throws {
        let drill = DrillEvaluation.evaluate(
            try Fixture.drillJournal(), scenario: try Fixture.scenario())
        try expectGolden(html(drill), "drill.html")
    }

    @Test("the drill reads as recorded in JSON")
    func drillJSON() throws {
        let drill = DrillEvaluation.evaluate(
            try Fixture.drillJournal(), scenario: try Fixture.scenario())
        try expectGolden(json(drill).pretty + "\n", "drill.json")
    }
}
