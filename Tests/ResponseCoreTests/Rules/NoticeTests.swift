// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import Testing

@testable import ResponseCore
@testable import ResponseModel

@Suite("Notices and their clocks")
struct NoticeTests {
    @Test("at level 1 two different people must approve")
    func twoPersons() {
        var story = Story.activated(rate: "0.9")
        let notice: NoticeID = "inc-0001.n1"
        story.give(.notice(.approve(notice)), at: minute(1))
        #expect(story.incident.notices[notice]?.status == .drafted)
        #expect(story.refusal(.notice(.approve(notice)), at: minute(2)) == .needsSecondPerson)
        #expect(
            story.refusal(.notice(.release(notice, bypass: nil)), at: minute(2))
                == .needsSecondPerson)
        #expect(
            story.refusal(.notice(.approve(notice)), by: .person("dana"), at: minute(2))
                == .notPermitted)
        story.give(.notice(.release(notice, bypass: nil)), by: .person("eve"), at: minute(2))
        #expect(story.incident.notices[notice]?.status == .released)
        #expect(story.incident.notices[notice]?.release == .approved)
        #expect(story.incident.targets[TargetKey(.firstNotice)]?.status == .met)
    }

    @Test("an emergency bypass is possible, with a reason that is kept")
    func bypass() {
        var story = Story.activated(rate: "0.9")
        let notice: NoticeID = "inc-0001.n1"
        #expect(story.refusal(.notice(.release(notice, bypass: " ")), at: minute(1)) == .invalid)
        story.give(.notice(.release(notice, bypass: "Nobody else awake.")), at: minute(1))
        #expect(story.incident.notices[notice]?.release == .bypass("Nobody else awake."))
    }

    @Test("a notice is released once")
    func once() {
        var story = Story.activated()
        let notice: NoticeID = "inc-0001.n1"
        story.give(.notice(.approve(notice)), at: minute(1))
        #expect(story.refusal(.notice(.approve(notice)), at: minute(2)) == .alreadyDone)
        #expect(story.refusal(.notice(.stop(notice, reason: "r")), at: minute(2)) == .alreadyDone)
    }

    @Test("the next notice is drafted before its promise is late, and counts from the last one")
    func cadence() {
        var story = Story.activated()
        story.give(.notice(.approve("inc-0001.n1")), at: minute(2))
        #expect(story.incident.targets[TargetKey(.update, "2")]?.due == minute(32))
        story.wait(until: minute(26))
        let drafted = story.incident.notices.values.filter { $0.rule == "progress" }
        #expect(drafted.map(\.draftedAt) == [minute(26)])
        story.give(.notice(.approve("inc-0001.n2")), at: minute(28))
        #expect(story.incident.targets[TargetKey(.update, "2")]?.status == .met)
        #expect(story.incident.targets[TargetKey(.update, "3")]?.due == minute(58))
    }

    @Test("a rise of the level makes up for the notice that the lower level did not need")
    func missedNotice() {
        var story = Story.activated(rate: "0.1")
        #expect(story.incident.notices.isEmpty)
        story.give(
            .level(.recordFacts("inc-0001", [Fact(name: "error_rate", value: .double(0.6))])),
            at: minute(5))
        #expect(story.incident.notices.values.map(\.rule) == ["first"])
    }

    @Test("a released notice is owed until its deliveries are counted, under one key")
    func effects() {
        var story = Story.activated()
        story.give(.notice(.approve("inc-0001.n1")), at: minute(1))
        let keys = { (story: Story) in
            outstandingEffects(story.state, at: minute(2)).map(\.idempotencyKey)
        }
        #expect(keys(story) == ["inc-0001.p1", "inc-0001.p2", "inc-0001.n1"])
        let counts = DeliveryCounts(accepted: 3, rejected: 0, suppressed: 1)
        story.give(
            .notice(.complete("inc-0001.n1", counts, ledgerDigest: "d")), by: .system("delivery"),
            at: minute(2))
        #expect(keys(story) == ["inc-0001.p1", "inc-0001.p2"])
    }

    @Test("what leaves a drill is marked and can only be rehearsed")
    func exerciseIsMarked() {
        var story = Story.activated(world: .exercise("night"))
        #expect(story.incident.id == "drill-0001")
        story.give(.notice(.approve("drill-0001.n1")), at: minute(1))
        let texts = story.incident.notices["drill-0001.n1"]?.texts ?? []
        #expect(texts.map(\.subject) == ["EXERCISE: first 2", "【演练】first 2"])
        for effect in outstandingEffects(story.state, at: minute(1)) {
            switch effect {
            case .rehearseNotice, .rehearsePage: break
            case .sendNotice, .sendPage: Issue.record("a drill would reach the world: \(effect)")
            }
        }
    }

    @Test("wrapping something of an exercise for a real channel traps")
    func exerciseTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Actual("text", in: .exercise("night"))
        }
    }

    @Test("targets are at risk, then breached, then met late")
    func breached() {
        var story = Story.activated()
        let key = TargetKey(.firstNotice)
        story.wait(until: minute(16))
        #expect(story.incident.targets[key]?.status == .atRisk)
        story.wait(until: minute(20))
        #expect(story.incident.targets[key]?.status == .breached)
        story.give(.notice(.approve("inc-0001.n1")), at: minute(21))
        #expect(story.incident.targets[key]?.status == .metLate)
    }

    @Test("stand-down waits for its condition, its hold and its checklist")
    func standDown() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.incident(.recover(id, note: "")), at: minute(1))
        let end = Command.incident(.standDown(id, note: ""))
        #expect(story.refusal(end, at: minute(2)) == .conditionNotMet)
        story.give(
            .level(.recordFacts(id, [Fact(name: "error_rate", value: .double(0))])), at: minute(3))
        #expect(story.refusal(end, at: minute(32)) == .conditionNotMet)
        #expect(story.refusal(end, at: minute(33)) == .conditionNotMet)
        story.give(.incident(.confirmChecklist(id, items: [0])), at: minute(33))
        #expect(story.refusal(end, at: minute(33)) == .conditionNotMet)
        for step: StepID in ["assess", "failover", "desk", "verify"] {
            story.give(.step(.skip(id, step, reason: "r", approver: nil)), at: minute(34))
        }
        #expect(story.refusal(end, by: .person("dana"), at: minute(34)) == .notPermitted)
        story.give(end, at: minute(34))
        #expect(story.incident.phase == .inReview)
        #expect(story.incident.review.due == minute(34) + .days(3))
    }
}

@Suite("News of a changed level")
struct LevelNoticeTests {
    private func story(rate: String) -> Story {
        var plan = SmallOrganization.payment
        plan.notices.append(
            NoticeRule(
                id: "level", trigger: .on(.levelChanged), audience: "customers",
                template: SmallOrganization.template("level")))
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal(rate: rate)])), by: .system("alertmanager"),
            at: monday)
        return story
    }

    @Test("who hears of the incident for the first time does not hear of the change too")
    func firstNoticeSaysIt() {
        var story = story(rate: "0.1")
        let worse = Fact(name: "error_rate", value: .double(0.9))
        story.give(.level(.recordFacts("inc-0001", [worse])), at: minute(5))
        #expect(story.incident.notices.values.map(\.rule) == ["first"])
    }

    @Test("who has heard of the incident hears of the change")
    func changeIsTold() {
        var story = story(rate: "0.3")
        story.give(.notice(.approve("inc-0001.n1")), at: minute(1))
        let worse = Fact(name: "error_rate", value: .double(0.9))
        story.give(.level(.recordFacts("inc-0001", [worse])), at: minute(5))
        #expect(story.incident.notices.values.map(\.rule) == ["first", "level"])
    }
}
