// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("The life of a revision")
struct RevisionTests {
    // MARK: The way into force

    @Test("goes from proposal over review and approval to publication")
    func wholeWay() throws {
        var story = Story(plans: Governed.plans())
        #expect(story.state(of: "d1") == nil)
        story.propose()
        #expect(story.state(of: "d1") == .proposed)
        story.review(.customerService, by: "bo")
        #expect(story.state(of: "d1") == .inReview)
        story.review(.legal, by: "chen")
        story.review(.qualityControl, by: "dana")
        story.give(.plan(.revise("payment", .approve(note: ""))), by: .person("eve"), at: minute(4))
        #expect(story.state(of: "d1") == .approved)
        #expect(story.state.planInForce("payment", at: minute(4)) == nil)
        story.publish(at: minute(5))
        #expect(story.state(of: "d1") == .published)
        #expect(story.state.planInForce("payment", at: minute(5))?.digest == "d1")
    }

    @Test("a text that touches legal clauses goes to the experts before approval")
    func experts() throws {
        var plans = Governed.plans()
        var plan = Governed.plan()
        plan.changes = [.operations, .legalClauses]
        plans.plans.insert(plan)
        var story = Story(plans: plans)
        story.propose()
        story.reviewInternally()
        #expect(story.state(of: "d1") == .expertReview)
        let approval = Command.plan(.revise("payment", .approve(note: "")))
        #expect(story.refusal(approval, by: .person("eve"), at: minute(4)) == .conditionNotMet)
        story.review(.experts, by: "fay")
        story.give(approval, by: .person("eve"), at: minute(5))
        #expect(story.state(of: "d1") == .approved)
    }

    @Test("a reviewer can ask for the experts where the text does not")
    func askedExperts() throws {
        var story = Story(plans: Governed.plans())
        story.propose()
        story.give(
            .plan(
                .revise(
                    "payment",
                    .review(.legal, accept: true, asksForExperts: true, note: ""))),
            by: .person("chen"), at: minute(2))
        story.review(.customerService, by: "bo")
        story.review(.qualityControl, by: "dana")
        #expect(story.state(of: "d1") == .expertReview)
    }

    @Test("an objection stands until the same function agrees")
    func objection() throws {
        var story = Story(plans: Governed.plans())
        story.propose()
        story.reviewInternally()
        story.give(
            .plan(
                .revise(
                    "payment",
                    .review(.legal, accept: false, asksForExperts: false, note: "a clause is wrong")
                )),
            by: .person("chen"), at: minute(3))
        let approval = Command.plan(.revise("payment", .approve(note: "")))
        #expect(story.refusal(approval, by: .person("eve"), at: minute(4)) == .conditionNotMet)
        story.review(.legal, by: "chen")
        story.give(approval, by: .person("eve"), at: minute(5))
        #expect(story.state(of: "d1") == .approved)
    }

    // MARK: Who may

    struct Refused: CustomTestStringConvertible {
        var testDescription: String
        var step: RevisionStep
        var by: PersonID
        var reason: Refusal.Reason
    }

    static let refusedAfterProposal = [
        Refused(
            testDescription: "a proposal again",
            step: .propose(cause: .operations, note: "again"), by: "ana", reason: .alreadyDone),
        Refused(
            testDescription: "a review by somebody of another team",
            step: .review(.legal, accept: true, asksForExperts: false, note: ""), by: "bo",
            reason: .notPermitted),
        Refused(
            testDescription: "a review by the proposer",
            step: .review(.customerService, accept: true, asksForExperts: false, note: ""),
            by: "ana", reason: .needsSecondPerson),
        Refused(
            testDescription: "an objection without a reason",
            step: .review(.legal, accept: false, asksForExperts: false, note: " "), by: "chen",
            reason: .invalid),
        Refused(
            testDescription: "the experts before the internal review",
            step: .review(.experts, accept: true, asksForExperts: false, note: ""), by: "fay",
            reason: .wrongPhase),
        Refused(
            testDescription: "an approval without reviews", step: .approve(note: ""), by: "eve",
            reason: .conditionNotMet),
        Refused(
            testDescription: "an approval by somebody else", step: .approve(note: ""), by: "bo",
            reason: .notPermitted),
        Refused(
            testDescription: "a publication without approval",
            step: .publish(effectiveFrom: nil, scope: ""), by: "eve", reason: .wrongPhase),
        Refused(
            testDescription: "a withdrawal by somebody else", step: .withdraw(reason: "no"),
            by: "bo", reason: .notPermitted),
        Refused(
            testDescription: "the end of what does not hold", step: .retire(reason: "old"),
            by: "eve", reason: .notInForce),
        Refused(
            testDescription: "training in what is not published", step: .acknowledge, by: "ana",
            reason: .notInForce),
    ]

    @Test("refuses, with the reason", arguments: refusedAfterProposal)
    func refuses(_ row: Refused) {
        var story = Story(plans: Governed.plans())
        story.propose()
        let command = Command.plan(.revise("payment", row.step))
        #expect(story.refusal(command, by: .person(row.by), at: minute(2)) == row.reason)
    }

