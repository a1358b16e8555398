// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanExchange
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

@Suite("A plan as a playbook of CACAO")
struct CACAOExportTests {
    private func exported(_ files: [SourceFile]) throws -> (plan: Plan, export: CACAOExport) {
        let compilation = compile(files, today: Fixtures.today)
        let set = try #require(
            compilation.planSet, "\(Diagnostic.text(of: compilation.diagnostics))")
        let plan = try #require(set.plans["payment-outage"])
        return (plan, CACAOExport(plan, in: set))
    }

    /// What has to be the same after a round trip: all but the text and its lines.
    private func essence(_ plan: Plan) -> Plan {
        var plan = plan
        plan.digest = ""
        plan.tests = plan.tests.map(essence)
        return plan
    }

    private func essence(_ test: PlanTest) -> PlanTest {
        let nowhere = TextPlace(path: "", line: 0, column: 0)
        var test = test
        test.place = nowhere
        test.moments = test.moments.map { moment in
            var moment = moment
            for index in moment.acts.indices { moment.acts[index].place = nowhere }
            for index in moment.checks.indices { moment.checks[index].place = nowhere }
            return moment
        }
        return test
    }

    @Test("comes back as the same plan, and the same playbook again")
    func roundTrip() throws {
        let (plan, export) = try exported(try Fixtures.sample())
        let text = try #require(export.text)
        let made = CACAOImport(Array(text.utf8))
        #expect(made.findings.isEmpty, "\(made.findings)")
        let back = try #require(made.text)
        #expect(!back.contains("exchange:"))
        let (again, second) = try exported(try Fixtures.sample(with: "plan.yaml", back))
        #expect(essence(again) == essence(plan))
        #expect(second.text == text)
    }

    @Test("comes back even when another program sorted its members otherwise")
    func reordered() throws {
        let (plan, export) = try exported(try Fixtures.sample())
        let document = try #require(export.document)
        let back = try #require(CACAOImport(Array(reversed(document).compact.utf8)).text)
        let (again, _) = try exported(try Fixtures.sample(with: "plan.yaml", back))
        #expect(essence(again) == essence(plan))
    }

    private func reversed(_ value: JSON) -> JSON {
        switch value {
        case .object(let members):
            .object(members.reversed().map { .init($0.key, reversed($0.value)) })
        case .array(let elements): .array(elements.map(reversed))
        default: value
        }
    }

    @Test("has one identifier for one thing, whatever else changes")
    func identifiers() throws {
        let first = try exported(try Fixtures.sample()).export.document
        let files = try Fixtures.sample(changing: "plan.yaml", "revision: 4", to: "revision: 5")
        let second = try exported(files).export.document
        #expect(first?["id"] == second?["id"])
        #expect(first?["workflow"] == second?["workflow"])
        #expect(first?["modified"] == "2025-12-31T16:00:00.004Z")
        #expect(second?["modified"] == "2025-12-31T16:00:00.005Z")
    }

    @Test("leads a failed step to what undoes it, and every way to an end")
    func ways() throws {
        let workflow = try #require(
            try exported(try Fixtures.sample()).export.document?["workflow"])
        let steps = try #require(workflow.members)
        let failover = try #require(steps.first { $0.value["name"] == "Switch to standby" })
        let undo = try #require(failover.value["on_failure"]?.string)
        #expect(workflow[undo]?["name"] == "Switch back")
        #expect(failover.value["on_completion"] == nil)
        for step in steps where step.value["type"] != "end" {
            let next = step.value["on_completion"] ?? step.value["on_success"]
            #expect(next?.string.flatMap { workflow[$0] } != nil, "\(step.key)")
        }
    }

    @Test("gives conditions that CACAO cannot say to a person, and says so")
    func judged() throws {
        let export = try exported(try Fixtures.sample()).export
        let steps = export.document?["workflow"]?.members?.map(\.value) ?? []
        #expect(steps.contains { $0["condition"] == "__data_exposed__:value = 'true'" })
        #expect(steps.contains { $0["condition"] == "__when-repeat__:value = 'true'" })
        #expect(export.document?["playbook_variables"]?["__when-repeat__"] != nil)
        #expect(export.findings.map(\.code) == [.conditionToJudge, .conditionToJudge])
    }

    @Test("follows the playbook where another program changed it, and says so")
    func changed() throws {
        let text = try #require(try exported(try Fixtures.sample()).export.text)
        let edited = text.replacing(
            "\"name\": \"Find the failing leg\"", with: "\"name\": \"Find the: fault\"")
        let made = CACAOImport(Array(edited.utf8))
        #expect(made.text?.contains("Find the: fault") == true)
        #expect(Set(made.findings.map(\.code)) == [.changedOutside])
    }

    @Test("is refused for a plan without steps")
    func empty() throws {
        let plan = """
            muster: plan/1
            id: payment-outage
            name: {en: Empty, zh: 空}
            classification: {rules: [{level: 1, otherwise: true}]}
            """
        let export = try exported(
            try Fixtures.sample(with: "plan.yaml", plan).filter { $0.path != "drill.yaml" }
        ).export
        #expect(export.document == nil)
        #expect(export.findings.map(\.code) == [.noAction])
    }
}
