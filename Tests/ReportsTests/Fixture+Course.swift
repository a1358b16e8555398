// SPDX-License-Identifier: Apache-2.0
// The course of the rich incident after the first minutes.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension Fixture {
    static func addFirstHour(to journal: inout JournalBuilder) {
        journal.at(12, 30)
        journal.add(.stepReady(incident, "assess", due: minute(22, 30), round: 1, parent: nil))
        draft("n1", rule: "first", .alert, level: 2, due: 20, approval: .twoPerson, in: &journal)
        journal.at(13)
        journal.add(.stepStarted(incident, "assess"), by: "zhang-min")
        journal.at(15)
        journal.add(.targetAtRisk(incident, TargetKey(.firstNotice)))
        journal.at(19)
        journal.add(.noticeApproved(incident, "inc-0001.n1", "wang-wei"), by: "wang-wei")
        journal.at(20)
        journal.add(.stepDone(incident, "assess", note: "Card network leg A"), by: "zhang-min")
        journal.add(.stepReady(incident, "contain", due: nil, round: 1, parent: nil))
        journal.add(
            .stepBranched(incident, "contain", into: ["failover", "temporary-desk"]))
        journal.add(
            .stepReady(incident, "failover", due: minute(35), round: 1, parent: "contain"))
        journal.add(
            .stepReady(incident, "temporary-desk", due: minute(50), round: 1, parent: "contain"))
        journal.add(.targetBreached(incident, TargetKey(.firstNotice)))
        journal.at(22)
        journal.add(
            .noticeReleased(
                incident, "inc-0001.n1", because: .bypass("second approver unreachable")),
            by: "wang-wei")
        journal.add(.targetMet(incident, TargetKey(.firstNotice), margin: .minutes(-2)))
        journal.add(.targetMet(incident, TargetKey(.update, "1"), margin: .minutes(8)))
        journal.add(.stepStarted(incident, "failover"), by: "zhang-min")
        journal.at(24)
        journal.add(.resourceAssigned(incident, "inc-0001.r1"), by: "wang-wei")
        journal.add(
            .noticeCompleted(
                incident, "inc-0001.n1",
                DeliveryCounts(accepted: 11_870, rejected: 112, suppressed: 18),
                ledgerDigest: "0f3a"), by: .system("delivery"))
    }

    static func addEscalation(to journal: inout JournalBuilder) {
        journal.at(25)
        journal.add(
            .factsRecorded(
                incident,
                [
                    Fact(name: "customers_affected", value: .int(12_000)),
                    Fact(name: "error_rate", value: .double(0.41)),
                ]), by: "zhang-min")
        journal.add(
            .incidentClassified(
                incident,
                Trial(
                    rules: [
                        RuleTrial(
                            index: 0, level: 1, condition: "customers_affected >= 10000",
                            outcome: .matched,
                            inputs: [Fact(name: "customers_affected", value: .int(12_000))],
                            because: LocalizedText(
                                en: "Wide or irreversible harm", zh: "影响面广或不可逆"))
                    ], level: 1)))
        journal.add(.levelChanged(incident, from: 2, to: 1, because: .rule(0)))
        journal.add(
            .targetMoved(incident, TargetKey(.recover), due: minute(240), atRisk: minute(180)))
        journal.at(31)
        journal.add(
            .stepFailed(incident, "failover", reason: "Standby certificate expired"),
            by: "zhang-min")
        journal.at(33)
        journal.add(.stepStarted(incident, "failover"), by: "zhang-min")
        journal.at(35)
        journal.add(.stepOverdue(incident, "failover"))
        journal.at(38)
        journal.add(
            .stepAdded(
                incident,
                Step(
                    id: "x1", kind: .action, title: LocalizedText("Renew the standby certificate"),
                    role: "operations_lead"),
                Deviation(reason: "The plan does not know it", approver: "wang-wei")),
            by: "zhang-min")
        journal.add(.stepReady(incident, "x1", due: minute(45), round: 1, parent: nil))
        journal.at(41)
        journal.add(.stepStarted(incident, "x1"), by: "zhang-min")
        journal.at(44)
        journal.add(.stepDone(incident, "x1", note: ""), by: "zhang-min")
        journal.at(46)
        journal.add(
            .stepSubmitted(incident, "failover", note: "Standby carries traffic"),
            by: "zhang-min")
        journal.at(48)
        journal.add(.stepReviewed(incident, "failover", accepted: true, note: ""), by: "chen-jie")
        journal.add(.stepDone(incident, "failover", note: ""), by: "chen-jie")
        journal.at(49)
        journal.add(
            .stepSkipped(
                incident, "temporary-desk",
                Deviation(reason: "Standby works already", approver: "wang-wei")), by: "wang-wei")
        journal.add(.stepDone(incident, "contain", note: ""))
        journal.add(.stepReady(incident, "verify", due: minute(59), round: 1, parent: nil))
        journal.add(
            .noteAdded(
                incident, text: "Bank confirms | the leg <is> down,\nno estimate *yet*"),
            by: "chen-jie")
    }

    static func addRecovery(to journal: inout JournalBuilder) {
        journal.at(50)
        draft("n2", rule: "progress", .update, level: 1, due: 55, in: &journal)
        journal.add(.noticeReleased(incident, "inc-0001.n2", because: .noApprovalNeeded))
        journal.add(
            .incidentMitigated(incident, note: "Standby carries all payments"),
            by: "wang-wei")
        journal.add(.targetMet(incident, TargetKey(.mitigate), margin: .minutes(70)))
        journal.at(52)
        journal.add(
            .commandTransferred(
                incident, from: "wang-wei", to: "li-na", brief: "Stable, verifying"),
            by: "wang-wei")
        journal.add(
            .roleAssigned(incident, "incident_commander", "li-na", because: .handover),
            by: "wang-wei")
        journal.add(.stepStarted(incident, "verify"), by: "zhang-min")
        journal.at(56)
        journal.add(.stepDone(incident, "verify", note: "20 of 20 payments"), by: "zhang-min")
        journal.add(.playbookEnded(incident))
        journal.at(60)
        journal.add(.incidentRecovered(incident, note: ""), by: "li-na")
        journal.add(.targetMet(incident, TargetKey(.recover), margin: .minutes(180)))
        draft("n3", rule: "all-clear", .allClear, level: 1, due: 90, in: &journal)
        journal.add(.noticeReleased(incident, "inc-0001.n3", because: .noApprovalNeeded))
        journal.at(62)
        journal.add(
            .noticeCompleted(
                incident, "inc-0001.n3",
                DeliveryCounts(accepted: 11_982, rejected: 0, suppressed: 18),
                ledgerDigest: "77b1"), by: .system("delivery"))
        journal.at(70)
        journal.add(
            .poolOutOfService("standby-gateways", units: 1, why: "certificate work"),
            by: "zhang-min")
        journal.add(.resourceReleased(incident, "inc-0001.r1"), by: "li-na")
        journal.at(80)
        journal.add(.resourceReturned(incident, "inc-0001.r1", used: 0), by: "li-na")
        journal.add(.resourceReleased(incident, "inc-0001.r2"), by: "li-na")
        journal.add(.resourceReturned(incident, "inc-0001.r2", used: 0), by: "li-na")
        journal.at(90)
        journal.add(.standDownConditionChanged(incident, holds: true))
        journal.add(.checklistConfirmed(incident, items: [0, 1]), by: "li-na")
        journal.add(.responseEnded(incident, note: "Thirty quiet minutes"), by: "li-na")
    }

    static func addReview(to journal: inout JournalBuilder) {
        journal.add(.reviewOpened(incident, due: minute(90 + 3 * 1_440)))
        journal.add(
            .targetStarted(
                incident, TargetKey(.evaluation), startedAt: minute(90),
                due: minute(90 + 3 * 1_440), atRisk: minute(90 + 2 * 1_440)))
        journal.at(1_500)
        for entry: ReviewEntry in [
            .cause(class: "system_failure", text: "Certificate of the standby had expired"),
            .finding(.cause, text: "Nobody owned the renewal of certificates."),
            .finding(.effect, text: "Failover worked on the second attempt."),
            .finding(.resources, text: "Eight agents were enough."),
            .satisfaction(0.93),
        ] {
            journal.add(.reviewRecorded(incident, entry), by: "chen-jie")
        }
        journal.add(
            .actionAdded(
                incident,
                CorrectiveAction(
                    id: "inc-0001.a1", incident: incident, title: "Watch expiry of certificates",
                    owner: "payments", due: minute(20_000), addedAt: journal.now)), by: "chen-jie")
        journal.at(4_000)
        journal.add(
            .actionCompleted(incident, "inc-0001.a1", note: "Alarm at 30 days"),
            by: "zhang-min")
        journal.add(.reviewCompleted(incident), by: "chen-jie")
        journal.add(
            .targetMet(incident, TargetKey(.evaluation), margin: .minutes(90 + 4_320 - 4_000)))
        journal.at(4_010)
        journal.add(
            .actionVerified(
                incident, "inc-0001.a1", isEffective: true, note: "Alarm fired in the test"),
            by: "chen-jie")
        journal.add(.incidentClosed(incident, note: ""), by: "li-na")
    }

    static func minute(_ minutes: Int64, _ seconds: Int64 = 0) -> Timestamp {
        JournalBuilder.minute(minutes, seconds)
    }
}
