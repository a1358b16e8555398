// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import Reports
import ResponseCore
import ResponseModel
import Testing

@Suite("The evaluation of an incident")
struct EvaluationTests {
    private func evaluation(_ records: [Record]? = nil) throws -> Evaluation {
        try #require(
            Evaluation.evaluate(
                try records ?? Fixture.journal(), incident: Fixture.incident))
    }

    private func metric(_ kind: Evaluation.Metric.Kind, _ evaluation: Evaluation) -> TimeSpan? {
        evaluation.metrics.first { $0.kind == kind }?.span
    }

    @Test("an incident that the journal does not know has no evaluation")
    func unknownIncident() throws {
        #expect(Evaluation.evaluate(try Fixture.journal(), incident: "inc-0009") == nil)
        #expect(Evaluation.evaluate([], incident: "inc-0001") == nil)
    }

    @Test("the same journal gives the same evaluation and the same bytes")
    func sameBytes() throws {
        let (first, second) = (try evaluation(), try evaluation())
        #expect(first == second)
        #expect(html(first) == html(second))
        #expect(markdown(first) == markdown(second))
        #expect(json(first).canonical == json(second).canonical)
        #expect(csv(first) == csv(second))
    }

    @Test("times run between the moments that their names say")
    func metrics() throws {
        let evaluation = try evaluation()
        #expect(metric(.detect, evaluation) == .minutes(2))
        #expect(metric(.acknowledge, evaluation) == .minutes(7) + .seconds(30))
        #expect(metric(.firstNotice, evaluation) == .minutes(22))
        #expect(metric(.resourcesCommitted, evaluation) == .minutes(12))
        #expect(metric(.mitigate, evaluation) == .minutes(50))
        #expect(metric(.recover, evaluation) == .minutes(60))
        #expect(metric(.standDown, evaluation) == .minutes(90))
        #expect(metric(.close, evaluation) == .minutes(4_010))
    }

    @Test("what the journal does not reach is said to be not reached")
    func notReached() throws {
        let early = try Fixture.journal().filter { $0.at <= JournalBuilder.minute(10) }
        let evaluation = try evaluation(early)
        #expect(metric(.acknowledge, evaluation) != nil)
        for kind: Evaluation.Metric.Kind in [.firstNotice, .mitigate, .recover, .close] {
            #expect(metric(kind, evaluation) == nil)
        }
        #expect(evaluation.effect.recovery == nil)
        #expect(evaluation.header.asOf == JournalBuilder.minute(7, 30))
        #expect(markdown(evaluation).contains("not reached"))
    }

    @Test("a recovery that did not last is no recovery")
    func relapse() throws {
        var journal = JournalBuilder()
        for record in try Fixture.journal() where record.at <= JournalBuilder.minute(60) {
            journal.at((record.at - JournalBuilder.start).milliseconds / 60_000)
            journal.add(record.event, by: record.by)
        }
        journal.at(65)
        journal.add(.incident(Fixture.incident, .relapsed(reason: "errors again")))
        let relapsed = try evaluation(journal.records)
        #expect(metric(.recover, relapsed) == nil)
        #expect(metric(.mitigate, relapsed) == nil)
        #expect(relapsed.effect.relapses == 1)
        journal.at(100)
        journal.add(.incident(Fixture.incident, .recovered(note: "")))
        #expect(metric(.recover, try evaluation(journal.records)) == .minutes(100))
        #expect(metric(.mitigate, try evaluation(journal.records)) == .minutes(100))
    }

    @Test("targets tell what was kept, missed, at risk and moved")
    func targets() throws {
        let targets = try evaluation().targets
        let first = try #require(targets.first { $0.key == TargetKey(.firstNotice) })
        #expect(first.status == .metLate)
        #expect(first.margin == .minutes(-2))
        #expect(first.wasAtRisk)
        #expect(first.breachedAt == JournalBuilder.minute(20))
        let recover = try #require(targets.first { $0.key == TargetKey(.recover) })
        #expect(recover.moves == 1)
        #expect(recover.limit == .hours(4))
        #expect(recover.isKept)
    }

    @Test("targets of requests and notices are called by pool and rule")
    func targetNames() throws {
        var journal = JournalBuilder()
        for record in try Fixture.journal() where record.at <= JournalBuilder.minute(14) {
            journal.at((record.at - JournalBuilder.start).milliseconds / 60_000)
            journal.add(record.event, by: record.by)
        }
        Fixture.start(.resource, "inc-0001.r1", at: 8, limit: 22, in: &journal)
        Fixture.start(.notice, "inc-0001.n1", at: 12, limit: 8, in: &journal)
        journal.add(.target(Fixture.incident, .atRisk(TargetKey(.update, "1"))))
        let targets = try evaluation(journal.records).targets
        #expect(targets.suffix(2).map(\.name) == ["resource support-agents", "notice first"])
        #expect(targets.suffix(2).map(\.subject.zh) == ["客服坐席", "first (inc-0001.n1)"])
        let update = try #require(targets.first { $0.key.kind == .update })
        #expect(update.wasAtRisk && !update.ranClose, "an update is drafted when time is short")
    }

    @Test("a target met before its clock was started ends at its own moment")
    func earlyTarget() throws {
        var journal = JournalBuilder()
        journal.add(
            .incident(
                Fixture.incident,
                .reported(Report(title: "x", match: PlanMatch(plan: nil, digest: nil, tried: [])))))
        journal.at(10)
        Fixture.start(.acknowledge, at: 0, limit: 15, in: &journal)
        journal.add(
            .target(Fixture.incident, .met(TargetKey(.acknowledge), margin: .minutes(11))))
        let target = try evaluation(journal.records).targets[0]
        #expect(target.endedAt == JournalBuilder.minute(4))
    }

    @Test("levels carry the run of rules that gave them, and the time that they held")
    func levels() throws {
        let evaluation = try evaluation()
        #expect(evaluation.levels.map(\.to) == [2, 1])
        #expect(evaluation.levels.map { $0.trial?.rules.count } == [2, 1])
        #expect(evaluation.header.peakLevel == 1)
        #expect(evaluation.levelTimes.map(\.level) == [1, 2])
        #expect(evaluation.levelTimes.map(\.time) == [.minutes(65), .minutes(25)])
    }

    @Test("steps stand beside their deadlines, with failures, review, deviation and lateness")
    func steps() throws {
        let steps = try evaluation().steps
        #expect(
            steps.map(\.step) == [
                "assess", "contain", "failover", "temporary-desk", "x1", "verify", "failback",
            ])
        let failover = steps[2]
        #expect(failover.status == .done)
        #expect(failover.lateBy == .minutes(13))
        #expect(failover.failures == ["Standby certificate expired"])
        #expect(failover.reviewedBy?.id == "chen-jie")
        #expect(failover.doneBy?.id == "zhang-min")
        #expect(failover.startedAt == JournalBuilder.minute(22))
        #expect(steps[3].status == .skipped)
        #expect(steps[3].approver?.id == "wang-wei")
        #expect(steps[4].isImprovised && steps[4].deviation != nil && steps[4].readyAt != nil)
        #expect(steps[6].status == .notReached)
    }

    @Test("roles, calls, vacancies and hand-overs are told with their times")
    func people() throws {
        let people = try evaluation().people
        let command = people.roles.filter { $0.role.id == "incident_commander" }
        #expect(command.map(\.person.id) == ["li-na", "wang-wei", "li-na"])
        #expect(command[1].to == JournalBuilder.minute(52))
        #expect(command[2].to == nil)
        #expect(people.calls.map(\.answerTime) == [nil, .minutes(2) + .seconds(30)])
        #expect(people.vacancies.map(\.until) == [nil])
        #expect(people.timeouts.map(\.rung) == [0])
        #expect(people.transfers.map(\.brief) == ["Stable, verifying"])
        #expect(people.acknowledgedBy?.id == "wang-wei")
    }

    @Test("notices tell their approvals, their lateness and the rhythm between them")
    func notices() throws {
        let evaluation = try evaluation()
        let first = evaluation.notices[0]
        #expect(first.approvals.map(\.person.id) == ["wang-wei"])
        #expect(first.lateBy == .minutes(2))
        #expect(first.isInTime == false)
        #expect(evaluation.notices[1].isInTime == true)
        #expect(evaluation.cadence.map(\.length) == [.minutes(28), .minutes(10)])
        #expect(evaluation.cadence.map(\.limit) == [.minutes(30), .minutes(20)])
        #expect(evaluation.cadence.map(\.isKept) == [true, true])
    }

    @Test("no finding, cause or action is invented, and missing parts of the review are named")
    func review() throws {
        let open = try Fixture.journal().filter { $0.at <= JournalBuilder.minute(90) }
        let before = try evaluation(open)
        #expect(before.review.missingParts == ReviewPart.allCases)
        #expect(before.improvement.actions.isEmpty)
        #expect(before.improvement.closedLoopRate == nil)
        let after = try evaluation()
        #expect(after.review.missingParts.isEmpty)
        #expect(after.improvement.closedLoopRate == 1)
        #expect(after.improvement.actions[0].effectNote == "Alarm fired in the test")
        #expect(!after.improvement.actions[0].isOverdue)
        #expect(after.effect.satisfaction == 0.93)
        #expect(after.effect.objectives.map(\.holds) == [true, true, nil])
    }

    @Test("shortcomings are told once, in order, and each has a proposal")
    func shortcomings() throws {
        let evaluation = try evaluation()
        let times = evaluation.cause.shortcomings.map(\.at)
        #expect(times == times.sorted())
        let late = evaluation.cause.shortcomings.filter { shortcoming in
            if case .noticeLate = shortcoming.kind { true } else { false }
        }
        #expect(late.isEmpty, "the missed target of the first notice says it already")
        #expect(!evaluation.improvement.proposals.isEmpty)
        let occasions = evaluation.improvement.proposals.reduce(0) { $0 + $1.occasions }
        #expect(occasions >= evaluation.cause.shortcomings.count)
    }

    @Test("an earlier incident with a cause of the same class calls for a 5 Whys analysis")
    func repeats() throws {
        var journal = JournalBuilder()
        journal.add(
            .incident(
                "inc-0000",
                .reported(Report(title: "Old", match: PlanMatch(plan: nil, digest: nil, tried: [])))
            ))
        journal.add(
            .review("inc-0000", .recorded(.cause(class: "system_failure", text: "the same"))))
        for record in try Fixture.journal() { journal.add(record.event, by: record.by) }
        let evaluation = try evaluation(journal.records)
        #expect(evaluation.cause.repeats == ["inc-0000"])
        #expect(evaluation.improvement.proposals.contains { $0.text.en.contains("5 Whys") })
    }

    @Test("the revision that was in force counts, not one installed later")
    func pinnedRevision() throws {
        var records = try Fixture.journal()
        var plan = try Fixture.plan()
        plan.revision = 5
        plan.digest = "other"
        plan.name = LocalizedText("Renamed")
        var set = try Fixture.planSet()
        set.plans = [plan]
        set.digest = "other"
        let later = Record(
            sequence: Int64(records.count) + 1,
            occurrence: Occurrence(
                .plansInstalled(set), at: JournalBuilder.minute(9_000), by: .coordinator))
        records.append(later)
        let evaluation = try evaluation(records)
        #expect(evaluation.header.plan?.revision == 4)
        #expect(evaluation.header.plan?.name.en == "Payment outage")
        #expect(evaluation.header.asOf == JournalBuilder.minute(9_000))
    }

    @Test("an incident without any plan is evaluated all the same")
    func withoutPlan() throws {
        var journal = JournalBuilder()
        journal.add(
            .incident(
                "inc-0001",
                .reported(Report(title: "?", match: PlanMatch(plan: nil, digest: nil, tried: [])))),
            by: "li-na")
        let evaluation = try evaluation(journal.records)
        #expect(evaluation.header.plan == nil)
        #expect(evaluation.header.reportedBy.id == "li-na")
        #expect(evaluation.cause.trigger.source == "report")
        #expect(html(evaluation).contains("none matched"))
    }
}
