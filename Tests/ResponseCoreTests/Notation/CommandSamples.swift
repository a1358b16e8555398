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
        .plan(.revise("p", .propose(cause: .policyChange, note: "n"))),
        .plan(.revise("p", .review(.legal, accept: false, asksForExperts: true, note: "n"))),
        .plan(.revise("p", .review(.experts, accept: true, asksForExperts: false, note: ""))),
        .plan(.revise("p", .approve(note: "n"))),
        .plan(.revise("p", .publish(effectiveFrom: EventSamples.at, scope: "all"))),
        .plan(.revise("p", .publish(effectiveFrom: nil, scope: ""))),
        .plan(.revise("p", .retire(reason: "r"))), .plan(.revise("p", .withdraw(reason: "r"))),
        .plan(.revise("p", .acknowledge)), .plan(.revise("p", .giveFeedback("t"))),
        .intake(.receiveSignals([EventSamples.signal])),
        .intake(
            .declare(
                Declaration(
                    title: "支付失败", plan: "payment-outage", nature: "technical", scope: "EU",
                    occurredAt: EventSamples.at, facts: [Fact(name: "x", value: .double(1))],
                    activates: false))),
        .intake(.declare(Declaration(title: "t"))),
        .incident(.assess(incident, plan: "p", note: "n")),
        .incident(.assess(incident, plan: nil, note: "")),
        .incident(.warn(incident, reason: "rising")),
        .incident(.activate(incident, plan: "p")),
        .incident(.activate(incident, plan: nil)),
        .level(.recordFacts(incident, [Fact(name: "x", value: .list([.int(1)]))])),
        .level(.set(incident, level: 1, reason: "press")),
        .level(.clear(incident, reason: "calm")),
        .role(.acknowledge(incident, role: "scribe")),
        .role(.acknowledge(incident, role: nil)),
        .role(.assign(incident, role: "scribe", person: "li-na", reason: "here")),
        .role(.handOver(incident, to: "li-na", brief: "two legs")),
        .role(.reportPage(incident, page: "inc-0001.p1", outcome: .accepted("sms"))),
        .step(.start(incident, "assess")),
        .step(.complete(incident, "assess", note: "n")),
        .step(.review(incident, "assess", accept: true, note: "")),
        .step(.fail(incident, "assess", reason: "r")),
        .step(.skip(incident, "assess", reason: "r", approver: "li-na")),
        .step(.skip(incident, "assess", reason: "r", approver: nil)),
        .step(.rollBack(incident, "assess", reason: "r")),
        .step(
            .add(
                incident, ImprovisedStep(title: "Call", role: "scribe", within: .minutes(5)),
                reason: "r", approver: "li-na")),
        .step(
            .add(
                incident, ImprovisedStep(title: "Call", role: "scribe"), reason: "r", approver: nil)
        ),
        .resource(.request(incident, pool: "p", units: 2, skills: ["refunds"], reason: "r")),
        .resource(.commit("inc-0001.r1", units: 3, force: true, reason: "r")),
        .resource(.commit("inc-0001.r1", units: nil, force: false, reason: "")),
        .resource(.decline("inc-0001.r1", reason: "r")),
        .resource(.mobilise("inc-0001.r1", arrivesIn: .hours(2))),
        .resource(.mobilise("inc-0001.r1", arrivesIn: nil)),
        .resource(.assign("inc-0001.r1")),
        .resource(.release("inc-0001.r1")),
        .resource(.giveBack("inc-0001.r1", used: 1)),
        .pool(.setOutOfService("p", units: -2, why: "repaired")),
        .pool(.restock("p", units: 5, note: "n")),
        .notice(.approve("inc-0001.n1")),
        .notice(.release("inc-0001.n1", bypass: "nobody there")),
        .notice(.release("inc-0001.n1", bypass: nil)),
        .notice(.stop("inc-0001.n1", reason: "r")),
        .notice(
            .complete(
                "inc-0001.n1", DeliveryCounts(accepted: 1, rejected: 2, suppressed: 3),
                ledgerDigest: "ab")),
        .incident(.mitigate(incident, note: "")),
        .incident(.recover(incident, note: "n")),
        .incident(.relapse(incident, reason: "r")),
        .incident(.confirmChecklist(incident, items: [0, 1])),
        .incident(.standDown(incident, note: "")),
        .review(.record(incident, .satisfaction(0.5))),
        .review(.complete(incident)),
        .review(.addAction(incident, ActionDraft(title: "t", owner: "o", due: EventSamples.later))),
        .review(.completeAction("inc-0001.a1", note: "")),
        .review(.verifyAction("inc-0001.a1", isEffective: true, note: "")),
        .incident(.close(incident, note: "")),
        .incident(.addNote(incident, text: "x")),
        .drill(.start("d", seed: 42)),
        .drill(
            .deliverInject(
                InjectRecord(number: 1, from: "a", method: "b", text: LocalizedText("c")))),
        .drill(.end("d")),
        .tick,
    ]

    private static let resources: [Command] = [
        .resource(.offer("inc-0001.r1", pool: "p", units: 2, note: "called")),
        .resource(.acceptOffer("inc-0001.r1", pool: "p", units: 2, reason: "r")),
        .resource(.acceptOffer("inc-0001.r1", pool: "p", units: nil, reason: "")),
        .resource(.take("inc-0001.r1", from: "inc-0002.r1", units: 2, reason: "r")),
        .resource(.take("inc-0001.r1", from: "inc-0002.r1", units: nil, reason: "r")),
        .pool(.openReserve("p", units: 3, reason: "r")),
        .pool(.setMemberOutOfService("p", "li-na", why: "ill")),
        .pool(.setMemberOutOfService("p", "li-na", why: nil)),
        .resource(.confirmPreparation("inc-0001.r1", items: [0, 2])),
        .resource(.startUnprepared("inc-0001.r1", reason: "r")),
        .resource(.useSupplies("inc-0001.r1", units: 4)),
        .pool(.restockLot("p", units: 5, expires: EventSamples.later, note: "n")),
        .pool(.discardStock("p", units: 5, reason: "r")),
        .pool(.assess("p", availability: 90, effectiveness: 80, note: "n")),
    ]
}
