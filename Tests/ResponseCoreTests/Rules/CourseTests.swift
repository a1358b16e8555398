// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("The course of an incident, when it does not run as planned")
struct CourseTests {
    private func rate(_ value: Double, _ story: inout Story, at: Timestamp) {
        story.give(
            .level(
                .recordFacts(story.incident.id, [Fact(name: "error_rate", value: .double(value))])),
            at: at)
    }

    @Test("a relapse lets the hold of stand-down begin anew")
    func holdAfterRelapse() {
        var story = Story.activated(rate: "0")
        let id = story.incident.id
        story.give(.incident(.recover(id, note: "")), at: minute(10))
        #expect(story.incident.standDownHoldsSince == monday)
        story.give(.incident(.relapse(id, reason: "again")), at: minute(20))
        #expect(story.incident.standDownHoldsSince == minute(20))
    }

    @Test("an alert that fires on after recovery is no relapse, one that comes back is")
    func alertsAfterRecovery() {
        var story = Story.activated()
        story.give(.incident(.recover(story.incident.id, note: "")), at: minute(5))
        func send(_ rate: String, _ status: Signal.Status, at: Timestamp) {
            story.give(
                .intake(.receiveSignals([Story.signal(rate: rate, status: status)])),
                by: .system("alertmanager"), at: at)
        }
        send("0.30", .firing, at: minute(6))
        #expect(story.incident.phase == .recovered)
        send("0.0", .resolved, at: minute(7))
        send("0.31", .firing, at: minute(8))
        #expect(story.incident.phase == .active)
    }

