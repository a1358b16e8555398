// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Ways out of a playbook")
struct PlaybookWaysTests {
    private func status(_ step: StepID, _ story: Story) -> StepState.Status? {
        story.incident.steps[step]?.status
    }

    private func story(
        with steps: [Step], start: StepID, _ change: (inout Plan) -> Void = { _ in }
    ) -> Story {
        var plan = SmallOrganization.payment
        plan.playbook = Playbook(start: start, steps: Catalogue(steps))
        change(&plan)
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        return story
    }

    private func action(
        _ id: StepID, then next: StepID? = nil, rollback: StepID? = nil
    ) -> Step {
        Step(
            id: id, kind: .action, title: LocalizedText(id.raw), next: next, rollback: rollback)
    }

    private func step(_ id: StepID, _ kind: Step.Kind, then next: StepID? = nil) -> Step {
        Step(id: id, kind: kind, title: LocalizedText(id.raw), next: next)
    }

    @Test("a loop can be left by skipping it, with all that is open inside")
    func skipLoop() {
        var story = story(
            with: [
                step(
                    "loop", .whileCondition(when: condition("true"), onTrue: "retry"),
                    then: "after"),
                action("retry"), action("after"),
            ], start: "loop")
        story.give(
            .step(.skip("inc-0001", "loop", reason: "hopeless", approver: nil)), at: minute(1))
        #expect(status("retry", story) == .skipped)
        #expect(status("loop", story) == .skipped)
        #expect(status("after", story) == .ready)
    }

    @Test("a parallel step can be skipped; what is done in it stays done")
    func skipParallel() {
        var story = story(
            with: [
                step("both", .parallel(branches: ["one", "deep"]), then: "after"),
                action("one"),
                step("deep", .parallel(branches: ["two", "three"])),
                action("two"), action("three"), action("after"),
            ], start: "both")
        story.give(.step(.complete("inc-0001", "two", note: "")), at: minute(1))
        story.give(.step(.skip("inc-0001", "both", reason: "r", approver: nil)), at: minute(2))
        let all: [StepID] = ["one", "deep", "two", "three", "both", "after"]
        #expect(
            all.map { status($0, story) } == [
                .skipped, .skipped, .done, .skipped, .skipped, .ready,
            ])
    }

    @Test("after a step was undone, what follows it comes")
    func afterRollback() {
        var story = story(
            with: [
                action("switch", then: "test", rollback: "back"), action("back"), action("test"),
            ], start: "switch")
        let id: IncidentID = "inc-0001"
        story.give(.step(.start(id, "switch")), at: minute(1))
        story.give(.step(.rollBack(id, "switch", reason: "worse")), at: minute(2))
        #expect(status("test", story) == nil)
        story.give(.step(.complete(id, "back", note: "")), at: minute(3))
        #expect(status("test", story) == .ready)
        #expect(!story.incident.isPlaybookEnded)
        story.give(.step(.complete(id, "test", note: "")), at: minute(4))
        #expect(story.incident.isPlaybookEnded)
    }

    @Test("undoing a step whose successor is open already opens nothing twice")
    func rollbackOfDone() {
        var story = story(
            with: [
                action("switch", then: "test", rollback: "back"), action("back"), action("test"),
            ], start: "switch")
        let id: IncidentID = "inc-0001"
        story.give(.step(.complete(id, "switch", note: "")), at: minute(1))
        story.give(.step(.complete(id, "test", note: "")), at: minute(2))
        story.give(.step(.rollBack(id, "switch", reason: "worse")), at: minute(3))
        story.give(.step(.complete(id, "back", note: "")), at: minute(4))
        #expect(status("test", story) == .done)
        #expect(story.incident.steps["test"]?.round == 1)
    }

    @Test("one step that undoes two branches lets both parallel steps end")
    func sharedRollback() {
        var story = story(
            with: [
                step("all", .parallel(branches: ["left", "right"]), then: "after"),
                step("left", .parallel(branches: ["a"])), step("right", .parallel(branches: ["b"])),
                action("a", rollback: "back"), action("b", rollback: "back"), action("back"),
                action("after"),
            ], start: "all")
        let id: IncidentID = "inc-0001"
        for name: StepID in ["a", "b"] {
            story.give(.step(.start(id, name)), at: minute(1))
            story.give(.step(.rollBack(id, name, reason: "r")), at: minute(2))
        }
        story.give(.step(.complete(id, "back", note: "")), at: minute(3))
        #expect(status("after", story) == .ready)
    }

    @Test("a branch that ends at once does not end the parallel step before the others")
    func branchThatEndsAtOnce() {
        let story = story(
            with: [
                step("both", .parallel(branches: ["maybe", "work"]), then: "after"),
                step("maybe", .ifCondition(when: condition("false"), onTrue: "x", onFalse: nil)),
                action("x"), action("work"), action("after"),
            ], start: "both")
        #expect(status("both", story) == .branching)
        #expect(story.incident.steps.keys == ["both", "maybe", "work"])
    }

    @Test("a step that two parallel steps share ends both")
    func sharedBranch() {
        var story = story(
            with: [
                step("all", .parallel(branches: ["left", "right"]), then: "after"),
                step("left", .parallel(branches: ["common"])),
                step("right", .parallel(branches: ["common"])), action("common"), action("after"),
            ], start: "all")
        story.give(.step(.complete("inc-0001", "common", note: "")), at: minute(1))
        #expect(status("after", story) == .ready)
    }

    @Test("two branches that meet do the common step once, and end together")
    func branchesMeet() {
        var story = story(
            with: [
                step("both", .parallel(branches: ["a", "b"]), then: "after"),
                action("a", then: "common"), action("b", then: "common"), action("common"),
                action("after"),
            ], start: "both")
        let id: IncidentID = "inc-0001"
        story.give(.step(.complete(id, "a", note: "")), at: minute(1))
        story.give(.step(.complete(id, "common", note: "")), at: minute(2))
        #expect(status("both", story) == .branching)
        story.give(.step(.complete(id, "b", note: "")), at: minute(3))
        #expect(story.incident.steps["common"]?.round == 1)
        #expect(status("after", story) == .ready)
    }

    @Test("what reads the state of steps is judged anew when a step changes")
    func conditionsOnSteps() {
        var story = story(with: [action("only")], start: "only") { plan in
            plan.standDown = StandDown(when: condition(#"steps["only"].done"#))
            plan.classification.rules.insert(
                .init(level: 1, when: condition(#"steps["only"].failed"#)), at: 0)
            plan.classification.lowerAfter = .zero
        }
        let id: IncidentID = "inc-0001"
        story.give(.step(.fail(id, "only", reason: "r")), at: minute(1))
        #expect(story.incident.level == 1)
        story.give(.step(.start(id, "only")), at: minute(2))
        story.give(.step(.complete(id, "only", note: "")), at: minute(3))
        #expect(story.incident.standDownHoldsSince == minute(3))
        #expect(story.incident.level == 2)
    }
}
