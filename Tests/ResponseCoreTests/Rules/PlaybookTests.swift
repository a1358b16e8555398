// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel
import Testing

@Suite("The playbook")
struct PlaybookTests {
    private func status(_ step: StepID, _ story: Story) -> StepState.Status? {
        story.incident.steps[step]?.status
    }

    @Test("steps come one after the other, and a later one is refused")
    func order() {
        var story = Story.activated()
        let id = story.incident.id
        #expect(
            story.refusal(.step(.complete(id, "verify", note: "")), at: minute(1))
                == .conditionNotMet)
        story.give(.step(.complete(id, "assess", note: "found")), at: minute(1))
        #expect(story.incident.steps.keys == ["assess", "contain", "failover", "desk"])
        #expect(status("contain", story) == .branching)
    }

    @Test("a parallel step ends when its last branch has ended")
    func join() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.step(.complete(id, "assess", note: "")), at: minute(1))
        story.give(.step(.complete(id, "desk", note: "")), at: minute(2))
        #expect(status("contain", story) == .branching)
        story.give(.step(.skip(id, "failover", reason: "not needed", approver: nil)), at: minute(3))
        #expect(status("contain", story) == .done)
        #expect(status("verify", story) == .ready)
    }

    @Test("two-person review needs somebody else")
    func review() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.step(.complete(id, "assess", note: "")), at: minute(1))
        story.give(.step(.complete(id, "failover", note: "done")), at: minute(2))
        #expect(status("failover", story) == .submitted)
        let accept = Command.step(.review(id, "failover", accept: true, note: ""))
        #expect(story.refusal(accept, at: minute(3)) == .needsSecondPerson)
        story.give(
            .step(.review(id, "failover", accept: false, note: "half")), by: .person("bo"),
            at: minute(3))
        #expect(status("failover", story) == .started)
    }

    @Test("a failed step can be rolled back with the step of the plan, and started again")
    func rollback() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.step(.complete(id, "assess", note: "")), at: minute(1))
        story.give(.step(.fail(id, "failover", reason: "standby is down")), at: minute(2))
        story.give(.step(.start(id, "failover")), at: minute(3))
        story.give(.step(.rollBack(id, "failover", reason: "worse")), at: minute(4))
        #expect(status("failover", story) == .rolledBack)
        #expect(status("failback", story) == .ready)
        #expect(
            story.refusal(.step(.rollBack(id, "desk", reason: "r")), at: minute(5)) == .wrongPhase)
    }

    @Test("a deviation names who allows it, and who may not allow it is refused")
    func deviations() {
        var story = Story.activated()
        let id = story.incident.id
        let skip = Command.step(.skip(id, "assess", reason: "known", approver: nil))
        #expect(story.refusal(skip, by: .person("dana"), at: minute(1)) == .notPermitted)
        let named = Command.step(.skip(id, "assess", reason: "known", approver: "ana"))
        let events = story.give(named, by: .person("dana"), at: minute(1))
        #expect(
            events.first
                == .step(id, .skipped("assess", Deviation(reason: "known", approver: "ana"))))
        let step = ImprovisedStep(title: "Call the bank", role: "operations_lead")
        story.give(.step(.add(id, step, reason: "new", approver: nil)), at: minute(2))
        #expect(status("added-1", story) == .ready)
    }

    @Test("a step is late once, at its deadline")
    func overdue() {
        var story = Story.activated()
        story.wait(until: minute(9))
        #expect(story.incident.steps["assess"]?.isOverdue == false)
        story.wait(until: minute(200))
        #expect(story.incident.steps["assess"]?.isOverdue == true)
        let late = story.records.filter { $0.event == .step("inc-0001", .overdue("assess")) }
        #expect(late.map(\.at) == [minute(10)])
    }

    private func story(with steps: [Step], start: StepID) -> Story {
        var plan = SmallOrganization.payment
        plan.playbook = Playbook(start: start, steps: Catalogue(steps))
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        return story
    }

    private func action(_ id: StepID, then next: StepID? = nil) -> Step {
        Step(id: id, kind: .action, title: LocalizedText(id.raw), next: next)
    }

    @Test("an if takes one branch and goes on after it")
    func conditions() {
        var story = story(
            with: [
                Step(
                    id: "big",
                    kind: .ifCondition(
                        when: condition("error_rate > 0.3"), onTrue: "yes", onFalse: "no"),
                    title: LocalizedText("big"), next: "after"),
                action("yes"), action("no"), action("after"),
            ], start: "big")
        #expect(story.incident.steps.keys == ["big", "yes"])
        story.give(.step(.complete("inc-0001", "yes", note: "")), at: minute(1))
        #expect(status("after", story) == .ready)
    }

    @Test("a condition that cannot be computed fails its step and can be tried again")
    func brokenCondition() {
        var story = story(
            with: [
                Step(
                    id: "many",
                    kind: .ifCondition(
                        when: condition("customers > 3"), onTrue: "yes", onFalse: nil),
                    title: LocalizedText("many")),
                action("yes"),
            ], start: "many")
        #expect(status("many", story) == .failed)
        story.give(
            .level(.recordFacts("inc-0001", [Fact(name: "customers", value: .int(9))])),
            at: minute(1))
        story.give(.step(.start("inc-0001", "many")), at: minute(2))
        #expect(status("yes", story) == .ready)
    }

    @Test("a loop goes round while its condition holds")
    func loops() {
        var story = story(
            with: [
                Step(
                    id: "loop",
                    kind: .whileCondition(
                        when: condition("error_rate > 0.3"), onTrue: "retry"),
                    title: LocalizedText("loop"), next: "after"),
                action("retry"), action("after"),
            ], start: "loop")
        story.give(.step(.complete("inc-0001", "retry", note: "")), at: minute(1))
        #expect(story.incident.steps["retry"]?.round == 2)
        story.give(
            .level(.recordFacts("inc-0001", [Fact(name: "error_rate", value: .double(0))])),
            at: minute(2))
        story.give(.step(.complete("inc-0001", "retry", note: "")), at: minute(3))
        #expect(status("loop", story) == .done)
        #expect(status("after", story) == .ready)
    }

    @Test("a loop that never ends fails at its limit")
    func endlessLoop() {
        var story = story(
            with: [
                Step(
                    id: "loop", kind: .whileCondition(when: condition("true"), onTrue: "retry"),
                    title: LocalizedText("loop")),
                action("retry"),
            ], start: "loop")
        for _ in 1...Limits.loopRounds {
            story.give(.step(.complete("inc-0001", "retry", note: "")), at: minute(1))
        }
        #expect(status("loop", story) == .failed)
    }

    @Test("a switch takes the branch of its value")
    func switches() {
        let story = story(
            with: [
                Step(
                    id: "where",
                    kind: .switchCondition(
                        on: condition("leak"),
                        cases: [
                            .init(value: "true", step: "yes"), .init(value: "false", step: "no"),
                        ],
                        otherwise: nil),
                    title: LocalizedText("where")),
                action("yes"), action("no"),
            ], start: "where")
        #expect(story.incident.steps.keys == ["where", "no"])
    }
}