    @Test("one person does not review for two functions")
    func twoFunctions() {
        var plans = Governed.plans()
        plans.organization.teams.insert(
            Team(id: "law", name: LocalizedText("Law"), members: ["chen", "bo"]))
        var story = Story(plans: plans)
        story.propose()
        story.review(.customerService, by: "bo")
        let second = RevisionStep.review(.legal, accept: true, asksForExperts: false, note: "")
        #expect(
            story.refusal(.plan(.revise("payment", second)), by: .person("bo"), at: minute(3))
                == .needsSecondPerson)
    }

    @Test("without governance nobody can propose")
    func noGovernance() {
        var plan = Governed.plan()
        plan.revisionState = .proposed
        var plans = SmallOrganization.planSet()
        plans.plans.insert(plan)
        let story = Story(plans: plans)
        let command = Command.plan(.revise("payment", .propose(cause: .operations, note: "why")))
        #expect(story.refusal(command, at: minute(1)) == .conditionNotMet)
    }

    // MARK: What holds

    @Test("a plan that is not in force is not activated, by signal or by hand")
    func notInForce() throws {
        var story = Story(plans: Governed.plans())
        story.propose()
        let declaration = Command.intake(.declare(Declaration(title: "t", plan: "payment")))
        #expect(story.refusal(declaration, at: minute(2)) == .notInForce)
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: minute(2))
        #expect(story.incident.plan == nil)
        #expect(story.incident.report.match.tried.map(\.outcome) == [.notInForce])
    }

    @Test("the revision before it holds until the new one is in force")
    func standing() throws {
        var story = Story(plans: Governed.plans())
        story.bringIntoForce(at: 1)
        story.give(
            .installPlans(Governed.plans(revision: 2, digest: "d2")), by: .system("muster"),
            at: minute(10))
        #expect(story.state.planInForce("payment", at: minute(10))?.digest == "d1")
        story.propose(at: 11)
        story.reviewInternally(at: 12)
        story.give(
            .plan(.revise("payment", .approve(note: ""))), by: .person("eve"), at: minute(13))
        story.publish(at: minute(14), effective: minute(60))
        #expect(story.state.planInForce("payment", at: minute(59))?.digest == "d1")
        #expect(story.state.planInForce("payment", at: minute(60))?.digest == "d2")
    }

    @Test("an incident runs by the revision that stands, not by the text that was installed")
    func pinned() throws {
        var story = Story(plans: Governed.plans())
        story.bringIntoForce(at: 1)
        var rewritten = Governed.plan(revision: 2, digest: "d2")
        rewritten.activation.when = condition("false")
        var plans = Governed.plans(revision: 2, digest: "d2")
        plans.plans.insert(rewritten)
        story.give(.installPlans(plans), by: .system("muster"), at: minute(10))
        story.give(
            .intake(.receiveSignals([Story.signal()])), by: .system("alertmanager"), at: minute(11))
        #expect(story.incident.plan?.digest == "d1")
        #expect(story.incident.phase == .active)
    }

    @Test("words of a notice that nobody approved do not hold")
    func wording() throws {
        var story = Story(plans: Governed.plans())
        story.bringIntoForce(at: 1)
        var plan = Governed.plan()
        plan.wordingDigest = "w2"
        var plans = Governed.plans(setDigest: "s2")
        plans.plans.insert(plan)
        story.give(.installPlans(plans), by: .system("muster"), at: minute(10))
        #expect(story.state.planInForce("payment", at: minute(10))?.wordingDigest == "w1")
    }

    @Test("a retired plan holds no more, nor does the revision before it")
    func retired() throws {
        var story = Story(plans: Governed.plans())
        story.bringIntoForce(at: 1)
        story.give(
            .installPlans(Governed.plans(revision: 2, digest: "d2")), by: .system("muster"),
            at: minute(10))
        story.bringIntoForce(at: 11)
        story.give(
            .plan(.revise("payment", .retire(reason: "replaced by another plan"))),
            by: .person("eve"), at: minute(20))
        #expect(story.state.planInForce("payment", at: minute(20)) == nil)
    }

    @Test("a proposal that is withdrawn leaves what holds, and its number can be used again")
    func withdrawn() throws {
        var story = Story(plans: Governed.plans())
        story.bringIntoForce(at: 1)
        story.give(
            .installPlans(Governed.plans(revision: 2, digest: "d2")), by: .system("muster"),
            at: minute(10))
        story.propose(at: 11)
        story.give(.plan(.revise("payment", .withdraw(reason: "a mistake"))), at: minute(12))
        #expect(story.state.planInForce("payment", at: minute(12))?.digest == "d1")
        story.give(
            .installPlans(Governed.plans(revision: 2, digest: "d3")), by: .system("muster"),
            at: minute(13))
        story.propose(at: 14)
        #expect(story.state(of: "d3") == .proposed)
    }

    @Test("a text with the number of a published one is refused")
    func sameNumber() throws {
        var story = Story(plans: Governed.plans())
        story.bringIntoForce(at: 1)
        story.give(
            .installPlans(Governed.plans(revision: 1, digest: "d2")), by: .system("muster"),
            at: minute(10))
        let command = Command.plan(.revise("payment", .propose(cause: .operations, note: "why")))
        #expect(story.refusal(command, at: minute(11)) == .invalid)
    }

    @Test("where publication is not demanded the file is believed until the journal knows better")
    func byFile() throws {
        var plans = Governed.plans()
        plans.organization.governance?.isRequired = false
        var plan = Governed.plan()
        plan.revisionState = .published
        plans.plans.insert(plan)
        var story = Story(plans: plans)
        #expect(story.state.planInForce("payment", at: minute(1))?.digest == "d1")
        story.give(.plan(.revise("payment", .acknowledge)), at: minute(2))
        #expect(story.state.planInForce("payment", at: minute(2))?.digest == "d1")
        story.give(
            .plan(.revise("payment", .retire(reason: "wrong"))), by: .person("eve"), at: minute(3))
        #expect(story.state.planInForce("payment", at: minute(3)) == nil)
    }

    @Test("a drill may run a text before it is published")
    func drill() throws {
        let story = Story(world: .exercise("night"), plans: Governed.plans())
        #expect(story.state.planInForce("payment", at: minute(1))?.digest == "d1")
    }

    // MARK: Training and feedback

    @Test("everybody with a role in the plan is to be trained, and says so once")
    func training() throws {
        var story = Story(plans: Governed.plans())
        story.bringIntoForce(at: 1)
        let organization = try #require(story.state.organization)
        let people = organization.peopleWithRole(in: Governed.plan())
        #expect(people == ["ana", "bo", "chen", "dana"])
        let known = Command.plan(.revise("payment", .acknowledge))
        story.give(known, by: .person("ana"), at: minute(10))
        #expect(story.refusal(known, by: .person("ana"), at: minute(11)) == .alreadyDone)
        let revision = try #require(story.state.revisions["payment"]?.last)
        #expect(revision.acknowledgements.map(\.by) == [.person("ana")])
    }

    @Test("feedback stays with the revision that it is about")
    func feedback() throws {
        var story = Story(plans: Governed.plans())
        story.bringIntoForce(at: 1)
        story.give(
            .plan(.revise("payment", .giveFeedback("the hotline number is old"))),
            by: .person("bo"), at: minute(10))
        let revision = try #require(story.state.revisions["payment"]?.last)
        #expect(revision.feedback.map(\.text) == ["the hotline number is old"])
        #expect(revision.digest == "d1")
    }
}

