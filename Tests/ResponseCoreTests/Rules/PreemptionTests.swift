// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Preemption, substitutes and reserves")
struct PreemptionTests {
    /// An organisation with a second pool for agents and a partner's.
    private static func plans(_ change: (inout Organization) -> Void = { _ in }) -> PlanSet {
        var plans = SmallOrganization.planSet()
        var agents = plans.organization.pools["agents"]
        agents?.substitutes = ["partners", "hall"]
        agents.map { plans.organization.pools.insert($0) }
        var hall = ResourcePool(
            id: "hall", name: LocalizedText("hall"), kind: .people, units: 2)
        hall.skills = ["refunds"]
        hall.leadTimes = [.init(location: nil, time: .minutes(30))]
        var partners = ResourcePool(
            id: "partners", name: LocalizedText("partners"), kind: .people, units: 50)
        partners.skills = ["refunds"]
        partners.isMutualAid = true
        partners.leadTimes = [.init(location: nil, time: .hours(1))]
        partners.callUp = .init(
            procedure: LocalizedText("Call the partner's duty manager."),
            authority: "communications_lead")
        plans.organization.pools.insert(hall)
        plans.organization.pools.insert(partners)
        change(&plans.organization)
        return plans
    }

    /// A level-3 incident that holds eight agents, then one of level 1 that wants nine.
    private func taken(_ change: (inout Organization) -> Void = { _ in }) -> Story {
        var story = Story(plans: Self.plans(change))
        story.give(
            .intake(.receiveSignals([Story.signal(rate: "0.1")])), by: .system("alertmanager"),
            at: monday)
        story.give(
            .resource(
                .request("inc-0001", pool: "agents", units: 7, skills: [], reason: "backlog")),
            at: minute(1))
        story.give(
            .intake(.receiveSignals([Story.signal("b", rate: "0.9", region: "west")])),
            by: .system("alertmanager"), at: minute(2))
        return story
    }

    private func losses(_ story: Story) -> [Preemption] {
        story.records.compactMap {
            if case .resource(_, .preempted(_, let loss)) = $0.event { loss } else { nil }
        }
    }

    @Test("a level-1 incident takes what it misses from a level-3 one, and no more")
    func takes() {
        let story = taken()
        #expect(story.state.incidents["inc-0002"]?.requests["inc-0002.r1"]?.committed == 9)
        #expect(losses(story).reduce(0) { $0 + $1.units } == 7)
        let first = story.state.incidents["inc-0001"]
        #expect(first?.requests.values.reduce(0) { $0 + $1.holds } == 1)
        #expect(losses(story).allSatisfy { $0.because == .rule(taker: 1, giver: 3) })
    }

