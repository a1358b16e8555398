// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

/// At least one event of every kind, with every member and every reason in some of them.
enum EventSamples {
    static let incident: IncidentID = "inc-0001"
    static let at = Timestamp(milliseconds: 1_772_330_400_123)
    static let later = Timestamp(milliseconds: 1_772_330_700_000)

    static let all =
        plans + intake + level + people + playbook + resources + decisions + notices + targets + end

    /// Plans whose digests stand for what is in them; see `compile`.
    static func planSet(_ documents: [Document]) -> PlanSet {
        let organization = Organization(
            name: LocalizedText(en: "Example Pay", zh: "示例支付"), zone: .utc,
            scale: LevelScale(name: "three-level", levels: []))
        let digest = documents.map { "\($0.path)=\($0.digest)" }.joined(separator: ",")
        return PlanSet(
            organization: organization, plans: [], documents: documents, digest: digest)
    }

    /// A resolver whose compiler believes the digests that it is handed.
    static var resolver: PlanResolver { PlanResolver { planSet($0) } }

    static let documents = [
        Document(path: "organization.yaml", digest: "d1", text: "muster: organization/1\n"),
        Document(path: "payment.yaml", digest: "d2", text: "name: {zh: \"支付中断\"}\n"),
    ]

    static let plans: [Event] =
        [
            .plansInstalled(planSet(documents)),
            .drill(.started("payment-night", seed: .max)),
        ] + revisions + [
            .drill(
                .injectDelivered(
                    InjectRecord(
                        number: 3, from: "CEO", method: "phone",
                        text: LocalizedText(en: "Why is it still down?", zh: "为什么还没恢复？"),
                        expectedAction: LocalizedText("Brief the CEO"), to: "incident_commander",
                        isHeldBack: true))),
            .drill(
                .injectDelivered(
                    InjectRecord(number: 1, from: "", method: "", text: LocalizedText("")))),
            .drill(.ended("payment-night")),
        ]

    static let revisions: [Event] = [
        revised(.proposed(cause: .customerFeedback, note: "热线号码已更换")),
        revised(.reviewed(.legal, accepted: false, asksForExperts: true, note: "clause 4")),
        revised(.reviewed(.experts, accepted: true, asksForExperts: false, note: "")),
        revised(.moved(to: .expertReview)), revised(.approved(note: "")),
        revised(.published(effectiveFrom: later, scope: "all")), revised(.retired(reason: "old")),
        revised(.acknowledged), revised(.feedbackGiven("too long")),
    ]

    private static func revised(_ change: RevisionEntry.Change) -> Event {
        .plan(
            "payment-outage",
            .revised(RevisionEntry(revision: 4, digest: "d2", wordingDigest: "w2", change: change)))
    }

    static let signal = Signal(
        source: "alertmanager", key: "e94c744ae3d44df8", group: "{}:{alertname=\"DiskFull\"}",
        status: .resolved,
        labels: [Label(name: "service", value: "payments"), Label(name: "a", value: "")],
        annotations: [Label(name: "summary", value: "97 %")], startsAt: at)

    static let intake: [Event] =
        [
            .incident(
                incident,
                .reported(
                    Report(
                        title: "支付失败 20%", nature: "technical", scope: "EU", occurredAt: at,
                        match: PlanMatch(
                            plan: "payment-outage", digest: "17c4",
                            tried: [
                                PlanTrial(plan: "payment-outage", outcome: .matched),
                                PlanTrial(plan: "a", outcome: .laterThanMatch),
                                PlanTrial(plan: "b", outcome: .named),
                                PlanTrial(plan: "c", outcome: .notInForce),
                                PlanTrial(plan: "d", outcome: .failed("no such key: service")),
                            ]),
                        grouping: [Label(name: "service", value: "payments")]))),
            .incident(
                incident,
                .reported(Report(title: "", match: PlanMatch(plan: nil, digest: nil, tried: [])))),
            .signal(incident, .updated(signal)),
            .signal(incident, .updated(Signal(source: "manual", key: "k"))),
            .incident(incident, .assessed(plan: "payment-outage", digest: "17c4", note: "sure")),
            .incident(incident, .assessed(plan: nil, digest: nil, note: "")),
            .incident(incident, .warned(reason: "rising")),
        ]
        + AttachReason.allCases.map { .signal(incident, .attached(signal, because: $0)) }
        + ActivationReason.allCases.map { .incident(incident, .activated(because: $0)) }

