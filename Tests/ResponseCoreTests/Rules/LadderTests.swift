// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Calls up the ladder, when things change under way")
struct LadderTests {
    /// Plans that wait for a person: `payment` by hand, led by dana where she is on duty.
    private var byHand: PlanSet {
        var plan = SmallOrganization.payment
        plan.activation.isAutomatic = false
        plan.roles = [
            RoleRule(role: Role.incidentCommander, rotation: "second", escalation: "ladder"),
            RoleRule(role: "operations_lead", rotation: "second"),
        ]
        var plans = SmallOrganization.planSet([plan])
        plans.organization.rotations.insert(
            Rotation(
                id: "second", name: LocalizedText("Second"), zone: SmallOrganization.shanghai,
                layers: [.init(members: ["dana"], starts: monday + .days(-7), turnDays: 7)]))
        return plans
    }

    private func unknownSignal(_ plans: PlanSet) -> Story {
        var story = Story(plans: plans)
        story.give(
            .intake(.receiveSignals([Story.signal(service: "unknown")])),
            by: .system("alertmanager"),
            at: monday)
        return story
    }

    @Test("a plan that is chosen later calls its own commander, from the first rung")
    func planChosenLater() {
        var story = unknownSignal(byHand)
        #expect(story.incident.commander == "ana")
        story.give(.incident(.assess(story.incident.id, plan: "payment", note: "")), at: minute(2))
        #expect(story.incident.commander == "dana")
        #expect(story.incident.pages.values.map(\.person) == ["ana", "dana"])
        #expect(story.incident.ladders[Role.incidentCommander]?.due == minute(7))
    }

    @Test("who has taken an incident keeps it when a plan is chosen")
    func planChosenAfterAnswer() {
        var story = unknownSignal(byHand)
        story.give(.role(.acknowledge(story.incident.id, role: nil)), at: minute(1))
        story.give(.incident(.activate(story.incident.id, plan: "payment")), at: minute(2))
        #expect(story.incident.commander == "ana")
        #expect(story.incident.roles["operations_lead"]?.person == "dana")
    }

    @Test("without an intake role the commander is called as soon as there is a plan")
    func noIntake() {
        var plans = byHand
        plans.organization.intake = nil
        var story = unknownSignal(plans)
        #expect(story.incident.pages.isEmpty)
        story.give(.incident(.assess(story.incident.id, plan: "payment", note: "")), at: minute(2))
        #expect(story.incident.pages.values.map(\.person) == ["dana"])
    }

    @Test("when nobody answered before, the start of the response calls again")
    func activationCallsAgain() {
        var story = unknownSignal(SmallOrganization.planSet())
        story.wait(until: minute(30))
        #expect(story.incident.ladders[Role.incidentCommander]?.isExhausted == true)
        story.give(
            .incident(.activate(story.incident.id, plan: "payment")), by: .person("eve"),
            at: minute(31))
        let ladder = story.incident.ladders[Role.incidentCommander]
        #expect(ladder == Ladder(rung: 0, due: minute(36)))
    }

    @Test("who acknowledges twice does not take command by it")
    func acknowledgedTwice() {
        var plans = SmallOrganization.planSet()
        plans.organization.rotations.insert(
            Rotation(
                id: "second", name: LocalizedText("Second"), zone: .utc,
                layers: [.init(members: ["dana"], starts: monday + .days(-7), turnDays: 7)]))
        var plan = SmallOrganization.payment
        plan.roles[1].rotation = "second"
        plans.plans.insert(plan)
        var story = Story(plans: plans)
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        let id = story.incident.id
        story.give(.role(.acknowledge(id, role: nil)), by: .person("dana"), at: minute(1))
        #expect(story.incident.roles["operations_lead"]?.person == "dana")
        #expect(
            story.refusal(.role(.acknowledge(id, role: nil)), by: .person("dana"), at: minute(2))
                == .alreadyDone)
        story.give(
            .role(.acknowledge(id, role: Role.incidentCommander)), by: .person("dana"),
            at: minute(3))
        #expect(story.incident.commander == "dana")
    }

    @Test("when the response has ended nobody is called any more, and the level stays")
    func silentAfterwards() {
        var plan = SmallOrganization.payment
        plan.standDown = StandDown()
        plan.playbook = Playbook()
        plan.classification.lowerAfter = .hours(2)
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        let id = story.incident.id
        story.give(
            .level(.recordFacts(id, [Fact(name: "error_rate", value: .double(0))])), at: minute(1))
        story.give(.incident(.recover(id, note: "")), at: minute(2))
        story.give(.incident(.standDown(id, note: "")), at: minute(3))
        let calls = story.incident.pages.count
        #expect(outstandingEffects(story.state, at: minute(3)).isEmpty)
        story.wait(until: minute(1_000))
        #expect(story.incident.pages.count == calls)
        #expect(story.incident.level == 2)
    }

    @Test("a ladder on which nobody can be called ends after one look at each rung")
    func nobodyToCall() {
        var plans = SmallOrganization.planSet()
        plans.organization.escalations.insert(
            EscalationPolicy(
                id: "ladder", name: LocalizedText("Ladder"),
                rungs: [.init(notify: [.team("none")], timeout: .minutes(1))], repeats: .max - 1))
        var story = Story(plans: plans)
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        #expect(story.incident.ladders[Role.incidentCommander]?.isExhausted == true)
    }
}