    @Test("the loser waits to get it back, and its commander hears what was lost and what helps")
    func tellsTheLoser() throws {
        let story = taken()
        let loser = try #require(story.state.incidents["inc-0001"])
        let back = loser.requests.values.filter {
            if case .regain(_, from: "inc-0002") = $0.reason { true } else { false }
        }
        #expect(back.reduce(0) { $0 + $1.units } == 7)
        let page = try #require(loser.pages.values.first { $0.news != nil })
        #expect(page.person == "ana")
        guard case .unitsLost("agents", let loss) = page.news else {
            Issue.record("the page says \(String(describing: page.news))")
            return
        }
        // Two in the hall are nearer and no partner's, though the plan names the partner first.
        #expect(
            loss.substitute
                == .pool("hall", units: 2, leadTime: .minutes(30), isMutualAid: false))
        let text = outstandingEffects(story.state, at: minute(2)).compactMap { effect in
            if case .sendPage(let order) = effect, order.content.page == page.id {
                order.content.text.subject
            } else {
                nil
            }
        }
        #expect(text.first?.contains("inc-0002") == true)
    }

    @Test("a call that tells something climbs no ladder and gives nobody a role")
    func newsAreNoCalls() throws {
        var story = taken()
        let before = story.state.incidents["inc-0001"]?.ladders
        story.give(.role(.acknowledge("inc-0001", role: nil)), by: .person("ana"), at: minute(3))
        let incident = try #require(story.state.incidents["inc-0001"])
        #expect(before?[Role.incidentCommander]?.rung == 0)
        let hers = incident.pages.values.filter { $0.person == "ana" }
        #expect(hers.allSatisfy { $0.acknowledgedAt != nil })
    }

    @Test("what was taken is not asked for again by the plan")
    func noDoubleAsking() {
        var story = taken()
        story.give(.level(.set("inc-0001", level: 2, reason: "grows")), at: minute(3))
        let wanted = story.state.incidents["inc-0001"]?.requests.values.filter {
            if case .plan = $0.reason { true } else { false }
        }.reduce(0) { $0 + $1.units }
        // One of level 3, four of level 2, of which one is waited for already or held.
        #expect((wanted ?? 0) <= 4)
    }

    struct Rule: CustomTestStringConvertible, Sendable {
        var name: String
        var rule: PreemptionRule
        var taken: Int
        var testDescription: String { name }
    }

    @Test(
        "the rule of the organisation decides who may take",
        arguments: [
            Rule(name: "usual", rule: .usual, taken: 7),
            Rule(name: "never", rule: .never, taken: 0),
            Rule(
                name: "only level 2 takes", rule: PreemptionRule([.init(taker: 2, giver: 3)]),
                taken: 0),
            Rule(
                name: "level 1 from level 2 on", rule: PreemptionRule([.init(taker: 1, giver: 2)]),
                taken: 7),
        ])
    func rules(_ rule: Rule) {
        let story = taken { $0.preemption = rule.rule }
        #expect(losses(story).reduce(0) { $0 + $1.units } == rule.taken)
    }

    @Test("a pool may have a rule of its own")
    func poolRule() {
        let story = taken { organization in
            var agents = organization.pools["agents"]
            agents?.preemption = .never
            agents.map { organization.pools.insert($0) }
        }
        #expect(losses(story).isEmpty)
    }

    @Test("an offer is taken by the authority of the partner, and allocates only then")
    func mutualAid() throws {
        var story = taken()
        let waiting = try #require(
            story.state.incidents["inc-0001"]?.requests.values.last { $0.missing > 0 })
        #expect(waiting.status == .offered)
        #expect(story.state.pools["partners"]?.assigned == 0)
        let partner = try #require(waiting.offers.last)
        #expect(partner.isMutualAid)
        let accept = Command.resource(
            .acceptOffer(waiting.id, pool: "partners", units: nil, reason: ""))
        #expect(story.refusal(accept, by: .person("dana"), at: minute(3)) == .notPermitted)
        story.give(accept, by: .person("eve"), at: minute(3))
        #expect(story.state.pools["partners"]?.assigned == partner.units)
        let stand = story.state.incidents["inc-0001"]?.requests.values.last
        #expect(stand?.reason == .substitute(for: waiting.id))
        #expect(stand?.status == .committed)
    }

    @Test("the authority opens the reserve, and only so much of it")
    func reserve() {
        var story = Story(plans: Self.plans())
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        story.give(
            .resource(.request("inc-0001", pool: "agents", units: 6, skills: [], reason: "more")),
            at: minute(1))
        #expect(story.state.pools["agents"]?.available == 2)
        let open = Command.pool(.openReserve("agents", units: 1, reason: "quiet night"))
        #expect(story.refusal(open, by: .person("dana"), at: minute(2)) == .notPermitted)
        #expect(
            story.refusal(.pool(.openReserve("agents", units: 3, reason: "r")), at: minute(2))
                == .invalid)
        story.give(open, at: minute(2))
        #expect(story.state.pools["agents"]?.available == 1)
        #expect(story.state.reserve(of: "agents") == 1)
    }

    @Test("a commander takes units by force, with a reason that stands in the journal")
    func force() {
        var story = Story(plans: Self.plans { $0.preemption = .never })
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        story.give(
            .intake(.receiveSignals([Story.signal("b", rate: "0.9", region: "west")])),
            by: .system("alertmanager"), at: minute(1))
        let take = Command.resource(
            .take(
                "inc-0002.r1", from: "inc-0001.r1", units: 2, reason: "Hospital cannot pay."))
        #expect(
            story.refusal(
                .resource(.take("inc-0002.r1", from: "inc-0001.r1", units: 9, reason: "r")),
                at: minute(2)) == .resources)
        story.give(take, at: minute(2))
        #expect(losses(story).map(\.because) == [.hand("Hospital cannot pay.")])
        #expect(story.state.incidents["inc-0001"]?.requests["inc-0001.r1"]?.committed == 2)
        #expect(story.state.incidents["inc-0002"]?.requests["inc-0002.r1"]?.committed == 8)
    }

    @Test("a division among several is recorded with what each wanted and got")
    func division() throws {
        var story = Story(plans: Self.plans { $0.preemption = .never })
        for (key, region) in [("a", "north"), ("b", "south"), ("c", "west")] {
            story.give(
                .intake(.receiveSignals([Story.signal(key, rate: "0.9", region: region)])),
                by: .system("alertmanager"), at: minute(1))
        }
        story.give(.pool(.restock("agents", units: 10, note: "")), at: minute(2))
        let division = try #require(story.state.pools["agents"]?.divisions.last)
        #expect(division.shares.map(\.wanted) == [8, 9])
        #expect(division.shares.map(\.granted) == [8, 2])
    }
}
