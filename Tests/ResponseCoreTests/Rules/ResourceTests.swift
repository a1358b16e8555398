// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Resources across incidents")
struct ResourceTests {
    /// Two incidents of the payment plan: a level-2 one that holds four agents, then a level-1 one.
    private func twoIncidents() -> Story {
        var story = Story.activated()
        story.give(
            .intake(.receiveSignals([Story.signal("b", rate: "0.9", region: "west")])),
            by: .system("alertmanager"), at: minute(1))
        return story
    }

    private func request(_ number: Int, _ story: Story) -> ResourceRequest? {
        story.state.incidents.values.flatMap { $0.requests.values }[number]
    }

    @Test("no unit is given twice, and a shortage says who holds the rest")
    func noDoubleBooking() {
        let story = twoIncidents()
        #expect(request(0, story)?.committed == 4)
        #expect(request(1, story)?.committed == 6)
        #expect(request(1, story)?.status == .provisional)
        #expect(story.state.pools["agents"]?.available == 0)
        let shortages = story.records.filter {
            $0.event
                == .resource(
                    "inc-0002",
                    .short(
                        "inc-0002.r1", missing: 3,
                        because: .taken(by: ["inc-0001"], available: 0, reserve: 2)))
        }
        #expect(shortages.count == 1)
    }

    @Test("what comes back goes to the most severe incident that waits")
    func queueBySeverity() {
        var story = twoIncidents()
        story.give(.resource(.release("inc-0001.r1")), at: minute(2))
        story.give(.resource(.giveBack("inc-0001.r1", used: 0)), at: minute(3))
        #expect(request(1, story)?.committed == 9)
        #expect(request(1, story)?.status == .committed)
    }

    @Test("the reserve is for level 1, or for who may open it with a reason")
    func reserve() {
        var story = Story.activated()
        let id = story.incident.id
        let ask = Command.resource(
            .request(id, pool: "agents", units: 6, skills: [], reason: "more"))
        story.give(ask, at: minute(1))
        #expect(story.incident.requests["inc-0001.r2"]?.committed == 4)
        let plain = Command.resource(.commit("inc-0001.r2", units: nil, force: false, reason: ""))
        #expect(story.refusal(plain, at: minute(2)) == .resources)
        let forced = Command.resource(
            .commit(
                "inc-0001.r2", units: nil, force: true, reason: "VIP desk"))
        #expect(story.refusal(forced, by: .person("dana"), at: minute(2)) == .notPermitted)
        story.give(forced, at: minute(2))
        #expect(story.incident.requests["inc-0001.r2"]?.status == .committed)
    }

    @Test("a request goes from commitment to return, and nothing can be left out")
    func lifeOfARequest() {
        var story = Story.activated()
        let request: RequestID = "inc-0001.r1"
        #expect(story.refusal(.resource(.assign(request)), at: minute(1)) == .wrongPhase)
        story.give(.resource(.mobilise(request, arrivesIn: .minutes(9))), at: minute(1))
        #expect(story.incident.requests[request]?.estimatedArrival == minute(10))
        story.give(.resource(.assign(request)), at: minute(12))
        #expect(
            story.refusal(.resource(.giveBack(request, used: 0)), at: minute(13)) == .wrongPhase)
        story.give(.resource(.release(request)), at: minute(13))
        #expect(story.state.pools["agents"]?.assigned == 4)
        #expect(story.refusal(.resource(.giveBack(request, used: 1)), at: minute(14)) == .invalid)
        story.give(.resource(.giveBack(request, used: 0)), at: minute(14))
        #expect(story.state.pools["agents"]?.assigned == 0)
    }

    @Test("mobilising a part asks anew for the rest")
    func partialMobilisation() {
        var story = twoIncidents()
        story.give(.resource(.mobilise("inc-0002.r1", arrivesIn: nil)), at: minute(2))
        let rest = story.state.incidents["inc-0002"]?.requests["inc-0002.r2"]
        #expect(rest?.units == 3)
        #expect(rest?.status == .requested)
    }

    @Test("supplies that are used up are gone, and are ordered at the reorder point")
    func supplies() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(
            .resource(.request(id, pool: "cable", units: 4, skills: [], reason: "repair")),
            at: minute(1))
        #expect(story.state.pools["cable"]?.isRestockOrdered == true)
        #expect(story.state.pools["cable"]?.restockDue == minute(1) + .days(2))
        story.give(.resource(.release("inc-0001.r2")), at: minute(2))
        story.give(.resource(.giveBack("inc-0001.r2", used: 3)), at: minute(3))
        #expect(story.state.pools["cable"]?.total == 2)
        story.give(.pool(.restock("cable", units: 3, note: "delivered")), at: minute(4))
        #expect(story.state.pools["cable"]?.available == 5)
        #expect(story.state.pools["cable"]?.isRestockOrdered == false)
    }

    @Test("only available units can go out of service, and come back")
    func outOfService() {
        var story = Story.activated()
        #expect(
            story.refusal(.pool(.setOutOfService("agents", units: 7, why: "ill")), at: minute(1))
                == .invalid)
        story.give(.pool(.setOutOfService("agents", units: 6, why: "ill")), at: minute(1))
        #expect(story.state.pools["agents"]?.available == 0)
        story.give(.pool(.setOutOfService("agents", units: -6, why: "")), at: minute(2))
        #expect(story.state.pools["agents"]?.available == 6)
    }

    @Test("an incident that holds units is not closed")
    func closeIsRefused() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(
            .level(.recordFacts(id, [Fact(name: "error_rate", value: .double(0))])), at: minute(1))
        story.give(.incident(.recover(id, note: "")), at: minute(2))
        story.give(.step(.skip(id, "assess", reason: "r", approver: nil)), at: minute(3))
        for step: StepID in ["failover", "desk", "verify"] {
            story.give(.step(.skip(id, step, reason: "r", approver: nil)), at: minute(3))
        }
        story.give(.incident(.confirmChecklist(id, items: [0])), at: minute(40))
        story.give(.incident(.standDown(id, note: "")), at: minute(40))
        #expect(story.refusal(.incident(.close(id, note: "")), at: minute(41)) == .resources)
    }

    @Test("plans that would shrink a pool under what is held are refused")
    func shrinkingPool() {
        let story = Story.activated()
        var plans = SmallOrganization.planSet(digest: "s2")
        var small = ResourcePool(
            id: "agents", name: LocalizedText("agents"), kind: .people, units: 3)
        small.reserve = 0
        plans.organization.pools.insert(small)
        #expect(story.refusal(.installPlans(plans), by: .system("m"), at: minute(1)) == .resources)
    }
}
