// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Plans that are tested, explained and compared", .inTurns)
struct PlanProofTests {
    @Test("every shipped plan has a test over time, and all of them pass")
    func shippedTests() async throws {
        let site = try Site()
        let outcome = try await site.muster("test", "plans", "--junit", site.scratch.file("j.xml"))
        #expect(outcome.status == 0, "\(outcome.all)")
        let report = try site.scratch.text("j.xml")
        #expect(report.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "))
        for name in try site.scratch.names(in: "plans") where name.hasSuffix(".yaml") {
            let text = try site.scratch.text("plans/\(name)")
            guard text.contains("muster: plan/1") else { continue }
            #expect(text.contains("    timeline:"), "\(name)")
        }
    }

    @Test("a test that fails late says when and where, with the rules and their facts")
    func lateFailure() async throws {
        let site = try Site()
        try site.edit(
            "payment-outage.yaml", "{at: +40m, expect: {level: 3}}",
            "{at: +40m, expect: {level: 2}}")
        let outcome = try await site.muster("test", "plans")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("failed at +40m"), "\(outcome.all)")
        #expect(outcome.output.contains("expected level 2"), "\(outcome.all)")
        #expect(outcome.output.contains("customers_affected = 200"), "\(outcome.all)")
        let place = try #require(outcome.output.split(separator: " ").first)
        #expect(place.hasPrefix("plans/payment-outage.yaml:"), "\(place)")
        let results = try await site.muster("test", "plans", "--json")
        let tree = try Tree(results.output)
        let failed = try #require(tree.items.first { $0["passed"].flag == false })
        #expect(failed["failures"].items[0]["at_ms"].number == 2_400_000)
    }

    @Test("a rule set is run over past incidents, and bad lines are named")
    func backTest() async throws {
        let site = try Site()
        let lines = [
            #"{"id": "INC-1", "facts": {"customers_affected": 12000}, "expect": 1}"#,
            #"{"id": "INC-2", "error_rate": 0.15, "expect": "3 - Moderate"}"#, "not a record",
            #"{"id": "INC-3", "error_rate": 0.3, "expect": 3}"#,
        ]
        try site.scratch.write(lines.joined(separator: "\n"), "past.jsonl")
        try site.scratch.write(
            try site.scratch.text("plans/payment-outage.yaml")
                .replacingOccurrences(of: "error_rate >= 0.2 ", with: "error_rate >= 0.1 "),
            "former.yaml")
        let words = [
            "test", "plans", "--history", site.scratch.file("past.jsonl"), "--plan",
            "payment-outage", "--against", site.scratch.file("former.yaml"),
        ]
        let outcome = try await site.run(words)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("past.jsonl:3: error: "), "\(outcome.all)")
        #expect(outcome.output.contains("2 of 3 (66.7 %)"), "\(outcome.all)")
        #expect(outcome.output.contains("line 2, INC-2: level 2 -> level 3"), "\(outcome.all)")
        let json = try Tree(try await site.run(words + ["--json"]).output)
        #expect(json["changes"].items.map { $0["id"].text } == ["INC-2"])
        #expect(json["disagreements"].items.map { $0["id"].text } == ["INC-3"])
        #expect(json["bad_line_count"].number == 1)
    }

    @Test("an explanation shows who holds the units, and writes nothing")
    func explanation() async throws {
        let site = try Site()
        let words = ["explain", "payment-outage", "--facts", "error_rate=0.35"]
        let alone = try await site.run(words)
        #expect(alone.status == 0, "\(alone.all)")
        #expect(alone.output.contains("no journal"), "\(alone.all)")
        #expect(!site.scratch.exists("data"))
        let incident = try await site.incidentFromAlerts()
        let before = try await site.journal().count
        let view = try Tree(try await site.run(words + ["--json"]).output)
        #expect(view["resources"]["pools"].text == "journal")
        let holders = view["resources"]["requests"].items.flatMap { $0["held_by"].items }
        #expect(holders.contains { $0.text == incident })
        #expect(try await site.journal().count == before)
    }

    @Test("revisions that the journal knows are compared in words")
    func revisions() async throws {
        let site = try Site()
        try await site.done("incident", "list")
        try site.edit("payment-outage.yaml", "revision: 4", "revision: 5")
        try site.edit("payment-outage.yaml", "error_rate >= 0.2 ", "error_rate >= 0.25 ")
        try await site.done("incident", "list")
        for words in [["4", "5"], ["4"]] {
            let outcome = try await site.run(["plan", "diff", "payment-outage"] + words)
            #expect(outcome.status == 0, "\(outcome.all)")
            #expect(
                outcome.output.contains(
                    "~ level 2: threshold of error_rate 0.2 → 0.25  [loosens protection]"),
                "\(outcome.all)")
            #expect(outcome.output.contains("experts must review it (S096)"), "\(outcome.all)")
        }
        let chinese = try await site.muster(
            "plan", "diff", "payment-outage", "4", "5", "--lang", "zh")
        #expect(chinese.output.contains("2级：error_rate 的阈值 0.2 → 0.25"), "\(chinese.all)")
        let unknown = try await site.muster("plan", "diff", "payment-outage", "3", "5")
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("It has: 4, 5."), "\(unknown.all)")
    }
}
