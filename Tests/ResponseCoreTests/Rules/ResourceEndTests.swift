// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Resources, when pools, levels and responses change")
struct ResourceEndTests {
    private func story(_ change: (inout Plan) -> Void, rate: String = "0.35") -> Story {
        var plan = SmallOrganization.payment
        plan.classification.lowerAfter = .zero
        plan.playbook = Playbook()
        plan.standDown = StandDown()
        change(&plan)
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal(rate: rate)])), by: .system("alertmanager"),
            at: monday)
        return story
    }

    private func install(
        _ digest: String, in story: inout Story, _ change: (inout Organization) -> Void
    ) {
        var plans = SmallOrganization.planSet(digest: digest)
        change(&plans.organization)
        story.give(.installPlans(plans), by: .system("muster"), at: minute(50))
    }

    @Test("a number of units beyond all reason is refused", arguments: [Int.min, .max, 0])
    func unreasonable(_ units: Int) {
        let story = Story.activated()
        let change = Command.pool(.setOutOfService("agents", units: units, why: "r"))
        #expect(story.refusal(change, at: minute(1)) == .invalid)
    }

    @Test("a response that has ended waits for no more units")
    func standDownWithdraws() {
        var story = story({ $0.resources[0].quantity = PerLevel(12) })
        let id = story.incident.id
        story.give(
            .resource(.request(id, pool: "agents", units: 2, skills: [], reason: "more")),
            at: minute(1))
        story.give(.incident(.recover(id, note: "")), at: minute(2))
        story.give(.incident(.standDown(id, note: "")), at: minute(3))
        #expect(story.incident.requests.values.map(\.status) == [.committed, .declined])
        story.give(.pool(.restock("agents", units: 10, note: "")), at: minute(4))
        #expect(story.incident.requests.values.map(\.committed) == [8, 0])
    }

    @Test("needs of one pool with other skills are other needs")
    func skills() {
        let story = story { plan in
            plan.resources.append(
                ResourceNeed(pool: "agents", quantity: PerLevel(2), skills: ["refunds"]))
        }
        #expect(story.incident.requests.values.map(\.units) == [4, 2])
    }

    @Test("a fall asks for nothing, a rise asks for what is not there any more")
    func fallAndRise() {
        var story = story({ _ in })
        let id = story.incident.id
        story.give(.resource(.release("inc-0001.r1")), at: minute(1))
        story.give(.resource(.giveBack("inc-0001.r1", used: 0)), at: minute(2))
        let calm = [Fact(name: "error_rate", value: .double(0.1))]
        story.give(.level(.recordFacts(id, calm)), at: minute(3))
        #expect(story.incident.level == 3)
        #expect(story.incident.requests.count == 1)
        let storm = [Fact(name: "error_rate", value: .double(0.9))]
        story.give(.level(.recordFacts(id, storm)), at: minute(4))
        #expect(story.incident.requests.values.map(\.units) == [4, 9])
    }

    @Test("a rise to level 1 opens the reserve to what waits already")
    func reserveAfterRise() {
        var story = story({ $0.resources[0].quantity = PerLevel(12) })
        #expect(story.incident.requests.values.map(\.committed) == [8])
        story.give(.level(.set(story.incident.id, level: 1, reason: "press")), at: minute(1))
        #expect(story.incident.requests.values.map(\.committed) == [10])
    }

    @Test("a pool that grows serves who waits for it")
    func growingPool() {
        var story = story({ $0.resources[0].quantity = PerLevel(12) })
        install("s2", in: &story) { organization in
            var pool = organization.pools["agents"]
            pool?.units = 20
            pool.map { organization.pools.insert($0) }
        }
        #expect(story.incident.requests.values.map(\.committed) == [12])
    }

    @Test("stock that was used up cannot be taken from the plans again")
    func usedStock() {
        var story = story({ $0.resources = [ResourceNeed(pool: "cable", quantity: PerLevel(4))] })
        story.give(.resource(.release("inc-0001.r1")), at: minute(1))
        story.give(.resource(.giveBack("inc-0001.r1", used: 4)), at: minute(2))
        var plans = SmallOrganization.planSet(digest: "s2")
        var cable = plans.organization.pools["cable"]
        cable?.units = 1
        cable.map { plans.organization.pools.insert($0) }
        #expect(
            story.refusal(.installPlans(plans), by: .system("muster"), at: minute(3)) == .resources)
    }

    @Test("a pool that nothing is held of can be taken out of the plans, and comes back new")
    func removedPool() {
        var story = story({ $0.resources = [ResourceNeed(pool: "cable", quantity: PerLevel(4))] })
        story.give(.resource(.release("inc-0001.r1")), at: minute(1))
        story.give(.resource(.giveBack("inc-0001.r1", used: 4)), at: minute(2))
        install("s2", in: &story) { organization in
            organization.pools = Catalogue(organization.pools.all.filter { $0.id != "cable" })
        }
        #expect(story.state.pools["cable"] == nil)
        install("s3", in: &story) { _ in }
        #expect(story.state.pools["cable"]?.available == 5)
    }
}
