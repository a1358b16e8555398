// SPDX-License-Identifier: Apache-2.0

import Notation
import Reports
import ResponseCore
import ResponseModel
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
            .incident(
                Fixture.incident,
                .reported(Report(title: "x", match: PlanMatch(plan: nil, digest: nil, tried: [])))))
        journal.add(
            .resource(
                Fixture.incident,
                .requested(
                    ResourceRequest(
                        id: "inc-0001.r1", incident: Fixture.incident, pool: "vouchers", units: 100,
                        skills: [], reason: .hand("goodwill"), requestedAt: journal.now, due: nil)))
        )
        journal.add(
            .resource(Fixture.incident, .committed("inc-0001.r1", units: 100, because: .available)))
        journal.add(.resource(Fixture.incident, .assigned("inc-0001.r1")))
        journal.at(30)
        let before = try #require(
            Evaluation.evaluate(journal.records, incident: Fixture.incident))
        #expect(before.resources.pools[0].cost?.minorUnits == 100_000)
        #expect(before.resources.pools[0].stillHeld == 100)
        journal.add(.resource(Fixture.incident, .returned("inc-0001.r1", used: 40)))
        let after = try #require(Evaluation.evaluate(journal.records, incident: Fixture.incident))
        #expect(after.resources.pools[0].cost?.minorUnits == 40_000)
        #expect(after.resources.pools[0].used == 40)
        #expect(after.resources.pools[0].wastedCost?.minorUnits == 0)
        #expect(after.metrics.first { $0.kind == .resourcesCommitted }?.span == nil)
    }

    /// Ten agents for an hour, of whom three are taken after twenty minutes.
    private func journalWithLoss() throws -> JournalBuilder {
        var journal = JournalBuilder()
        var plans = try Fixture.planSet()
        var agents = try #require(plans.organization.pools["support-agents"])
        agents.leadTimes = [.init(location: nil, time: .minutes(15))]
        var partners = ResourcePool(
            id: "partner-agents", name: LocalizedText("Partners"), kind: .people, units: 9)
        partners.leadTimes = [.init(location: nil, time: .hours(1))]
        plans.organization.pools.insert(agents)
        plans.organization.pools.insert(partners)
        journal.add(.plansInstalled(plans))
        journal.add(
            .incident(
                Fixture.incident,
                .reported(Report(title: "x", match: PlanMatch(plan: nil, digest: nil, tried: [])))))
        journal.add(
            .resource(Fixture.incident, .requested(request(1, .hand("calls"), journal.now))))
        journal.add(
            .resource(Fixture.incident, .committed("inc-0001.r1", units: 10, because: .available)))
        journal.at(10)
        journal.add(.resource(Fixture.incident, .assigned("inc-0001.r1")))
        journal.at(20)
        journal.add(
            .resource(
                Fixture.incident,
                .preempted(
                    "inc-0001.r1",
                    Preemption(
                        units: 3, members: [], incident: "inc-0009", request: "inc-0009.r1",
                        because: .rule(taker: 1, giver: 3), substitute: .none))))
        journal.at(60)
        return journal
    }

    private func request(
        _ number: Int, _ reason: ResourceRequest.Reason, _ at: Timestamp, pool: PoolID? = nil
    ) -> ResourceRequest {
        ResourceRequest(
            id: RequestID("inc-0001.r\(number)"), incident: Fixture.incident,
            pool: pool ?? "support-agents", units: 10, skills: [], reason: reason,
            requestedAt: at, due: nil)
    }

    @Test("units that were taken count until they went")
    func losses() throws {
        var journal = try journalWithLoss()
        let held = try #require(Evaluation.evaluate(journal.records, incident: Fixture.incident))
        let pool = held.resources.pools[0]
        #expect(pool.lost == 3)
        #expect(pool.stillHeld == 7)
        #expect(pool.heldTime == .minutes(20 * 10))
        journal.add(.resource(Fixture.incident, .released("inc-0001.r1")))
        journal.add(.resource(Fixture.incident, .returned("inc-0001.r1", used: 0)))
        let after = try #require(Evaluation.evaluate(journal.records, incident: Fixture.incident))
        #expect(after.resources.pools[0].heldTime == .minutes(20 * 3 + 60 * 7))
        #expect(after.resources.pools[0].workedTime == .minutes(10 * 3 + 50 * 7))
        #expect(after.resources.requests[0].status == .returned)
        let decisions = after.resources.decisions.map(\.kind)
        #expect(decisions == ["resource_preempted"])
        #expect(
            after.resources.decisions[0].sentence.en.contains(
                "taken by inc-0009: by rule, level 1 takes from level 3"))
    }

    @Test("substitution distance is how much later the units of another pool are there")
    func distance() throws {
        var journal = try journalWithLoss()
        journal.add(
            .resource(
                Fixture.incident,
                .requested(
                    request(2, .substitute(for: "inc-0001.r1"), journal.now, pool: "partner-agents")
                )))
        journal.add(
            .resource(Fixture.incident, .substituted("inc-0001.r1", by: "inc-0001.r2", units: 3)))
        journal.add(
            .resource(Fixture.incident, .committed("inc-0001.r2", units: 3, because: .hand("aid"))))
        let use = try #require(
            Evaluation.evaluate(journal.records, incident: Fixture.incident)
        ).resources
        let stand = try #require(use.pools.last)
        #expect(stand.stoodIn == 3)
        #expect(stand.substitutionDistance == .minutes(45))
        #expect(use.requests[0].standIns.map(\.request) == ["inc-0001.r2"])
    }

    @Test("a pool whose assessment is overdue says since when")
    func assessment() throws {
        var journal = JournalBuilder()
        var plans = try Fixture.planSet()
        var agents = try #require(plans.organization.pools["support-agents"])
        agents.assessEvery = .days(30)
        plans.organization.pools.insert(agents)
        journal.add(.plansInstalled(plans))
        journal.add(
            .incident(
                Fixture.incident,
                .reported(Report(title: "x", match: PlanMatch(plan: nil, digest: nil, tried: [])))))
        journal.add(
            .resource(Fixture.incident, .requested(request(1, .hand("calls"), journal.now))))
        journal.at(60 * 24 * 31)
        journal.add(.incident(Fixture.incident, .noteAdded(text: "later")))
        let report = try #require(Evaluation.evaluate(journal.records, incident: Fixture.incident))
        #expect(report.resources.pools[0].assessmentDue == JournalBuilder.start + .days(30))
        #expect(markdown(report).contains("overdue since 2026-03-31"))
    }
}
