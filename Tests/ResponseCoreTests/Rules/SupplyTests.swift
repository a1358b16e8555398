// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Supplies and the care of pools")
struct SupplyTests {
    private func story(_ change: (inout ResourcePool) -> Void = { _ in }) -> Story {
        var plans = SmallOrganization.planSet()
        var cable = plans.organization.pools["cable"]
        cable?.lots = [
            StockLot(units: 2, expires: monday + .hours(2)),
            StockLot(units: 1, expires: monday + .hours(1)),
        ]
        cable?.assessEvery = .days(30)
        if var pool = cable {
            change(&pool)
            plans.organization.pools.insert(pool)
        }
        var story = Story(plans: plans)
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        return story
    }

    @Test("a lot that has expired is out of service until it is thrown away")
    func expiry() {
        var story = story()
        story.wait(until: monday + .hours(1))
        #expect(story.state.pools["cable"]?.outOfService == 1)
        #expect(story.state.pools["cable"]?.available == 4)
        let at = monday + .hours(1)
        #expect(
            story.refusal(.pool(.setOutOfService("cable", units: -1, why: "")), at: at) == .invalid)
        story.give(.pool(.discardStock("cable", units: 1, reason: "expired")), at: at)
        #expect(story.state.pools["cable"]?.total == 4)
        #expect(story.state.pools["cable"]?.expired == 0)
    }

    @Test("stock is used from the lot that expires first, and ordered at the reorder point")
    func use() {
        var story = story()
        story.give(
            .resource(.request("inc-0001", pool: "cable", units: 2, skills: [], reason: "r")),
            at: minute(1))
        story.give(.resource(.mobilise("inc-0001.r2", arrivesIn: nil)), at: minute(2))
        story.give(.resource(.useSupplies("inc-0001.r2", units: 2)), at: minute(3))
        #expect(story.state.pools["cable"]?.total == 3)
        #expect(
            story.state.pools["cable"]?.lots
                == [StockLot(units: 1, expires: monday + .hours(2))])
        #expect(story.incident.requests["inc-0001.r2"]?.status == .returned)
        story.wait(until: monday + .hours(2))
        #expect(story.state.pools["cable"]?.isRestockOrdered == true)
        story.give(
            .pool(.restockLot("cable", units: 5, expires: monday + .days(90), note: "delivered")),
            at: monday + .days(2))
        #expect(story.state.pools["cable"]?.lots.count == 1)
        #expect(story.state.pools["cable"]?.isRestockOrdered == false)
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        var name: String
        var command: Command
        var reason: Refusal.Reason = .invalid
        var testDescription: String { name }
    }

    @Test(
        "what cannot be is refused",
        arguments: [
            Wrong(
                name: "a lot that has expired",
                command: .pool(.restockLot("cable", units: 1, expires: monday, note: ""))),
            Wrong(
                name: "a lot of what comes back",
                command: .pool(
                    .restockLot("agents", units: 1, expires: monday + .days(9), note: ""))),
            Wrong(
                name: "throwing away what is in service",
                command: .pool(.discardStock("cable", units: 1, reason: "r"))),
            Wrong(
                name: "more than all of it",
                command: .pool(.assess("cable", availability: 101, effectiveness: 1, note: ""))),
            Wrong(
                name: "a pool that is not there",
                command: .pool(.assess("cabel", availability: 1, effectiveness: 1, note: "")),
                reason: .unknown),
            Wrong(
                name: "using what comes back",
                command: .resource(.useSupplies("inc-0001.r1", units: 1)),
                reason: .wrongPhase),
        ])
    func refusals(_ wrong: Wrong) {
        #expect(story().refusal(wrong.command, at: minute(1)) == wrong.reason)
    }

    @Test("a pool is due for a look some time after the last one")
    func assessment() {
        var story = story()
        #expect(story.state.assessmentDue(of: "cable") == monday + .days(30))
        story.give(
            .pool(.assess("cable", availability: 80, effectiveness: 90, note: "one is old")),
            at: monday + .days(10))
        #expect(story.state.assessmentDue(of: "cable") == monday + .days(40))
        #expect(story.state.pools["cable"]?.assessment?.availability == 80)
        #expect(story.state.assessmentDue(of: "agents") == nil)
    }

    @Test("when units come back is known from orders and from the limits of incidents")
    func nextReturn() {
        var story = story()
        let agents = story.state.nextReturn(to: "agents", at: minute(1))
        #expect(agents?.at == monday + .hours(8))
        #expect(agents?.units == 4)
        story.give(
            .resource(.request("inc-0001", pool: "cable", units: 4, skills: [], reason: "r")),
            at: minute(1))
        #expect(story.state.nextReturn(to: "cable", at: minute(1))?.at == monday + .hours(8))
    }
}
