// SPDX-License-Identifier: Apache-2.0

import Reports
import ResponseCore
import Testing

@Suite("The use of resources")
struct ResourceUseTests {
    private func use() throws -> Evaluation.ResourceUse {
        try #require(
            Evaluation.evaluate(try Fixture.journal(), incident: Fixture.incident)
        ).resources
    }

    @Test("call-up is from the request to the last unit, travel from there to work")
    func callUp() throws {
        let agents = try use().requests[0]
        #expect(agents.commitments.map(\.units) == [6, 2])
        #expect(agents.shortages.map(\.missing) == [2])
        #expect(agents.callUp == .minutes(4) + .seconds(30))
        #expect(agents.travel == .minutes(12))
        #expect(agents.holds == 0)
    }

    @Test("unit-time counts each commitment until the return, and work until the release")
    func unitTime() throws {
        let agents = try use().pools[0]
        let held = 6 * (80 * 60 - 7 * 60 - 30) + 2 * (80 - 12) * 60
        #expect(agents.heldTime == .seconds(Int64(held)))
        #expect(agents.workedTime == .minutes(8 * (70 - 24)))
        #expect(agents.wasted == 0)
        #expect(agents.largestShortage == 2)
    }

    @Test("cost by the hour follows unit-time, cost by the unit follows units")
    func cost() throws {
        let use = try use()
        let seconds = use.pools[0].heldTime.milliseconds / 1_000
        #expect(use.pools[0].cost?.minorUnits == (12_000 * seconds + 1_800) / 3_600)
        #expect(use.pools[1].cost?.minorUnits == 50_000)
        #expect(use.cost.map(\.currency) == ["CNY"])
    }

    @Test("units that were given back unused are waste, with their cost")
    func waste() throws {
        let gateways = try use().pools[1]
        #expect(gateways.wasted == 1)
        #expect(gateways.assigned == 0)
        #expect(gateways.wastedCost?.minorUnits == 50_000)
        #expect(gateways.idleShare == 1)
    }

    @Test("of supplies that came back only what was used up costs money")
    func consumables() throws {
        var journal = JournalBuilder()
        journal.add(.plansInstalled(try Fixture.planSet()))
        journal.add(
            .incidentReported(
                Fixture.incident,
                Report(title: "x", match: PlanMatch(plan: nil, digest: nil, tried: []))))
        journal.add(
            .resourceRequested(
                Fixture.incident,
                ResourceRequest(
                    id: "inc-0001.r1", incident: Fixture.incident, pool: "vouchers", units: 100,
                    skills: [], reason: .hand("goodwill"), requestedAt: journal.now, due: nil)))
        journal.add(
            .resourceCommitted(Fixture.incident, "inc-0001.r1", units: 100, because: .available))
        journal.add(.resourceAssigned(Fixture.incident, "inc-0001.r1"))
        journal.at(30)
        let before = try #require(
            Evaluation.evaluate(journal.records, incident: Fixture.incident))
        #expect(before.resources.pools[0].cost?.minorUnits == 100_000)
        #expect(before.resources.pools[0].stillHeld == 100)
        journal.add(.resourceReturned(Fixture.incident, "inc-0001.r1", used: 40))
        let after = try #require(Evaluation.evaluate(journal.records, incident: Fixture.incident))
        #expect(after.resources.pools[0].cost?.minorUnits == 40_000)
        #expect(after.resources.pools[0].used == 40)
        #expect(after.resources.pools[0].wastedCost?.minorUnits == 0)
        #expect(after.metrics.first { $0.kind == .resourcesCommitted }?.span == nil)
    }
}
