// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel
import Testing

@Suite("The response level")
struct LevelTests {
    private func rate(_ value: Double) -> [Fact] {
        [Fact(name: "error_rate", value: .double(value))]
    }

    @Test("a rise counts at once and moves targets, requests and notices")
    func rise() {
        var story = Story.activated()
        let id = story.incident.id
        let before = story.incident.targets[TargetKey(.recover)]?.due
        story.give(.level(.recordFacts(id, rate(0.6))), at: minute(3))
        #expect(story.incident.level == 1)
        #expect(story.incident.targets[TargetKey(.recover)]?.due == minute(240))
        #expect(before == minute(480))
        #expect(story.incident.requests.values.map(\.units) == [4, 5])
        #expect(story.incident.requests.values.map(\.committed) == [4, 5])
    }

    @Test("a fall counts only after it has held for the time of the plan")
    func fallHolds() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.level(.recordFacts(id, rate(0.1))), at: minute(5))
        #expect(story.incident.level == 2)
        story.wait(until: minute(14))
        #expect(story.incident.level == 2)
        story.wait(until: minute(15))
        #expect(story.incident.level == 3)
        #expect(story.incident.levelReason == .loweredByRule(2))
    }

    @Test("a fall that does not hold changes nothing")
    func noFlapping() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.level(.recordFacts(id, rate(0.1))), at: minute(5))
        story.give(.level(.recordFacts(id, rate(0.3))), at: minute(9))
        story.wait(until: minute(60))
        #expect(story.incident.level == 2)
        #expect(story.incident.lowering == nil)
    }

    @Test("a rule whose facts are missing counts as matched, and the trace says which fact")
    func assumeHigher() {
        var plan = SmallOrganization.payment
        plan.classification.rules.insert(.init(level: 1, when: condition("customers > 10")), at: 0)
        let trial = classify(plan, FactBindings(plan: plan))
        #expect(trial.level == 1)
        #expect(trial.rules.map(\.outcome) == [.assumed(missing: "customers")])
    }

    @Test("with skip a rule whose facts are missing is passed over")
    func skipUnknown() {
        var plan = SmallOrganization.payment
        plan.classification.whenUnknown = .skip
        plan.classification.rules.insert(.init(level: 1, when: condition("customers > 10")), at: 0)
        let trial = classify(plan, FactBindings(plan: plan))
        #expect(trial.level == 3)
        #expect(trial.rules.first?.outcome == .skipped(missing: "customers"))
    }

    @Test("a level set by hand stays until the rules are let in again")
    func heldByHand() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.level(.set(id, level: 1, reason: "The press calls.")), at: minute(1))
        story.give(.level(.recordFacts(id, rate(0.0))), at: minute(2))
        story.wait(until: minute(30))
        #expect(story.incident.level == 1)
        story.give(.level(.clear(id, reason: "Calm again.")), at: minute(31))
        story.wait(until: minute(42))
        #expect(story.incident.level == 3)
    }

    @Test("who may not set the level is refused, and so is a level outside the scale")
    func refusals() {
        let story = Story.activated()
        let id = story.incident.id
        #expect(
            story.refusal(
                .level(.set(id, level: 1, reason: "x")), by: .person("dana"), at: minute(1))
                == .notPermitted)
        #expect(story.refusal(.level(.set(id, level: 4, reason: "x")), at: minute(1)) == .invalid)
    }

    @Test("a fact of the wrong type or name is refused")
    func factTypes() {
        let story = Story.activated()
        let id = story.incident.id
        let wrong = Fact(name: "leak", value: .string("yes"))
        #expect(story.refusal(.level(.recordFacts(id, [wrong])), at: minute(1)) == .invalid)
        let unknown = Fact(name: "error_rat", value: .double(1))
        #expect(story.refusal(.level(.recordFacts(id, [unknown])), at: minute(1)) == .unknown)
    }
}
