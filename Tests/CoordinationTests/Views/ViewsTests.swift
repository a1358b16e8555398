// SPDX-License-Identifier: Apache-2.0

import Coordination
import ResponseCore
import TestSupport
import Testing

@Suite("Boards")
struct ViewsTests {
    private let state = SampleWorld.response()

    private func view(_ path: String..., after span: TimeSpan = .zero) -> JSON? {
        Views.view(path, of: state, at: SampleOrganization.start + span)
    }

    @Test("the list shows open incidents with their level, plan and commander in both languages")
    func list() throws {
        let incident = try #require(view("incidents")?["incidents"]?.array?.first)
        #expect(incident["id"] == "inc-0001")
        #expect(incident["level"]?["name"] == ["en": "Major", "zh": "重大"])
        #expect(incident["plan"]?["name"] == ["en": "Payment outage", "zh": "支付中断"])
        #expect(incident["phase_name"] == ["en": "response active", "zh": "响应中"])
        #expect(incident["commander"] == ["id": "ana", "name": ["en": "Ana", "zh": "安娜"]])
        #expect(incident["commander_confirmed"] == false)
        #expect(incident["reported_at"] == "2026-03-02T01:00:00Z")
    }

    @Test("an incident shows everything that it has")
    func detail() throws {
        let incident = try #require(view("incidents", "inc-0001"))
        for member in [
            "facts", "signals", "phases", "roles", "ladders", "pages", "steps", "requests",
            "notices", "targets", "stand_down", "review", "actions",
        ] {
            #expect(incident[member] != nil, "\(member)")
        }
        #expect(incident["roles"]?.array?.count == 1)
        #expect(incident["notices"]?.array?.first?["audience"]?["members"] == 3)
        #expect(incident["requests"]?.array?.first?["committed"] == 3)
        #expect(incident["pages"]?.array?.first?["delivery"] == "ordered")
        let target = incident["targets"]?.array?.first { $0["kind"] == "recover" }
        #expect(target?["due"] == "2026-03-02T05:00:00Z")
        #expect(target?["overdue"] == false)
        let late = view("incidents", "inc-0001", after: .hours(5))?["targets"]?.array
        #expect(late?.first { $0["kind"] == "recover" }?["overdue"] == true)
    }

    @Test("a pool adds up and says who has its units")
    func pool() throws {
        let pool = try #require(view("pools", "agents"))
        #expect(pool == view("pools")?["pools"]?.array?.first)
        let units = ["available", "assigned", "out_of_service"].compactMap { pool[$0]?.integer }
        #expect(units == [7, 3, 0])
        #expect(pool["total"] == 10)
        #expect(pool["assignments"]?.array?.first?["incident"] == "inc-0001")
    }

    @Test("why shows every rule and plan that was tried")
    func why() throws {
        let why = try #require(view("incidents", "inc-0001", "why"))
        #expect(why["level_reason"] == ["kind": "rule", "rule": 0, "text": nil])
        let rule = try #require(why["rules_tried"]?.array?.first)
        #expect(rule["outcome"] == "otherwise")
        #expect(rule["because"] == ["en": "always", "zh": "always"])
        #expect(why["plans_tried"]?.array?.first?["outcome"] == "named")
    }

    @Test("paths that name nothing are nothing")
    func unknown() {
        #expect(view("incidents", "inc-0999") == nil)
        #expect(view("secrets") == nil)
        #expect(view("incidents", "inc-0001", "why", "not") == nil)
        #expect(view() == nil)
        for known in ["notices", "actions", "plans"] { #expect(view(known) != nil, "\(known)") }
    }

    @Test("members stand in the same order, whatever they hold")
    func order() {
        func shape(_ json: JSON?) -> [String] { json?.members?.map(\.key) ?? [] }
        let empty = SampleWorld.history(of: [
            SampleOrganization.installation,
            Submission(
                .declareIncident(Declaration(title: "Odd", activates: false)), by: .person("bo")),
        ]).state
        let other = Views.view(["incidents", "inc-0001"], of: empty, at: SampleOrganization.start)
        #expect(shape(other) == shape(view("incidents", "inc-0001")))
        #expect(other?["plan"] == .null)
    }
}