    @Test("signals belong to the incident that somebody has declared for their plan")
    func declaredFirst() {
        var story = Story()
        story.give(
            .intake(.declare(Declaration(title: "Payments fail", plan: "payment"))),
            by: .person("bo"), at: monday)
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: minute(1))
        #expect(story.state.incidents.count == 1)
        #expect(story.incident.signals.count == 1)
    }

    @Test("beyond the limit of signals their facts still count")
    func tooManySignals() throws {
        var state = Story.activated().state
        func send(_ signals: [Signal]) throws {
            let submission = Submission(
                .intake(.receiveSignals(signals)), by: .system("alertmanager"))
            state = try decide(submission, in: state, at: monday).state
        }
        for batch in 0..<(Limits.signalsPerIncident / Limits.signalsPerCommand) {
            try send((0..<Limits.signalsPerCommand).map { Story.signal("\(batch)-\($0)") })
        }
        try send([Story.signal("last", rate: "0.9")])
        let incident = try #require(state.incidents.values.first)
        #expect(incident.signals.count == Limits.signalsPerIncident)
        #expect(incident.level == 1)
    }

    @Test("a signal larger than any sender makes is refused")
    func hugeSignals() {
        let story = Story()
        let label = Label(name: "x", value: String(repeating: "y", count: Limits.labelBytes + 1))
        let labels = (0...Limits.labelsPerSignal).map { Label(name: "l\($0)", value: "") }
        for signal in [
            Signal(source: "s", key: label.value), Signal(source: "s", key: "k", labels: [label]),
            Signal(source: "s", key: "k", annotations: labels),
        ] {
            #expect(
                story.refusal(.intake(.receiveSignals([signal])), by: .system("s"), at: monday)
                    == .limit)
        }
    }

    @Test("a plan that was retired since still runs the incident it was chosen for")
    func retiredPlan() {
        var plan = SmallOrganization.payment
        plan.activation.isAutomatic = false
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        let id = story.incident.id
        story.give(
            .installPlans(SmallOrganization.planSet([], digest: "s2")), by: .system("muster"),
            at: minute(1))
        #expect(story.refusal(.incident(.activate(id, plan: "payment")), at: minute(2)) == .unknown)
        story.give(.incident(.activate(id, plan: nil)), at: minute(2))
        #expect(story.incident.plan?.digest == "d1")
    }

    @Test("to name the plan when activating is to take its current revision")
    func currentRevision() {
        var plan = SmallOrganization.payment
        plan.activation.isAutomatic = false
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        plan.digest = "d2"
        story.give(
            .installPlans(SmallOrganization.planSet([plan], digest: "s2")), by: .system("muster"),
            at: minute(1))
        story.give(.incident(.activate(story.incident.id, plan: "payment")), at: minute(2))
        #expect(story.incident.plan?.digest == "d2")
    }

    @Test("a response that began without a plan can take one, and does what it says")
    func planForRunningResponse() {
        var story = Story()
        story.give(
            .intake(.declare(Declaration(title: "Something"))), by: .person("bo"), at: monday)
        let id = story.incident.id
        story.give(.incident(.activate(id, plan: nil)), at: minute(1))
        story.give(
            .incident(.assess(id, plan: "payment", note: "it is the gateway")), at: minute(5))
        #expect(story.incident.phase == .active)
        #expect(story.incident.plan?.id == "payment")
        #expect(story.incident.steps.keys == ["assess"])
        #expect(story.incident.requests.count == 1)
        #expect(story.incident.targets[TargetKey(.recover)]?.startedAt == minute(1))
        #expect(
            story.refusal(.incident(.assess(id, plan: "payment", note: "")), at: minute(6))
                == .wrongPhase)
    }

    @Test("another plan gives its level at once")
    func otherPlan() {
        var calm = SmallOrganization.payment
        calm.id = "calm"
        calm.activation = Activation()
        calm.classification = Classification(
            rules: [.init(level: 3, when: nil)], lowerAfter: .hours(1))
        var plan = SmallOrganization.payment
        plan.activation.isAutomatic = false
        var story = Story(plans: SmallOrganization.planSet([plan, calm]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        #expect(story.incident.level == 2)
        story.give(.incident(.assess(story.incident.id, plan: "calm", note: "")), at: minute(1))
        #expect(story.incident.level == 3)
    }

    @Test("facts of a declaration have the types that the plan declares")
    func declaredFacts() {
        var story = Story()
        let facts = [Fact(name: "error_rate", value: .int(1))]
        story.give(
            .intake(.declare(Declaration(title: "T", plan: "payment", facts: facts))), at: monday)
        #expect(story.incident.facts["error_rate"]?.value == .double(1))
    }

    @Test("facts told before there was a plan count only where they have the type of the plan")
    func factsBeforePlan() {
        var story = Story()
        story.give(
            .intake(
                .declare(
                    Declaration(
                        title: "T",
                        facts: [
                            Fact(name: "leak", value: .string("perhaps")),
                            Fact(name: "error_rate", value: .int(0)),
                        ]))), at: monday)
        story.give(.incident(.activate(story.incident.id, plan: "payment")), at: minute(1))
        #expect(story.incident.level == 3)
        let bindings = FactBindings(story.incident)
        #expect(bindings.value(of: "leak") == .bool(false))
        #expect(bindings.value(of: "error_rate") == .double(0))
        #expect(bindings.value(of: "level") == .int(3))
    }

    @Test("facts without a name, or with one that is no name, are refused")
    func factNames() {
        let story = Story()
        for name in ["", "level", String(repeating: "x", count: Limits.titleBytes + 1)] {
            let declaration = Declaration(title: "T", facts: [Fact(name: name, value: .int(1))])
            #expect(story.refusal(.intake(.declare(declaration)), at: monday) != nil)
        }
    }

    @Test("to tell a known fact anew never reaches the limit of facts")
    func knownFactsAgain() {
        var story = Story()
        story.give(.intake(.declare(Declaration(title: "T"))), at: monday)
        let facts = (0..<Limits.factsPerIncident).map { Fact(name: "f\($0)", value: .int(1)) }
        story.give(.level(.recordFacts(story.incident.id, facts)), at: minute(1))
        story.give(.level(.recordFacts(story.incident.id, facts)), at: minute(2))
        let more = Command.level(
            .recordFacts(story.incident.id, [Fact(name: "more", value: .int(1))]))
        #expect(story.refusal(more, at: minute(3)) == .limit)
    }

    @Test("two milder levels in turn are both milder: the level falls to the more severe of them")
    func alternatingFall() {
        var story = Story.activated(rate: "0.9")
        rate(0.3, &story, at: minute(1))
        rate(0.1, &story, at: minute(5))
        rate(0.3, &story, at: minute(9))
        story.wait(until: minute(11))
        #expect(story.incident.level == 2)
        rate(0.9, &story, at: minute(12))
        rate(0.1, &story, at: minute(20))
        rate(0.3, &story, at: minute(25))
        story.wait(until: minute(30))
        #expect(story.incident.level == 2)
    }

    @Test("a fall goes on step by step when the rules give an even milder level under way")
    func fallInSteps() {
        var story = Story.activated(rate: "0.9")
        rate(0.3, &story, at: minute(1))
        rate(0.1, &story, at: minute(5))
        story.wait(until: minute(11))
        #expect(story.incident.level == 2)
        #expect(story.incident.levelReason == .loweredByRule(1))
        story.wait(until: minute(21))
        #expect(story.incident.level == 3)
    }

    @Test("a fall is off when the rules give no level any more")
    func noLevelAnyMore() {
        var plan = SmallOrganization.payment
        plan.classification.rules[2].when = condition("error_rate > 0.05")
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        rate(0.1, &story, at: minute(1))
        #expect(story.incident.lowering != nil)
        rate(0.0, &story, at: minute(2))
        #expect(story.incident.lowering == nil)
    }

    @Test("a signal that fires again after stand-down opens a new incident")
    func afterStandDown() {
        var plan = SmallOrganization.payment
        plan.standDown = StandDown()
        plan.playbook = Playbook()
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        story.give(.incident(.recover("inc-0001", note: "")), at: minute(1))
        story.give(.incident(.standDown("inc-0001", note: "")), at: minute(2))
        for status: Signal.Status in [.resolved, .firing] {
            story.give(
                .intake(.receiveSignals([Story.signal(status: status)])),
                by: .system("alertmanager"),
                at: minute(3))
        }
        #expect(story.state.open == ["inc-0001", "inc-0002"])
        #expect(story.state.incidents["inc-0001"]?.signals.values.map(\.status) == [.firing])
    }

    @Test("injects belong to drills")
    func injects() {
        let record = InjectRecord(number: 1, from: "CEO", method: "phone", text: LocalizedText("?"))
        let story = Story.activated()
        #expect(story.refusal(.drill(.deliverInject(record)), at: minute(1)) == .notPermitted)
        var drill = Story(world: .exercise("night"))
        drill.give(.drill(.deliverInject(record)), by: .system("drill"), at: minute(1))
        #expect(drill.records.last?.event == .drill(.injectDelivered(record)))
    }

    @Test("a line of the checklist that is named twice is confirmed once")
    func confirmedTwice() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.incident(.confirmChecklist(id, items: [0, 0])), at: minute(1))
        #expect(story.incident.confirmedItems == [0])
    }
}
