// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("The life of an incident")
struct IncidentLifeTests {
    @Test("a matching signal reports, assesses, classifies and activates in one decision")
    func signalActivates() {
        let story = Story.activated()
        #expect(story.incident.phases.map(\.phase) == [.reported, .assessed, .active])
        #expect(story.incident.level == 2)
        #expect(story.incident.plan?.id == "payment")
        #expect(story.incident.commander == "ana")
        #expect(story.incident.steps.keys == ["assess"])
        #expect(story.incident.requests.values.map(\.committed) == [4])
        #expect(story.incident.notices.values.map(\.rule) == ["first"])
    }

    @Test("an incident goes the whole way from a signal to closed")
    func wholeWay() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.role(.acknowledge(id, role: nil)), at: minute(2))
        story.give(.notice(.approve(story.incident.notices.keys[0])), at: minute(3))
        complete(["assess", "desk"], of: id, in: &story, at: minute(5))
        story.give(.step(.complete(id, "failover", note: "")), at: minute(6))
        story.give(
            .step(.review(id, "failover", accept: true, note: "")), by: .person("bo"), at: minute(7)
        )
        story.give(.step(.complete(id, "verify", note: "")), at: minute(8))
        #expect(story.incident.isPlaybookEnded)
        story.give(
            .level(.recordFacts(id, [Fact(name: "error_rate", value: .double(0))])), at: minute(10))
        story.give(.incident(.mitigate(id, note: "switched")), at: minute(11))
        story.give(.incident(.recover(id, note: "back")), at: minute(12))
        finish(&story, id, from: 45)
        #expect(story.incident.phase == .closed)
        #expect(story.state.open.isEmpty)
        #expect(story.state.pools["agents"]?.assigned == 0)
        #expect(nextDeadline(story.state) == nil)
        #expect(outstandingEffects(story.state, at: minute(99)) == [])
    }

    private func complete(
        _ steps: [StepID], of id: IncidentID, in story: inout Story, at: Timestamp
    ) {
        for step in steps { story.give(.step(.complete(id, step, note: "")), at: at) }
    }

    private func finish(_ story: inout Story, _ id: IncidentID, from start: Int64) {
        for notice in story.incident.notices.values where notice.status == .drafted {
            story.give(.notice(.approve(notice.id)), at: minute(start))
        }
        for notice in story.incident.notices.values where notice.status == .released {
            let counts = DeliveryCounts(accepted: 1, rejected: 0, suppressed: 0)
            story.give(
                .notice(.complete(notice.id, counts, ledgerDigest: "d")), by: .system("delivery"),
                at: minute(start))
        }
        story.give(.incident(.confirmChecklist(id, items: [0])), at: minute(start))
        story.give(.incident(.standDown(id, note: "")), at: minute(start))
        for request in story.incident.holdingRequests {
            story.give(.resource(.release(request.id)), at: minute(start))
            story.give(.resource(.giveBack(request.id, used: 0)), at: minute(start))
        }
        for part in ReviewPart.allCases {
            story.give(.review(.record(id, .finding(part, text: "text"))), at: minute(start))
        }
        let action = ActionDraft(title: "Alarm", owner: "bo", due: minute(9_999))
        story.give(.review(.addAction(id, action)), at: minute(start))
        story.give(.review(.complete(id)), at: minute(start))
        story.give(.incident(.close(id, note: "")), at: minute(start))
    }

    @Test("an incident that no plan matches waits for a commander to take it by hand")
    func noPlanMatches() {
        var story = Story()
        story.give(
            .intake(.receiveSignals([Story.signal(service: "unknown")])),
            by: .system("alertmanager"),
            at: monday)
        let id = story.incident.id
        #expect(story.incident.phase == .reported)
        #expect(story.incident.plan == nil)
        #expect(story.incident.pages.values.map(\.person) == ["ana"])
        story.give(.role(.acknowledge(id, role: nil)), at: minute(1))
        story.give(.incident(.activate(id, plan: nil)), at: minute(2))
        #expect(story.incident.level == 3)
        #expect(story.incident.levelReason == .unclassified)
        story.give(.level(.set(id, level: 1, reason: "many calls")), at: minute(3))
        #expect(story.incident.level == 1)
    }

    @Test("signals of one plan and group share an incident, another group opens its own")
    func grouping() {
        var story = Story.activated()
        let more = [Story.signal("b"), Story.signal("c", region: "west")]
        story.give(.intake(.receiveSignals(more)), by: .system("alertmanager"), at: minute(1))
        #expect(story.state.incidents.count == 2)
        #expect(story.incident.signals.count == 2)
    }

    @Test("a signal that says nothing new makes no event")
    func repeatedSignal() {
        var story = Story.activated()
        let events = story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: minute(1))
        #expect(events == [])
    }

    @Test("a resolved signal that nobody knows opens nothing")
    func strayResolution() {
        var story = Story()
        let events = story.give(
            .intake(.receiveSignals([Story.signal(status: .resolved)])),
            by: .system("alertmanager"),
            at: monday)
        #expect(events == [])
    }

    @Test("a false alarm is closed at once, with a reason")
    func falseAlarm() {
        var story = Story()
        story.give(.intake(.declare(Declaration(title: "Smoke?"))), by: .person("bo"), at: monday)
        let id = story.incident.id
        #expect(story.refusal(.incident(.close(id, note: "")), at: minute(1)) == .invalid)
        story.give(.incident(.close(id, note: "It was the toaster.")), at: minute(1))
        #expect(story.incident.phase == .closed)
    }

    @Test("a command with a known key does nothing again")
    func idempotency() throws {
        var story = Story()
        let submission = Submission(
            .intake(.declare(Declaration(title: "Once"))), by: .person("bo"), key: "k1")
        story.state = try decide(submission, in: story.state, at: monday).state
        #expect(try decide(submission, in: story.state, at: minute(1)).events == [])
    }

    @Test("recovered falls back to active when a signal fires again")
    func relapse() {
        var story = Story.activated()
        let id = story.incident.id
        story.give(.incident(.recover(id, note: "")), at: minute(5))
        story.give(
            .intake(.receiveSignals([Story.signal("b", rate: "0.6")])), by: .system("alertmanager"),
            at: minute(6))
        #expect(story.incident.phase == .active)
        #expect(story.incident.level == 1)
    }

    @Test("a plan that is not in force is never activated, and the reason is told")
    func notInForce() {
        var plan = SmallOrganization.payment
        plan.revisionState = .approved
        var story = Story(plans: SmallOrganization.planSet([plan]))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: monday)
        #expect(story.incident.plan == nil)
        #expect(
            story.incident.report.match.tried
                == [PlanTrial(plan: "payment", outcome: .notInForce)])
        #expect(
            story.refusal(.incident(.activate(story.incident.id, plan: "payment")), at: minute(1))
                == .notInForce)
    }

    @Test("an incident keeps the revision that it was matched with when plans change")
    func pinnedRevision() {
        var story = Story.activated()
        var newer = SmallOrganization.payment
        newer.revision = 2
        newer.digest = "d2"
        story.give(
            .installPlans(SmallOrganization.planSet([newer], digest: "s2")),
            by: .system("muster"), at: minute(1))
        #expect(story.incident.plan?.digest == "d1")
        #expect(story.state.planSet?.plans["payment"]?.digest == "d2")
    }

    @Test("time never runs backwards, whatever the caller says")
    func monotonicTime() {
        var story = Story.activated()
        story.give(.incident(.addNote(story.incident.id, text: "early")), at: monday + .hours(-1))
        #expect(story.records.map(\.at).allSatisfy { $0 >= monday })
    }
}
