// SPDX-License-Identifier: Apache-2.0
// One rich incident: signals, a raised level, a missed call, a failed and reviewed step, a skipped
// and an improvised one, a shortage, waste, a bypassed approval, rejected messages, an evaluation
// with actions.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension Fixture {
    static let incident: IncidentID = "inc-0001"

    /// The journal of the rich incident; `drill` makes it an exercise.
    static func journal(title: String = "Card payments fail", drill: ScenarioID? = nil) throws
        -> [Record]
    {
        var journal = JournalBuilder()
        journal.add(.plansInstalled(try planSet()), by: "li-na")
        if let drill { journal.add(.drill(.started(drill, seed: 42))) }
        try addIntake(to: &journal, title: title)
        addPeople(to: &journal)
        addResources(to: &journal)
        addFirstHour(to: &journal)
        addEscalation(to: &journal)
        addRecovery(to: &journal)
        addReview(to: &journal)
        if let drill { journal.add(.drill(.ended(drill))) }
        return journal.records
    }

    private static func addIntake(to journal: inout JournalBuilder, title: String) throws {
        let signal = Signal(
            source: "alertmanager", key: "f1",
            labels: [
                Label(name: "service", value: "payments"),
                Label(name: "alertname", value: "PaymentErrors"),
            ], annotations: [Label(name: "summary", value: title)],
            startsAt: JournalBuilder.minute(-2))
        let match = PlanMatch(
            plan: "payment-outage", digest: planDigest,
            tried: [PlanTrial(plan: "payment-outage", outcome: .matched)])
        journal.at(0)
        journal.add(
            .incident(
                incident,
                .reported(
                    Report(
                        title: title, nature: "Outage of a service", scope: "All card payments",
                        match: match))), by: .system("alertmanager"))
        journal.add(
            .signal(incident, .attached(signal, because: .opened)), by: .system("alertmanager"))
        journal.add(
            .fact(incident, .recorded([Fact(name: "error_rate", value: .double(0.35))])),
            by: .system("alertmanager"))
        journal.add(
            .target(
                incident,
                .started(
                    TargetKey(.acknowledge), startedAt: JournalBuilder.minute(0),
                    due: JournalBuilder.minute(15), atRisk: JournalBuilder.minute(11, 15))))
        journal.add(.level(incident, .classified(firstTrial)))
        journal.add(.level(incident, .changed(from: nil, to: 2, because: .rule(1))))
        journal.add(.incident(incident, .activated(because: .criteria)))
        start(.firstNotice, at: 0, limit: 20, in: &journal)
        start(.resourcesCommitted, at: 0, limit: 30, in: &journal)
        start(.mitigate, at: 0, limit: 120, in: &journal)
        start(.recover, at: 0, limit: 480, in: &journal)
        start(.update, "1", at: 0, limit: 30, in: &journal)
    }

    static func start(
        _ kind: TargetKey.Kind, _ subject: String = "", at: Int64, limit: Int64,
        in journal: inout JournalBuilder
    ) {
        journal.add(
            .target(
                incident,
                .started(
                    TargetKey(kind, subject), startedAt: JournalBuilder.minute(at),
                    due: JournalBuilder.minute(at + limit),
                    atRisk: JournalBuilder.minute(at + limit * 3 / 4))))
    }

    private static var firstTrial: Trial {
        Trial(
            rules: [
                RuleTrial(
                    index: 0, level: 1, condition: "customers_affected >= 10000",
                    outcome: .skipped(missing: "customers_affected"), inputs: [],
                    because: LocalizedText(en: "Wide or irreversible harm", zh: "影响面广或不可逆")),
                RuleTrial(
                    index: 1, level: 2,
                    condition: "error_rate >= 0.2 || customers_affected >= 1000",
                    outcome: .matched, inputs: [Fact(name: "error_rate", value: .double(0.35))],
                    because: nil),
            ], level: 2)
    }

    private static func addPeople(to journal: inout JournalBuilder) {
        journal.add(
            .role(
                incident,
                .assigned("incident_commander", "li-na", because: .onDuty("duty-commanders"))))
        page("p1", "li-na", "incident_commander", rung: 0, in: &journal)
        journal.add(.page(incident, .reported("inc-0001.p1", .accepted("sms"))))
        journal.add(
            .role(
                incident,
                .assigned("operations_lead", "zhang-min", because: .onDuty("duty-commanders"))))
        journal.add(.role(incident, .leftVacant("communications_lead", reason: .noRotation)))
        journal.at(5)
        journal.add(.page(incident, .rungTimedOut("incident_commander", rung: 0)))
        page("p2", "wang-wei", "incident_commander", rung: 1, in: &journal)
        journal.add(.page(incident, .reported("inc-0001.p2", .accepted("sms"))))
        journal.at(7, 30)
        journal.add(.page(incident, .acknowledged("inc-0001.p2", "wang-wei")), by: "wang-wei")
        journal.add(
            .role(
                incident, .assigned("incident_commander", "wang-wei", because: .answered(rung: 1))),
            by: "wang-wei")
        journal.add(.role(incident, .incidentAcknowledged("wang-wei")), by: "wang-wei")
        journal.add(
            .target(incident, .met(TargetKey(.acknowledge), margin: .minutes(7) + .seconds(30))))
    }

    private static func page(
        _ id: String, _ person: PersonID, _ role: RoleID, rung: Int,
        in journal: inout JournalBuilder
    ) {
        journal.add(
            .page(
                incident,
                .ordered(
                    Page(
                        id: PageID("\(incident).\(id)"), person: person, role: role, rung: rung,
                        orderedAt: journal.now, due: journal.now + .minutes(5)))))
    }

    private static func addResources(to journal: inout JournalBuilder) {
        request("r1", "support-agents", 8, due: 30, in: &journal)
        journal.add(.resource(incident, .committed("inc-0001.r1", units: 6, because: .available)))
        journal.add(
            .resource(
                incident,
                .short(
                    "inc-0001.r1", missing: 2,
                    because: .taken(by: ["inc-0000"], available: 6, reserve: 4))))
        request("r2", "standby-gateways", 1, due: 20, in: &journal)
        journal.add(.resource(incident, .committed("inc-0001.r2", units: 1, because: .available)))
        journal.at(12)
        journal.add(
            .resource(
                incident,
                .committed("inc-0001.r1", units: 2, because: .forced("customers are waiting"))),
            by: "wang-wei")
        journal.add(.target(incident, .met(TargetKey(.resourcesCommitted), margin: .minutes(18))))
        journal.add(
            .resource(
                incident, .mobilised("inc-0001.r1", estimatedArrival: JournalBuilder.minute(20))),
            by: "wang-wei")
    }

    private static func request(
        _ id: String, _ pool: PoolID, _ units: Int, due: Int64, in journal: inout JournalBuilder
    ) {
        journal.add(
            .resource(
                incident,
                .requested(
                    ResourceRequest(
                        id: RequestID("\(incident).\(id)"), incident: incident, pool: pool,
                        units: units, skills: [], reason: .plan(level: 2), requestedAt: journal.now,
                        due: JournalBuilder.minute(due)))))
    }

    static func draft(
        _ id: String, rule: String, _ type: Notice.MessageType, level: Int, due: Int64,
        approval: NoticeRule.Approval = .none, in journal: inout JournalBuilder
    ) {
        let texts = [
            NoticeText(
                language: .en, subject: "Card payments: \(rule)", body: "We are working on it."),
            NoticeText(language: .zh, subject: "银行卡支付：\(rule)", body: "正在处理。"),
        ]
        journal.add(
            .notice(
                incident,
                .drafted(
                    Notice(
                        id: NoticeID("\(incident).\(id)"), incident: incident, rule: rule,
                        messageType: type, audience: "payment-customers", level: level,
                        texts: texts,
                        references: [], draftedAt: journal.now, due: JournalBuilder.minute(due),
                        approval: approval))))
    }
}
