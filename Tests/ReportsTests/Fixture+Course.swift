// SPDX-License-Identifier: Apache-2.0
// The course of the rich incident after the first minutes.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension Fixture {
    static func addFirstHour(to journal: inout JournalBuilder) {
        journal.at(12, 30)
        journal.add(.step(incident, .ready("assess", due: minute(22, 30), round: 1, parent: nil)))
        draft("n1", rule: "first", .alert, level: 2, due: 20, approval: .twoPerson, in: &journal)
        journal.at(13)
        journal.add(.step(incident, .started("assess")), by: "zhang-min")
        journal.at(15)
        journal.add(.target(incident, .atRisk(TargetKey(.firstNotice))))
        journal.at(19)
        journal.add(.notice(incident, .approved("inc-0001.n1", "wang-wei")), by: "wang-wei")
        journal.at(20)
        journal.add(.step(incident, .done("assess", note: "Card network leg A")), by: "zhang-min")
        journal.add(.step(incident, .ready("contain", due: nil, round: 1, parent: nil)))
        journal.add(
            .step(incident, .branched("contain", into: ["failover", "temporary-desk"])))
        journal.add(
            .step(incident, .ready("failover", due: minute(35), round: 1, parent: "contain")))
        journal.add(
            .step(incident, .ready("temporary-desk", due: minute(50), round: 1, parent: "contain")))
        journal.add(.target(incident, .breached(TargetKey(.firstNotice))))
        journal.at(22)
        journal.add(
            .notice(
                incident, .released("inc-0001.n1", because: .bypass("second approver unreachable"))),
            by: "wang-wei")
        journal.add(.target(incident, .met(TargetKey(.firstNotice), margin: .minutes(-2))))
        journal.add(.target(incident, .met(TargetKey(.update, "1"), margin: .minutes(8))))
        journal.add(.step(incident, .started("failover")), by: "zhang-min")
        journal.at(24)
        journal.add(.resource(incident, .assigned("inc-0001.r1")), by: "wang-wei")
        journal.add(
            .notice(
                incident,
                .completed(
                    "inc-0001.n1", DeliveryCounts(accepted: 11_870, rejected: 112, suppressed: 18),
                    ledgerDigest: "0f3a")), by: .system("delivery"))
    }

    static func addEscalation(to journal: inout JournalBuilder) {
        journal.at(25)
        journal.add(
            .fact(
                incident,
                .recorded([
                    Fact(name: "customers_affected", value: .int(12_000)),
                    Fact(name: "error_rate", value: .double(0.41)),
                ])), by: "zhang-min")
        journal.add(
            .level(
                incident,
                .classified(
                    Trial(
                        rules: [
                            RuleTrial(
                                index: 0, level: 1, condition: "customers_affected >= 10000",
                                outcome: .matched,
                                inputs: [Fact(name: "customers_affected", value: .int(12_000))],
                                because: LocalizedText(
                                    en: "Wide or irreversible harm", zh: "影响面广或不可逆"))
                        ], level: 1))))
        journal.add(.level(incident, .changed(from: 2, to: 1, because: .rule(0))))
        journal.add(
            .target(incident, .moved(TargetKey(.recover), due: minute(240), atRisk: minute(180))))
        journal.at(31)
        journal.add(
            .step(incident, .failed("failover", reason: "Standby certificate expired")),
            by: "zhang-min")
        journal.at(33)
        journal.add(.step(incident, .started("failover")), by: "zhang-min")
        journal.at(35)
        journal.add(.step(incident, .overdue("failover")))
        journal.at(38)
        journal.add(
            .step(
                incident,
                .added(
                    Step(
                        id: "x1", kind: .action,
                        title: LocalizedText("Renew the standby certificate"),
                        role: "operations_lead"),
                    Deviation(reason: "The plan does not know it", approver: "wang-wei"))),
            by: "zhang-min")
        journal.add(.step(incident, .ready("x1", due: minute(45), round: 1, parent: nil)))
        journal.at(41)
        journal.add(.step(incident, .started("x1")), by: "zhang-min")
        journal.at(44)
        journal.add(.step(incident, .done("x1", note: "")), by: "zhang-min")
        journal.at(46)
        journal.add(
            .step(incident, .submitted("failover", note: "Standby carries traffic")),
            by: "zhang-min")
        journal.at(48)
        journal.add(
            .step(incident, .reviewed("failover", accepted: true, note: "")), by: "chen-jie")
        journal.add(.step(incident, .done("failover", note: "")), by: "chen-jie")
        journal.at(49)
        journal.add(
            .step(
                incident,
                .skipped(
                    "temporary-desk",
                    Deviation(reason: "Standby works already", approver: "wang-wei"))),
            by: "wang-wei")
        journal.add(.step(incident, .done("contain", note: "")))
        journal.add(.step(incident, .ready("verify", due: minute(59), round: 1, parent: nil)))
        journal.add(
            .incident(
                incident, .noteAdded(text: "Bank confirms | the leg <is> down,\nno estimate *yet*")),
            by: "chen-jie")
    }

    static func addRecovery(to journal: inout JournalBuilder) {
        journal.at(50)
        draft("n2", rule: "progress", .update, level: 1, due: 55, in: &journal)
        journal.add(.notice(incident, .released("inc-0001.n2", because: .noApprovalNeeded)))
        journal.add(
            .incident(incident, .mitigated(note: "Standby carries all payments")),
            by: "wang-wei")
        journal.add(.target(incident, .met(TargetKey(.mitigate), margin: .minutes(70))))
        journal.at(52)
        journal.add(
            .role(
                incident,
                .commandTransferred(from: "wang-wei", to: "li-na", brief: "Stable, verifying")),
            by: "wang-wei")
        journal.add(
            .role(incident, .assigned("incident_commander", "li-na", because: .handover)),
            by: "wang-wei")
        journal.add(.step(incident, .started("verify")), by: "zhang-min")
        journal.at(56)
        journal.add(.step(incident, .done("verify", note: "20 of 20 payments")), by: "zhang-min")
        journal.add(.step(incident, .playbookEnded))
        journal.at(60)
        journal.add(.incident(incident, .recovered(note: "")), by: "li-na")
        journal.add(.target(incident, .met(TargetKey(.recover), margin: .minutes(180))))
        draft("n3", rule: "all-clear", .allClear, level: 1, due: 90, in: &journal)
        journal.add(.notice(incident, .released("inc-0001.n3", because: .noApprovalNeeded)))
        journal.at(62)
        journal.add(
            .notice(
                incident,
                .completed(
                    "inc-0001.n3", DeliveryCounts(accepted: 11_982, rejected: 0, suppressed: 18),
                    ledgerDigest: "77b1")), by: .system("delivery"))
        journal.at(70)
        journal.add(
            .pool("standby-gateways", .outOfService(units: 1, why: "certificate work")),
            by: "zhang-min")
        journal.add(.resource(incident, .released("inc-0001.r1")), by: "li-na")
        journal.at(80)
        journal.add(.resource(incident, .returned("inc-0001.r1", used: 0)), by: "li-na")
        journal.add(.resource(incident, .released("inc-0001.r2")), by: "li-na")
        journal.add(.resource(incident, .returned("inc-0001.r2", used: 0)), by: "li-na")
        journal.at(90)
        journal.add(.incident(incident, .standDownConditionChanged(holds: true)))
        journal.add(.incident(incident, .checklistConfirmed(items: [0, 1])), by: "li-na")
        journal.add(.incident(incident, .responseEnded(note: "Thirty quiet minutes")), by: "li-na")
    }

    static func addReview(to journal: inout JournalBuilder) {
        journal.add(.review(incident, .opened(due: minute(90 + 3 * 1_440))))
        journal.add(
            .target(
                incident,
                .started(
                    TargetKey(.evaluation), startedAt: minute(90), due: minute(90 + 3 * 1_440),
                    atRisk: minute(90 + 2 * 1_440))))
        journal.at(1_500)
        for entry: ReviewEntry in [
            .cause(class: "system_failure", text: "Certificate of the standby had expired"),
            .finding(.cause, text: "Nobody owned the renewal of certificates."),
            .finding(.effect, text: "Failover worked on the second attempt."),
            .finding(.resources, text: "Eight agents were enough."),
            .satisfaction(0.93),
        ] {
            journal.add(.review(incident, .recorded(entry)), by: "chen-jie")
        }
        journal.add(
            .review(
                incident,
                .actionAdded(
                    CorrectiveAction(
                        id: "inc-0001.a1", incident: incident,
                        title: "Watch expiry of certificates",
                        owner: "payments", due: minute(20_000), addedAt: journal.now))),
            by: "chen-jie")
        journal.at(4_000)
        journal.add(
            .review(incident, .actionCompleted("inc-0001.a1", note: "Alarm at 30 days")),
            by: "zhang-min")
        journal.add(.review(incident, .completed), by: "chen-jie")
        journal.add(
            .target(incident, .met(TargetKey(.evaluation), margin: .minutes(90 + 4_320 - 4_000))))
        journal.at(4_010)
        journal.add(
            .review(
                incident,
                .actionVerified("inc-0001.a1", isEffective: true, note: "Alarm fired in the test")),
            by: "chen-jie")
        journal.add(.incident(incident, .closed(note: "")), by: "li-na")
    }

    static func minute(_ minutes: Int64, _ seconds: Int64 = 0) -> Timestamp {
        JournalBuilder.minute(minutes, seconds)
    }
}
