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
        .resourceRequested(incident, request),
        .resourceRequested(
            incident,
            ResourceRequest(
                id: "inc-0001.r2", incident: incident, pool: "p", units: 1, skills: [],
                reason: .hand("more hands"), requestedAt: at, due: nil)),
        .resourceCommitted(incident, "inc-0001.r1", units: 18, because: .available),
        .resourceCommitted(incident, "inc-0001.r1", units: 1, because: .queue),
        .resourceCommitted(incident, "inc-0001.r1", units: 1, because: .hand("asked")),
        .resourceCommitted(incident, "inc-0001.r1", units: 1, because: .forced("level 1")),
        .resourceShort(
            incident, "inc-0001.r1", missing: 2,
            because: .taken(by: ["inc-0002"], available: 3, reserve: 2)),
        .resourceShort(incident, "inc-0001.r1", missing: 2, because: .poolTooSmall(total: 18)),
        .resourceShort(incident, "inc-0001.r1", missing: 2, because: .outOfService(units: 4)),
        .resourceDeclined(incident, "inc-0001.r1", reason: "strike"),
        .resourceMobilised(incident, "inc-0001.r1", estimatedArrival: later),
        .resourceAssigned(incident, "inc-0001.r1"),
        .resourceReleased(incident, "inc-0001.r1"),
        .resourceReturned(incident, "inc-0001.r1", used: 2),
        .poolOutOfService("gateways", units: -1, why: "repaired"),
        .restockOrdered("masks", units: 500, due: later),
        .restockOrdered("masks", units: 500, due: nil),
        .poolRestocked("masks", units: 500, note: ""),
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
        .noticeDrafted(incident, notice),
        .noticeDrafted(incident, draft(.update, .none)),
        .noticeDrafted(incident, draft(.allClear, .twoPerson)),
        .noticeDrafted(incident, draft(.cancel, .none)),
        .noticeApproved(incident, "inc-0001.n1", "li-na"),
        .noticeReleased(incident, "inc-0001.n1", because: .noApprovalNeeded),
        .noticeReleased(incident, "inc-0001.n1", because: .approved),
        .noticeReleased(incident, "inc-0001.n1", because: .bypass("nobody reachable")),
        .noticeStopped(incident, "inc-0001.n1", reason: "wrong audience"),
        .noticeCompleted(
            incident, "inc-0001.n1",
            DeliveryCounts(accepted: 1_000_000, rejected: 0, suppressed: 7),
            ledgerDigest: "ab12"),
    ]

    static let targets: [Event] =
        [
            .targetMoved(incident, TargetKey(.update, "3"), due: later, atRisk: at),
            .targetAtRisk(incident, TargetKey(.firstNotice)),
            .targetMet(incident, TargetKey(.acknowledge), margin: TimeSpan(milliseconds: -1)),
            .targetBreached(incident, TargetKey(.notice, "first")),
            .targetDropped(incident, TargetKey(.resource, "gateways")),
        ]
        + TargetKey.Kind.allCases.map {
            .targetStarted(incident, TargetKey($0), startedAt: at, due: later, atRisk: at)
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
            .incidentMitigated(incident, note: "on standby"),
            .incidentRecovered(incident, note: ""),
            .incidentRelapsed(incident, reason: "again"),
            .standDownConditionChanged(incident, holds: true),
            .checklistConfirmed(incident, items: [0, 2]),
            .responseEnded(incident, note: ""),
            .reviewOpened(incident, due: later),
            .reviewOpened(incident, due: nil),
            .reviewRecorded(incident, .cause(class: "change", text: "deploy at noon")),
            .reviewRecorded(incident, .satisfaction(0.93)),
            .reviewRecorded(incident, .satisfaction(1)),
            .reviewRecorded(incident, .satisfaction(.infinity)),
            .reviewRecorded(incident, .noActionReason("nothing to change")),
            .reviewCompleted(incident),
            .actionAdded(incident, action),
            .actionAdded(
                incident,
                CorrectiveAction(
                    id: "inc-0001.a2", incident: incident, title: "t", owner: "li-na", due: at,
                    addedAt: at)),
            .actionCompleted(incident, "inc-0001.a1", note: ""),
            .actionVerified(incident, "inc-0001.a1", isEffective: false, note: "no change"),
            .incidentClosed(incident, note: ""),
            .noteAdded(incident, text: "CEO \"called\"\n一"),
        ]
        + ReviewPart.allCases.map { .reviewRecorded(incident, .finding($0, text: "f")) }
}