/// The small organisation with a procedure for its plan.
private enum Governed {
    static func plan(revision: Int = 1, digest: String = "d1") -> Plan {
        var plan = SmallOrganization.payment
        plan.revision = revision
        plan.digest = digest
        plan.wordingDigest = "w1"
        plan.revisionState = .proposed
        return plan
    }

    static func plans(
        revision: Int = 1, digest: String = "d1", setDigest: String? = nil
    ) -> PlanSet {
        var set = SmallOrganization.planSet()
        set.plans = [plan(revision: revision, digest: digest)]
        set.digest = setDigest ?? "set of \(digest)"
        set.organization.people.insert(Person(id: "fay", name: LocalizedText("Fay")))
        set.organization.teams = [
            team("desk", ["ana", "bo"]), team("law", ["chen"]), team("quality", ["dana"]),
            team("board", ["eve"]), team("wise", ["fay"]),
        ]
        set.organization.governance = Governance(
            isRequired: true,
            reviewers: [
                .init(.customerService, "desk"), .init(.legal, "law"),
                .init(.qualityControl, "quality"), .init(.experts, "wise"),
            ], approvers: "board", trainingWithin: .days(30))
        return set
    }

    private static func team(_ id: TeamID, _ members: [PersonID]) -> Team {
        Team(id: id, name: LocalizedText(id.raw), members: members)
    }
}

extension Story {
    fileprivate func state(of digest: String) -> Plan.RevisionState? {
        state.revisions["payment"]?.last { $0.digest == digest }?.state
    }

    fileprivate mutating func propose(at: Int64 = 1) {
        give(
            .plan(.revise("payment", .propose(cause: .operations, note: "a better way"))),
            at: minute(at))
    }

    fileprivate mutating func review(
        _ function: ReviewFunction, by person: PersonID, at: Int64 = 2
    ) {
        give(
            .plan(
                .revise(
                    "payment", .review(function, accept: true, asksForExperts: false, note: ""))),
            by: .person(person), at: minute(at))
    }

    fileprivate mutating func reviewInternally(at: Int64 = 2) {
        review(.customerService, by: "bo", at: at)
        review(.legal, by: "chen", at: at)
        review(.qualityControl, by: "dana", at: at)
    }

    fileprivate mutating func publish(at: Timestamp, effective: Timestamp? = nil) {
        give(
            .plan(.revise("payment", .publish(effectiveFrom: effective, scope: "everybody"))),
            by: .person("eve"), at: at)
    }

    fileprivate mutating func bringIntoForce(at: Int64) {
        propose(at: at)
        reviewInternally(at: at + 1)
        give(
            .plan(.revise("payment", .approve(note: ""))), by: .person("eve"), at: minute(at + 2))
        publish(at: minute(at + 3))
    }
}