    static let level: [Event] = [
        .fact(
            incident,
            .recorded([
                Fact(name: "error_rate", value: .double(0.35)),
                Fact(name: "customers_affected", value: .int(12_000)),
                Fact(name: "since", value: .timestamp(Instant(seconds: 1, nanoseconds: 5))),
                Fact(name: "regions", value: .list([.string("eu"), .null])),
            ])),
        .fact(incident, .recorded([])),
        .level(
            incident,
            .classified(
                Trial(
                    rules: [
                        RuleTrial(
                            index: 0, level: 1, condition: "data_exposed", outcome: .notMatched,
                            inputs: [Fact(name: "data_exposed", value: .bool(false))], because: nil),
                        RuleTrial(
                            index: 1, level: 1, condition: "x > 1", outcome: .skipped(missing: "x"),
                            inputs: [], because: nil),
                        RuleTrial(
                            index: 2, level: 2, condition: "1 / y > 0",
                            outcome: .failed("division by zero"),
                            inputs: [Fact(name: "y", value: .int(0))], because: nil),
                        RuleTrial(
                            index: 3, level: 2, condition: "z", outcome: .assumed(missing: "z"),
                            inputs: [], because: LocalizedText(en: "Wide harm", zh: "影响面广")),
                        RuleTrial(
                            index: 4, level: 2, condition: "true", outcome: .matched, inputs: [],
                            because: LocalizedText("same")),
                        RuleTrial(
                            index: 5, level: 3, condition: nil, outcome: .otherwise, inputs: [],
                            because: nil),
                    ], level: 2))),
        .level(incident, .classified(Trial(rules: [], level: nil))),
        .level(incident, .changed(from: nil, to: 2, because: .rule(3))),
        .level(incident, .changed(from: 1, to: 2, because: .loweredByRule(3))),
        .level(incident, .changed(from: 2, to: 1, because: .hand("press is calling"))),
        .level(incident, .changed(from: nil, to: 3, because: .unclassified)),
        .level(incident, .loweringBegan(to: 3, due: later)),
        .level(incident, .loweringStopped),
        .level(incident, .released(reason: "calm again")),
    ]

    static let people: [Event] = [
        .role(incident, .assigned("incident_commander", "li-na", because: .onDuty("commanders"))),
        .role(incident, .assigned("incident_commander", "li-na", because: .answered(rung: 2))),
        .role(incident, .assigned("scribe", "wang-wei", because: .hand("is here"))),
        .role(incident, .assigned("scribe", "wang-wei", because: .handover)),
        .role(incident, .leftVacant("scribe", reason: .nobodyOnDuty("scribes"))),
        .role(incident, .leftVacant("scribe", reason: .noRotation)),
        .page(incident, .ordered(page)),
        .page(
            incident,
            .ordered(
                Page(
                    id: "inc-0001.p2", person: "li-na", role: "scribe", rung: 0, orderedAt: at,
                    due: nil))),
        .page(incident, .reported("inc-0001.p1", .accepted("sms"))),
        .page(incident, .reported("inc-0001.p1", .failed("no route"))),
        .page(incident, .acknowledged("inc-0001.p1", "li-na")),
        .page(incident, .rungTimedOut("incident_commander", rung: 1)),
        .page(incident, .ladderExhausted("incident_commander")),
        .role(incident, .incidentAcknowledged("li-na")),
        .role(incident, .commandTransferred(from: "li-na", to: "wang-wei", brief: "two legs down")),
        .role(incident, .commandTransferred(from: nil, to: "wang-wei", brief: "")),
    ]

    static let page: Page = {
        var page = Page(
            id: "inc-0001.p1", person: "li-na", role: "incident_commander", rung: 1, orderedAt: at,
            due: later)
        page.outcome = .accepted("sms")
        page.acknowledgedAt = later
        return page
    }()

    static let playbook: [Event] = [
        .step(incident, .ready("assess", due: later, round: 2, parent: "contain")),
        .step(incident, .ready("assess", due: nil, round: 1, parent: nil)),
        .step(incident, .started("assess")),
        .step(incident, .submitted("assess", note: "leg B")),
        .step(incident, .reviewed("assess", accepted: false, note: "look again")),
        .step(incident, .branched("contain", into: ["failover", "temporary-desk"])),
        .step(incident, .done("assess", note: "")),
        .step(incident, .failed("failover", reason: "standby is cold")),
        .step(incident, .skipped("failover", Deviation(reason: "no standby", approver: "li-na"))),
        .step(incident, .skipped("failover", Deviation(reason: "", approver: nil))),
        .step(incident, .rolledBack("failover", by: "failback", reason: "worse")),
        .step(incident, .added(improvised, Deviation(reason: "plan is silent", approver: nil))),
        .step(
            incident,
            .added(
                Step(
                    id: "x2", kind: .action, title: LocalizedText("Call"), role: nil,
                    within: PerLevel(.businessDays(3, calendar: "cn"))),
                Deviation(reason: "r", approver: nil))),
        .step(incident, .overdue("assess")),
        .step(incident, .playbookEnded),
    ]

    static let improvised: Step = {
        var step = Step(
            id: "x1", kind: .action, title: LocalizedText(en: "Call the bank", zh: "致电银行"),
            role: "operations_lead",
            within: PerLevel(byLevel: [(1, .wall(.minutes(5))), (2, .wall(.minutes(15)))]),
            next: "verify", review: .twoPerson, rollback: "undo", isDestructive: true)
        step.instructions = LocalizedText("By telephone.")
        return step
    }()
}
