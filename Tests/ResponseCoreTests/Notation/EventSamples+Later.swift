// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension EventSamples {
    static let request: ResourceRequest = {
        var request = ResourceRequest(
            id: "inc-0001.r1", incident: incident, pool: "support-agents", units: 20,
            skills: ["refunds"], reason: .plan(level: 1), requestedAt: at, due: later)
        request.status = .returned
        request.committed = 18
        request.committedAt = at
        request.mobilisedAt = at
        request.estimatedArrival = later
        request.assignedAt = later
        request.releasedAt = later
        request.returnedAt = later
        request.used = 2
        return request
    }()

    static let resources: [Event] = [
        .resource(incident, .requested(request)),
        .resource(
            incident,
            .requested(
                ResourceRequest(
                    id: "inc-0001.r2", incident: incident, pool: "p", units: 1, skills: [],
                    reason: .hand("more hands"), requestedAt: at, due: nil))),
        .resource(incident, .committed("inc-0001.r1", units: 18, because: .available)),
        .resource(incident, .committed("inc-0001.r1", units: 1, because: .queue)),
        .resource(incident, .committed("inc-0001.r1", units: 1, because: .hand("asked"))),
        .resource(incident, .committed("inc-0001.r1", units: 1, because: .forced("level 1"))),
        .resource(
            incident,
            .short(
                "inc-0001.r1", missing: 2,
                because: .taken(by: ["inc-0002"], available: 3, reserve: 2))),
        .resource(incident, .short("inc-0001.r1", missing: 2, because: .poolTooSmall(total: 18))),
        .resource(incident, .short("inc-0001.r1", missing: 2, because: .outOfService(units: 4))),
        .resource(incident, .declined("inc-0001.r1", reason: "strike")),
        .resource(incident, .mobilised("inc-0001.r1", estimatedArrival: later)),
        .resource(incident, .assigned("inc-0001.r1")),
        .resource(incident, .released("inc-0001.r1")),
        .resource(incident, .returned("inc-0001.r1", used: 2)),
        .pool("gateways", .outOfService(units: -1, why: "repaired")),
        .pool("masks", .restockOrdered(units: 500, due: later)),
        .pool("masks", .restockOrdered(units: 500, due: nil)),
        .pool("masks", .restocked(units: 500, note: "")),
    ]

    static let notice: Notice = {
        var notice = Notice(
            id: "inc-0001.n1", incident: incident, rule: "first", messageType: .alert,
            audience: "payment-customers", level: 1,
            texts: [
                NoticeText(language: .en, subject: "Payments", body: "We know.\n", short: "Down"),
                NoticeText(language: .zh, subject: "支付", body: "我们已知悉。"),
            ],
            references: ["inc-0001.n0"], draftedAt: at, due: later,
            approval: .role("incident_commander"))
        notice.approvedBy = ["li-na"]
        notice.status = .completed
        notice.releasedAt = later
        notice.release = .approved
        notice.counts = DeliveryCounts(accepted: 3, rejected: 2, suppressed: 1)
        notice.ledgerDigest = "ab12"
        return notice
    }()

    static func draft(_ type: Notice.MessageType, _ approval: NoticeRule.Approval) -> Notice {
        Notice(
            id: "inc-0001.n2", incident: incident, rule: "progress", messageType: type,
            audience: "all", level: 3, texts: [], references: [], draftedAt: at, due: nil,
            approval: approval)
    }

    static let notices: [Event] = [
        .notice(incident, .drafted(notice)),
        .notice(incident, .drafted(draft(.update, .none))),
        .notice(incident, .drafted(draft(.allClear, .twoPerson))),
        .notice(incident, .drafted(draft(.cancel, .none))),
        .notice(incident, .approved("inc-0001.n1", "li-na")),
        .notice(incident, .released("inc-0001.n1", because: .noApprovalNeeded)),
        .notice(incident, .released("inc-0001.n1", because: .approved)),
        .notice(incident, .released("inc-0001.n1", because: .bypass("nobody reachable"))),
        .notice(incident, .stopped("inc-0001.n1", reason: "wrong audience")),
        .notice(
            incident,
            .completed(
                "inc-0001.n1", DeliveryCounts(accepted: 1_000_000, rejected: 0, suppressed: 7),
                ledgerDigest: "ab12")),
    ]

    static let targets: [Event] =
        [
            .target(incident, .moved(TargetKey(.update, "3"), due: later, atRisk: at)),
            .target(incident, .atRisk(TargetKey(.firstNotice))),
            .target(incident, .met(TargetKey(.acknowledge), margin: TimeSpan(milliseconds: -1))),
            .target(incident, .breached(TargetKey(.notice, "first"))),
            .target(incident, .dropped(TargetKey(.resource, "gateways"))),
        ]
        + TargetKey.Kind.allCases.map {
            .target(incident, .started(TargetKey($0), startedAt: at, due: later, atRisk: at))
        }

    static let action: CorrectiveAction = {
        var action = CorrectiveAction(
            id: "inc-0001.a1", incident: incident, title: "Warm standby", owner: "payments",
            due: later, addedAt: at)
        action.status = .ineffective
        action.completedAt = later
        action.verifiedAt = later
        action.note = "still cold"
        return action
    }()

    static let end: [Event] =
        [
            .incident(incident, .mitigated(note: "on standby")),
            .incident(incident, .recovered(note: "")),
            .incident(incident, .relapsed(reason: "again")),
            .incident(incident, .standDownConditionChanged(holds: true)),
            .incident(incident, .checklistConfirmed(items: [0, 2])),
            .incident(incident, .responseEnded(note: "")),
            .review(incident, .opened(due: later)),
            .review(incident, .opened(due: nil)),
            .review(incident, .recorded(.cause(class: "change", text: "deploy at noon"))),
            .review(incident, .recorded(.satisfaction(0.93))),
            .review(incident, .recorded(.satisfaction(1))),
            .review(incident, .recorded(.satisfaction(.infinity))),
            .review(incident, .recorded(.noActionReason("nothing to change"))),
            .review(incident, .completed),
            .review(incident, .actionAdded(action)),
            .review(
                incident,
                .actionAdded(
                    CorrectiveAction(
                        id: "inc-0001.a2", incident: incident, title: "t", owner: "li-na", due: at,
                        addedAt: at))),
            .review(incident, .actionCompleted("inc-0001.a1", note: "")),
            .review(
                incident, .actionVerified("inc-0001.a1", isEffective: false, note: "no change")),
            .incident(incident, .closed(note: "")),
            .incident(incident, .noteAdded(text: "CEO \"called\"\n一")),
        ]
        + ReviewPart.allCases.map { .review(incident, .recorded(.finding($0, text: "f"))) }
}
