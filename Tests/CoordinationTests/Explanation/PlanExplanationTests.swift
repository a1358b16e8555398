// SPDX-License-Identifier: Apache-2.0

import CEL
import Coordination
import Notation
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("The explanation of a plan")
struct PlanExplanationTests {
    private let planSet = SampleOrganization.planSet
    private let start = SampleOrganization.start

    private func explained(
        facts: [Fact] = [], change: (inout PlanSet) -> Void = { _ in }, present: State? = nil
    ) throws -> JSON {
        var planSet = planSet
        change(&planSet)
        let plan = try #require(planSet.plans["payment"])
        return try PlanExplanation(
            plan, in: planSet, facts: facts, at: start, present: present
        ).board.json
    }

    @Test("follows the ladder with whoever is on duty then, until nobody is left")
    func people() throws {
        let people = try #require(try explained()["people"]?.array)
        let commander = try #require(
            people.first { $0["role"]?["id"]?.string == "incident_commander" })
        #expect(commander["on_duty"]?["id"]?.string == "ana")
        let calls = try #require(commander["calls"]?.array)
        #expect(calls.map { $0["person"]?["id"]?.string } == ["ana", "bo"])
        #expect(calls.map { $0["after_ms"]?.integer } == [0, 300_000])
        #expect(calls[0]["media"]?.array == ["sms", "email"])
        #expect(commander["unanswered_at"]?.string == (start + .minutes(15)).description)
    }

    @Test("counts who is told, by tier and channel, and who cannot be reached")
    func recipients() throws {
        let notice = try #require(try explained()["notices"]?.array?.first)
        let recipients = try #require(notice["recipients"])
        #expect(recipients["customers"]?.integer == 3)
        #expect(recipients["unreachable"]?.integer == 1)
        #expect(recipients["deliveries"]?.integer == 3)
        let tiers = try #require(recipients["tiers"]?.array)
        #expect(tiers.map { $0["tier"]?.string } == ["vip", "ordinary"])
        #expect(tiers.map { $0["customers"]?.integer } == [1, 2])
        let vip = try #require(tiers[0]["channels"]?.array)
        #expect(vip.map { $0["channel"]?.string } == ["text", "mail"])
        #expect(vip.map { $0["deliveries"]?.integer } == [1, 1])
    }

    @Test("takes the reserve, the other incidents and what is broken into account")
    func pools() throws {
        let need: (inout PlanSet) -> Void = { planSet in
            guard var plan = planSet.plans["payment"] else { return }
            plan.resources = [ResourceNeed(pool: "agents", quantity: PerLevel(6))]
            planSet.plans.insert(plan)
        }
        let alone = try #require(try explained(change: need)["resources"])
        #expect(alone["pools"]?.string == "plans")
        #expect(alone["requests"]?.array?.first?["missing"]?.integer == 0)

        var planSet = planSet
        need(&planSet)
        var state = State(world: .actual)
        for submission in [
            Submission(.installPlans(planSet), by: .coordinator), SampleOrganization.declaration(),
        ] {
            state = try decide(submission, in: state, at: start).state
        }
        let before = state
        let busy = try #require(try explained(change: need, present: state)["resources"])
        #expect(busy["pools"]?.string == "journal")
        let request = try #require(busy["requests"]?.array?.first)
        #expect(request["available"]?.integer == 4)
        #expect(request["missing"]?.integer == 2)
        #expect(request["held_by"]?.array == ["inc-0001"])
        #expect(state == before)
    }

    @Test("runs the legal clocks from the report, counts business days, and assumes the unknown")
    func regulatorClocks() throws {
        let leaks = try Condition("leak")
        let view = try explained { planSet in
            let days = WorkCalendar(
                id: "office", zone: .utc, weekdays: [1, 2, 3, 4, 5],
                holidays: [CivilTime(year: 2026, month: 3, day: 3).dayNumber])
            planSet.organization.calendars = [days]
            planSet.organization.regulatorClocks = [
                clock("short", .wall(.hours(4))),
                clock("long", .businessDays(2, calendar: "office")),
                clock("never", .wall(.hours(1))),
            ]
            guard var plan = planSet.plans["payment"] else { return }
            plan.facts = [FactDeclaration(name: "leak", type: .bool)]
            plan.regulatorClocks = [
                RegulatorRule(clock: "short", when: leaks),
                RegulatorRule(clock: "long"), RegulatorRule(clock: "never", levels: [9]),
            ]
            planSet.plans.insert(plan)
        }
        let clocks = try #require(view["regulator_clocks"]?.array)
        #expect(
            clocks.map { $0["standing"]?.string } == ["assumed", "runs", "not_at_this_level"])
        #expect(clocks.map { $0["runs"]?.bool } == [true, true, false])
        #expect(clocks[0]["detail"]?.string == "leak")
        // Monday; Tuesday is a holiday.
        #expect(clocks[1]["due"]?.string == "2026-03-05T01:00:00Z")
    }

    private func clock(_ id: Identifier<RegulatorClock>, _ limit: TimeLimit) -> RegulatorClock {
        RegulatorClock(
            id: id, name: LocalizedText(id.raw), authority: LocalizedText("Authority"),
            limit: limit, source: "rule")
    }

    @Test("refuses a fact that the plan does not have")
    func unknownFact() throws {
        let plan = try #require(planSet.plans["payment"])
        #expect(throws: Refusal.self) {
            _ = try PlanExplanation(
                plan, in: planSet, facts: [Fact(name: "moon", value: .bool(true))], at: start)
        }
    }

    @Test("explains a revision that is not in force")
    func proposed() throws {
        let view = try explained { planSet in
            guard var plan = planSet.plans["payment"] else { return }
            plan.revisionState = .proposed
            plan.effectiveFrom = start + .days(300)
            planSet.plans.insert(plan)
        }
        #expect(view["phase"]?.string == "active")
        #expect(view["plan"]?["revision_state"]?.string == "proposed")
    }
}
