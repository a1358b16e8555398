// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel
import Testing

@Suite("Notices, when the level or the course changes")
struct NoticeChangeTests {
    private func statuses(_ rule: String, _ story: Story) -> [Notice.Status] {
        story.incident.notices.values.filter { $0.rule == rule }.map(\.status)
    }

    @Test("a draft of a milder level gives way to one with the words and approvals of the new one")
    func riseDraftsAnew() {
        var story = Story.activated()
        story.give(
            .level(.recordFacts("inc-0001", [Fact(name: "error_rate", value: .double(0.9))])),
            at: minute(1))
        #expect(statuses("first", story) == [.stopped, .drafted])
        let notice = story.incident.notices["inc-0001.n2"]
        #expect(notice?.approval == .twoPerson)
        #expect(notice?.texts.first?.subject == "first 1")
    }

    @Test("a sent notice stays as it is when the level rises")
    func riseAfterRelease() {
        var story = Story.activated()
        story.give(.notice(.approve("inc-0001.n1")), at: minute(1))
        story.give(
            .level(.recordFacts("inc-0001", [Fact(name: "error_rate", value: .double(0.9))])),
            at: minute(2))
        #expect(statuses("first", story) == [.released])
    }

    @Test("an all-clear that still waits is stopped by a relapse, and comes with the next recovery")
    func relapseStopsAllClear() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.incident(.recover(id, note: "")), at: minute(1))
        #expect(statuses("all-clear", story) == [.drafted])
        story.give(.incident(.relapse(id, reason: "again")), at: minute(2))
        #expect(statuses("all-clear", story) == [.stopped])
        story.give(.incident(.recover(id, note: "")), at: minute(3))
        #expect(statuses("all-clear", story) == [.stopped, .drafted])
    }

    @Test("customers who heard that it is over hear at once that it is not")
    func relapseAfterAllClear() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.notice(.approve("inc-0001.n1")), at: minute(1))
        story.give(.incident(.recover(id, note: "")), at: minute(2))
        story.give(.notice(.approve("inc-0001.n2")), at: minute(3))
        story.give(.incident(.relapse(id, reason: "again")), at: minute(4))
        #expect(statuses("progress", story) == [.drafted])
    }

    @Test("a first notice that nobody approved before recovery gives way to the all-clear")
    func lateFirstNotice() {
        var story = Story.activated()
        story.give(.incident(.recover(story.incident.id, note: "")), at: minute(2))
        #expect(statuses("first", story) == [.stopped])
        #expect(statuses("all-clear", story) == [.drafted])
    }

    @Test("who stops a progress notice puts it off until the next round")
    func stoppedProgress() {
        var story = Story.activated()
        story.give(.notice(.approve("inc-0001.n1")), at: minute(2))
        story.wait(until: minute(26))
        story.give(.notice(.stop("inc-0001.n2", reason: "nothing new")), at: minute(27))
        #expect(story.incident.targets[TargetKey(.update, "2")]?.status == .dropped)
        #expect(story.incident.targets[TargetKey(.update, "3")]?.due == minute(57))
        story.wait(until: minute(51))
        #expect(statuses("progress", story) == [.stopped, .drafted])
    }

    @Test("the role that a plan names for an approval needs no other permission")
    func namedApprover() {
        var plan = SmallOrganization.payment
        plan.notices[0].approval = PerLevel(.role("operations_lead"))
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        let id = story.incident.id
        story.give(
            .role(.assign(id, role: "operations_lead", person: "dana", reason: "knows it")),
            at: minute(1))
        #expect(
            story.refusal(.notice(.approve("inc-0001.n1")), by: .person("eve"), at: minute(2))
                == .notPermitted)
        story.give(.notice(.approve("inc-0001.n1")), by: .person("dana"), at: minute(2))
        #expect(statuses("first", story) == [.released])
    }

    @Test("a long thread refers to its first notice and to the newest ones")
    func references() {
        var plan = SmallOrganization.payment
        for place in plan.notices.indices { plan.notices[place].approval = PerLevel(nil) }
        plan.standDown = StandDown()
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        story.wait(until: minute(1_200))
        let last = story.incident.notices.values.last
        #expect(story.incident.notices.count > Limits.noticeReferences + 5)
        #expect(last?.references.count == Limits.noticeReferences)
        #expect(last?.references.first == "inc-0001.n1")
        #expect(last?.references.last == story.incident.notices.keys.dropLast().last)
    }

    @Test("deliveries are counted from nought")
    func negativeCounts() {
        var story = Story.activated()
        story.give(.notice(.approve("inc-0001.n1")), at: minute(1))
        let counts = DeliveryCounts(accepted: -1, rejected: 0, suppressed: 0)
        #expect(
            story.refusal(
                .notice(.complete("inc-0001.n1", counts, ledgerDigest: "d")),
                by: .system("delivery"), at: minute(2)) == .invalid)
    }
}
