// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("Boards")
struct BoardTests {
    private let state = SampleWorld.response()

    private func view(_ path: String..., after span: TimeSpan = .zero) -> JSON? {
        board(path, of: state, at: SampleOrganization.start + span)
    }

    private func board(_ path: [String], of state: State, at now: Timestamp) -> JSON? {
        BoardPath(parts: path)?.board(of: BoardSource(state, at: now))?.json
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

    @Test("headroom says what fits, what gives way first and why, in both languages")
    func headroom() throws {
        let answer = try #require(view("headroom", "payment")?["headroom"]?.array?.first)
        #expect(answer["fits"] == true && answer["most"] == 2)
        #expect(answer["plan"]?["name"] == ["en": "Payment outage", "zh": "支付中断"])
        let found = try #require(answer["breaks_first"])
        #expect(found["pool"]?["id"] == "agents" && found["incidents"] == 3)
        #expect(found["because"]?["text"] == ["en": "inc-0001 has 3", "zh": "inc-0001 占用 3"])
        #expect(found["because"]?["remedy"] == ["kind": "more_units", "units": 2])
        let three = view("headroom", "*", "1", "3")?["headroom"]?.array?.first
        #expect(three?["fits"] == false)
        #expect(three?["needs"]?.array?.first?["granted"] == 7)
    }

    @Test(
        "headroom takes a moment or the next time of day",
        arguments: [
            ("2026-03-02T02:00:00+08:00", "2026-03-01T18:00:00Z"),
            ("02:00", "2026-03-02T02:00:00Z"),
            ("00:59", "2026-03-03T00:59:00Z"), ("01:00", "2026-03-02T01:00:00Z"),
        ])
    func headroomMoments(_ text: String, _ moment: String) {
        #expect(view("headroom", "*", "1", "1", text)?["at"] == .string(moment))
    }

    @Test(
        "there is no headroom of what does not exist",
        arguments: [
            ["payments"], ["payment", "9"], ["payment", "x"], ["payment", "1", "0"],
            ["payment", "1", "1", "24:00"], ["payment", "1", "1", "2:00"],
            ["*", "1", "1", "now", "x"],
        ])
    func noHeadroom(_ path: [String]) {
        #expect(board(["headroom"] + path, of: state, at: SampleOrganization.start) == nil)
    }

    @Test("a pool adds up and says who has its units")
    func pool() throws {
        let pool = try #require(view("pools", "agents"))
        let brief = try #require(view("pools")?["pools"]?.array?.first?.members)
        #expect(pool.members?.prefix(brief.count).elementsEqual(brief) == true)
        #expect(pool["ready"] == 7)
        #expect(pool["next_free"]?["local"] == "now")
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
                .intake(.declare(Declaration(title: "Odd", activates: false))), by: .person("bo")),
        ]).state
        let other = board(["incidents", "inc-0001"], of: empty, at: SampleOrganization.start)
        #expect(shape(other) == shape(view("incidents", "inc-0001")))
        #expect(other?["plan"] == .null)
    }
}
