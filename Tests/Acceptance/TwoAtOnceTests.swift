// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Two major incidents at once", .inTurns)
struct TwoAtOnceTests {
    /// What has to happen in the drill, and a part of the sentence in which the report explains it.
    struct Course: CustomTestStringConvertible, Sendable {
        var name: String
        var kind: String
        var english: String
        var chinese: String
        var testDescription: String { name }
    }

    static let courses = [
        Course(
            name: "preemption, as the loser reads it", kind: "resource_preempted",
            english: "by rule, level 1 takes from level 3. Best substitute:",
            chinese: "按规则，1级可调用3级的资源"),
        Course(
            name: "preemption, as the taker reads it", kind: "resource_committed",
            english: "by the rule of preemption", chinese: "按抢占规则调自"),
        Course(
            name: "substitution", kind: "resource_substituted",
            english: "System engineers (", chinese: "替代支付工程师"),
        Course(
            name: "mutual aid", kind: "resource_offered",
            english: "Mutual aid, asked by Incident commander: Call the partner's duty manager",
            chinese: "属外部支援，由事件指挥官请求"),
        Course(
            name: "restock ordered", kind: "restock_ordered", english: "ordered, due",
            chinese: "已下单补充"),
        Course(
            name: "restock arrived", kind: "pool_restocked", english: "restocked", chinese: "已补充"),
        Course(
            name: "the fatigue limit nears", kind: "fatigue_near",
            english: "nears the fatigue limit of", chinese: "临近疲劳上限"),
        Course(
            name: "the fatigue limit is reached", kind: "member_stood_down",
            english: "has reached the fatigue limit and is stood down", chinese: "已达疲劳上限，停止执勤"),
    ]

    private func drill(_ site: Site) async throws -> (journal: String, report: String) {
        let journal = site.scratch.file("journal")
        let outcome = try await site.muster(
            "drill", "run", Site.repository + "/drills/two-at-once.yaml", "--journal", journal,
            "--report", site.scratch.file("reports"))
        #expect(outcome.status == 0, "\(outcome.all)")
        return (
            try site.scratch.text("journal"), try site.scratch.text("reports/two-at-once.md")
        )
    }

    @Test("the drill plays preemption, substitutes, aid, restock and fatigue; the report explains")
    func everyDecisionIsExplained() async throws {
        let (journal, report) = try await drill(try Site())
        for course in Self.courses {
            #expect(journal.contains("\"kind\":\"\(course.kind)\""), "\(course.name)")
            #expect(report.contains(course.english), "\(course.name)")
            #expect(report.contains(course.chinese), "\(course.name)")
        }
        #expect(report.contains("Substitution distance"))
    }

    @Test("the board fits 80 columns, its Chinese names in one column")
    func boardFits() async throws {
        let site = try Site()
        let declared = try await site.muster(
            "declare", "Payments fail", "--plan", "payment-outage", "--facts",
            "customers_affected=20000", "--as", "lin-yue")
        #expect(declared.status == 0, "\(declared.all)")
        let board = try await site.muster("pool", "list")
        let lines = board.output.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { Self.width($0) <= 80 }, "\(board.output)")
        let engineers = try #require(lines.first { $0.hasPrefix("payment-engineers") })
        #expect(
            engineers.split(separator: " ").map(String.init) == [
                "payment-engineers", "4", "1", "3", "0", "0", "-", "now",
            ])
        let holders = lines.filter { $0.contains("inc-0001") }
        let places = Set(
            holders.map { line in
                Self.width(line.components(separatedBy: "inc-0001").first ?? "")
            })
        #expect(places.count == 1, "\(board.output)")
    }

    @Test("why a request has what it has can be asked")
    func why() async throws {
        let site = try Site()
        for _ in 0..<2 {
            let declared = try await site.muster(
                "declare", "Payments fail", "--plan", "payment-outage", "--facts",
                "customers_affected=20000", "--as", "lin-yue")
            #expect(declared.status == 0, "\(declared.all)")
        }
        let board = try await site.muster("incident", "show", "inc-0002")
        #expect(board.output.contains("offered") || board.output.contains("provisional"))
        let request = try #require(
            board.output.split(separator: "\n").first { $0.contains("payment-engineers") }?
                .split(separator: " ").first)
        let why = try await site.muster("pool", "why", String(request))
        #expect(why.output.contains("the plan asks for it at level 1"), "\(why.all)")
        #expect(why.output.contains("offer: 2 of system-engineers"), "\(why.all)")
    }

    // Chinese characters take two columns.
    private static func width(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
}
