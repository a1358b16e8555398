// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Targets, when the level or the course changes")
struct TargetTests {
    private func story(_ change: (inout Plan) -> Void, rate: String = "0.35") -> Story {
        var plan = SmallOrganization.payment
        plan.classification.lowerAfter = .zero
        change(&plan)
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal(rate: rate)])), by: .system("alertmanager"),
            at: monday)
        return story
    }

    private func target(
        _ kind: ResponseTarget.Kind, _ minutes: (level: Int, minutes: Int64)...
    ) -> ResponseTarget {
        ResponseTarget(
            kind: kind,
            limits: PerLevel(byLevel: minutes.map { ($0.level, .wall(.minutes($0.minutes))) }))
    }

    private func rate(_ value: Double, _ story: inout Story, at: Timestamp) {
        story.give(
            .level(
                .recordFacts(story.incident.id, [Fact(name: "error_rate", value: .double(value))])),
            at: at)
    }

    private func status(
        _ kind: TargetKey.Kind, _ subject: String, _ story: Story
    ) -> TargetState.Status? {
        story.incident.targets[TargetKey(kind, subject)]?.status
    }

    private func status(_ kind: TargetKey.Kind, _ story: Story) -> TargetState.Status? {
        status(kind, "", story)
    }

    @Test("where a plan waits for a person, the clock of the acknowledgement runs before that")
    func acknowledgeBeforeActivation() {
        var story = story { $0.activation.isAutomatic = false }
        #expect(story.incident.phase == .assessed)
        story.wait(until: minute(12))
        #expect(status(.acknowledge, story) == .atRisk)
        story.give(.role(.acknowledge(story.incident.id, role: nil)), at: minute(13))
        #expect(status(.acknowledge, story) == .met)
        story.give(.incident(.activate(story.incident.id, plan: nil)), at: minute(20))
        #expect(status(.acknowledge, story) == .met)
    }

    @Test("a rise does not ask again for what has come")
    func riseAfterAcknowledgement() {
        var story = story { plan in
            plan.targets = [
                target(.acknowledge, (1, 5)), target(.firstNotice, (1, 5)),
                target(.mitigate, (1, 60)),
            ]
        }
        let id = story.incident.id
        story.give(.role(.acknowledge(id, role: nil)), at: minute(1))
        story.give(.notice(.approve("inc-0001.n1")), at: minute(1))
        story.give(.incident(.mitigate(id, note: "")), at: minute(2))
        rate(0.9, &story, at: minute(3))
        #expect(story.incident.level == 1)
        let kinds = story.incident.targets.keys.map(\.kind)
        #expect(kinds.allSatisfy { $0 == .resource })
    }

    @Test("a target that a milder level does not have runs again after the next rise")
    func droppedAndBack() {
        var story = story { plan in
            plan.targets = [target(.recover, (1, 60), (2, 90)), target(.updateEvery, (2, 30))]
        }
        rate(0.1, &story, at: minute(5))
        #expect(status(.recover, story) == .dropped)
        #expect(status(.update, "1", story) == .dropped)
        rate(0.3, &story, at: minute(10))
        #expect(story.incident.targets[TargetKey(.recover)]?.due == minute(90))
        #expect(status(.recover, story) == .running)
        #expect(story.incident.targets[TargetKey(.update, "2")]?.due == minute(40))
    }

    @Test("a rise never moves a deadline into the past, where nobody could have kept it")
    func impossibleDeadline() {
        var story = story { _ in }
        let key = TargetKey(.recover)
        #expect(story.incident.targets[key]?.due == minute(480))
        rate(0.9, &story, at: minute(300))
        #expect(story.incident.targets[key]?.due == minute(480))
        #expect(story.incident.targets[key]?.status == .running)
    }

    @Test("a relapse opens the clock of recovery again, with its old deadline")
    func relapseReopens() {
        var story = story { $0.targets.append(target(.mitigate, (2, 60))) }
        let id = story.incident.id
        story.give(.incident(.recover(id, note: "")), at: minute(10))
        #expect(status(.recover, story) == .met)
        story.give(.incident(.relapse(id, reason: "again")), at: minute(20))
        #expect(status(.recover, story) == .running)
        #expect(story.incident.targets[TargetKey(.recover)]?.due == minute(480))
        #expect(story.incident.targets[TargetKey(.mitigate)]?.due == minute(60))
    }

    @Test("a relapse is no update to customers")
    func relapseIsNoUpdate() {
        var story = story { _ in }
        let id = story.incident.id
        story.give(.incident(.mitigate(id, note: "")), at: minute(5))
        story.give(.incident(.relapse(id, reason: "again")), at: minute(10))
        #expect(status(.update, "1", story) == .running)
        #expect(story.incident.targets[TargetKey(.update, "2")] == nil)
    }

    @Test("after a recovery that did not last, the promise of updates begins anew")
    func cadenceAfterRelapse() {
        var story = story { _ in }
        let id = story.incident.id
        story.give(.incident(.recover(id, note: "")), at: minute(10))
        story.give(.incident(.relapse(id, reason: "again")), at: minute(20))
        #expect(story.incident.targets[TargetKey(.update, "2")]?.due == minute(50))
    }

    @Test("a first notice is only promised where the plan has one for the level")
    func noFirstNotice() {
        var story = story({ _ in }, rate: "0.1")
        #expect(story.incident.level == 3)
        #expect(status(.firstNotice, story) == nil)
        rate(0.3, &story, at: minute(10))
        #expect(story.incident.targets[TargetKey(.firstNotice)]?.due == minute(30))
    }

    @Test("a target that was missed stays missed when the response ends")
    func breachedStays() {
        var story = story { $0.targets = [target(.updateEvery, (2, 30))] }
        story.wait(until: minute(30))
        #expect(status(.update, "1", story) == .breached)
        story.give(.incident(.recover(story.incident.id, note: "")), at: minute(40))
        #expect(status(.update, "1", story) == .breached)
    }

    @Test("units that were let go before all had come do not count as committed")
    func releasedPart() {
        var story = story({ $0.resources[0].quantity = PerLevel(12) }, rate: "0.3")
        #expect(story.incident.requests.values.map(\.committed) == [8])
        story.give(.resource(.release("inc-0001.r1")), at: minute(1))
        story.wait(until: minute(13))
        #expect(status(.resource, "inc-0001.r1", story) == .dropped)
        #expect(status(.resourcesCommitted, story) != .met)
    }

    @Test("what was declined was not committed")
    func declined() {
        var story = story({ $0.resources[0].pool = "nothing" }, rate: "0.3")
        story.give(.resource(.decline("inc-0001.r1", reason: "none left")), at: minute(1))
        #expect(status(.resourcesCommitted, story) == .dropped)
    }

    @Test("units that a rise asks for have their time from the rise")
    func resourcesAfterRise() {
        var story = story { _ in }
        story.give(
            .pool(.setOutOfService("agents", units: 6, why: "ill")), by: .system("desk"),
            at: minute(1))
        rate(0.9, &story, at: minute(60))
        #expect(story.incident.requests["inc-0001.r2"]?.due == minute(75))
        #expect(status(.resource, "inc-0001.r2", story) == .running)
    }
}
