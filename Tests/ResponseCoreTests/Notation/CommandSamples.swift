// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

/// At least one command of every kind that can be sent, with every optional member in some.
enum CommandSamples {
    static let incident = EventSamples.incident
    static let all = usual + resources

    private static let usual: [Command] = [
        .revisePlan("p", .propose(cause: .policyChange, note: "n")),
        .revisePlan("p", .review(.legal, accept: false, asksForExperts: true, note: "n")),
        .revisePlan("p", .review(.experts, accept: true, asksForExperts: false, note: "")),
        .revisePlan("p", .approve(note: "n")),
        .revisePlan("p", .publish(effectiveFrom: EventSamples.at, scope: "all")),
        .revisePlan("p", .publish(effectiveFrom: nil, scope: "")),
        .revisePlan("p", .retire(reason: "r")), .revisePlan("p", .withdraw(reason: "r")),
        .revisePlan("p", .acknowledge), .revisePlan("p", .giveFeedback("t")),
        .receiveSignals([EventSamples.signal]),
        .declareIncident(
            Declaration(
                title: "支付失败", plan: "payment-outage", nature: "technical", scope: "EU",
                occurredAt: EventSamples.at, facts: [Fact(name: "x", value: .double(1))],
                activates: false)),
        .declareIncident(Declaration(title: "t")),
        .assess(incident, plan: "p", note: "n"),
        .assess(incident, plan: nil, note: ""),
        .warn(incident, reason: "rising"),
        .activate(incident, plan: "p"),
        .activate(incident, plan: nil),
        .recordFacts(incident, [Fact(name: "x", value: .list([.int(1)]))]),
        .setLevel(incident, level: 1, reason: "press"),
        .clearLevel(incident, reason: "calm"),
        .acknowledge(incident, role: "scribe"),
        .acknowledge(incident, role: nil),
        .assignRole(incident, role: "scribe", person: "li-na", reason: "here"),
        .handOver(incident, to: "li-na", brief: "two legs"),
        .reportPage(incident, page: "inc-0001.p1", outcome: .accepted("sms")),
        .startStep(incident, "assess"),
        .completeStep(incident, "assess", note: "n"),
        .reviewStep(incident, "assess", accept: true, note: ""),
        .failStep(incident, "assess", reason: "r"),
        .skipStep(incident, "assess", reason: "r", approver: "li-na"),
        .skipStep(incident, "assess", reason: "r", approver: nil),
        .rollBackStep(incident, "assess", reason: "r"),
        .addStep(
            incident, ImprovisedStep(title: "Call", role: "scribe", within: .minutes(5)),
            reason: "r", approver: "li-na"),
        .addStep(
            incident, ImprovisedStep(title: "Call", role: "scribe"), reason: "r", approver: nil),
        .requestResource(incident, pool: "p", units: 2, skills: ["refunds"], reason: "r"),
        .commitResource("inc-0001.r1", units: 3, force: true, reason: "r"),
        .commitResource("inc-0001.r1", units: nil, force: false, reason: ""),
        .declineResource("inc-0001.r1", reason: "r"),
        .mobiliseResource("inc-0001.r1", arrivesIn: .hours(2)),
        .mobiliseResource("inc-0001.r1", arrivesIn: nil),
        .assignResource("inc-0001.r1"),
        .releaseResource("inc-0001.r1"),
        .returnResource("inc-0001.r1", used: 1),
        .setOutOfService("p", units: -2, why: "repaired"),
        .restock("p", units: 5, note: "n"),
        .approveNotice("inc-0001.n1"),
        .releaseNotice("inc-0001.n1", bypass: "nobody there"),
        .releaseNotice("inc-0001.n1", bypass: nil),
        .stopNotice("inc-0001.n1", reason: "r"),
        .completeNotice(
            "inc-0001.n1", DeliveryCounts(accepted: 1, rejected: 2, suppressed: 3),
            ledgerDigest: "ab"),
        .mitigate(incident, note: ""),
        .recover(incident, note: "n"),
        .relapse(incident, reason: "r"),
        .confirmChecklist(incident, items: [0, 1]),
        .standDown(incident, note: ""),
        .recordReview(incident, .satisfaction(0.5)),
        .completeReview(incident),
        .addAction(incident, ActionDraft(title: "t", owner: "o", due: EventSamples.later)),
        .completeAction("inc-0001.a1", note: ""),
        .verifyAction("inc-0001.a1", isEffective: true, note: ""),
        .close(incident, note: ""),
        .addNote(incident, text: "x"),
        .startDrill("d", seed: 42),
        .deliverInject(InjectRecord(number: 1, from: "a", method: "b", text: LocalizedText("c"))),
        .endDrill("d"),
        .tick,
    ]

    private static let resources: [Command] = [
        .offerResource("inc-0001.r1", pool: "p", units: 2, note: "called"),
        .acceptOffer("inc-0001.r1", pool: "p", units: 2, reason: "r"),
        .acceptOffer("inc-0001.r1", pool: "p", units: nil, reason: ""),
        .takeResource("inc-0001.r1", from: "inc-0002.r1", units: 2, reason: "r"),
        .takeResource("inc-0001.r1", from: "inc-0002.r1", units: nil, reason: "r"),
        .openReserve("p", units: 3, reason: "r"),
        .setMemberOutOfService("p", "li-na", why: "ill"),
        .setMemberOutOfService("p", "li-na", why: nil),
        .confirmPreparation("inc-0001.r1", items: [0, 2]),
        .startUnprepared("inc-0001.r1", reason: "r"),
        .useSupplies("inc-0001.r1", units: 4),
        .restockLot("p", units: 5, expires: EventSamples.later, note: "n"),
        .discardStock("p", units: 5, reason: "r"),
        .assessPool("p", availability: 90, effectiveness: 80, note: "n"),
    ]
}
