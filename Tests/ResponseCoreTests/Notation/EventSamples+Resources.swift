// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension EventSamples {
    private static let other: RequestID = "inc-0002.r1"

    private static let divided: ResourceRequest = {
        var request = ResourceRequest(
            id: "inc-0001.r4", incident: incident, pool: "p", units: 3, skills: [],
            reason: .regain("inc-0001.r1", from: "inc-0002"), requestedAt: at, due: nil)
        request.duties = [duty]
        request.offers = [offer]
        request.prepared = [1]
        request.losses = [loss(.rule(taker: 1, giver: 3), .none)]
        return request
    }()

    private static let duty: MemberDuty = {
        var duty = MemberDuty(
            person: "li-na", from: at, worked: .hours(2), near: at, limit: later)
        duty.isNear = true
        return duty
    }()

    private static let offer = ResourceOffer(
        pool: "partner-agents", units: 4, leadTime: .hours(1), isMutualAid: true,
        source: .substitute(rank: 1),
        rivals: [
            .init(pool: "desk", free: 0, leadTime: .zero, cost: 9_500),
            .init(pool: "hall", free: 1, leadTime: .minutes(3), cost: nil),
        ])

    private static func loss(
        _ right: Preemption.Right, _ substitute: Preemption.Substitute
    ) -> Preemption {
        Preemption(
            units: 2, members: ["li-na"], incident: "inc-0002", request: other, because: right,
            substitute: substitute)
    }

    private static func committed(_ reason: CommitReason) -> Event {
        .resource(incident, .committed("inc-0001.r1", units: 1, because: reason))
    }

    private static func page(_ news: PageNews) -> Event {
        .page(
            incident,
            .ordered(
                Page(
                    id: "inc-0001.p9", person: "li-na", role: Role.incidentCommander, rung: 0,
                    orderedAt: at, due: nil, news: news)))
    }

    /// Division, offers, preemption, people and supplies.
    static let decisions: [Event] = [
        .resource(incident, .requested(divided)),
        .resource(
            incident,
            .requested(
                ResourceRequest(
                    id: "inc-0001.r5", incident: incident, pool: "p", units: 1, skills: [],
                    reason: .substitute(for: "inc-0001.r1"), requestedAt: at, due: nil))),
        .resource(
            incident,
            .requested(
                ResourceRequest(
                    id: "inc-0001.r6", incident: incident, pool: "p", units: 1, skills: [],
                    reason: .relief(for: "inc-0001.r1"), requestedAt: at, due: later))),
        committed(.preempted(from: "inc-0002")), committed(.taken(from: "inc-0002", "VIP")),
        .resource(
            incident, .short("inc-0001.r1", missing: 2, because: .unfit(people: 2, until: later))),
        .resource(
            incident, .short("inc-0001.r1", missing: 2, because: .unfit(people: 1, until: nil))),
        .pool(
            "p",
            .divided(
                PoolDivision(
                    at: at, free: 4, reserve: 1,
                    shares: [
                        .init(
                            request: other, incident: "inc-0002", level: 1, wanted: 4, granted: 4),
                        .init(
                            request: "inc-0001.r1", incident: incident, level: nil, wanted: 2,
                            granted: 0),
                    ], others: 3))),
        .resource(incident, .offered("inc-0001.r1", offer)),
        .resource(
            incident,
            .offered(
                "inc-0001.r1",
                ResourceOffer(
                    pool: "desk", units: 1, leadTime: .zero, isMutualAid: false, source: .sameSkills
                ))),
        .resource(
            incident,
            .offered(
                "inc-0001.r1",
                ResourceOffer(
                    pool: "desk", units: 1, leadTime: .zero, isMutualAid: false,
                    source: .hand("called")))),
        .resource(incident, .substituted("inc-0001.r1", by: "inc-0001.r5", units: 2)),
        .resource(
            incident,
            .preempted(
                "inc-0001.r1",
                loss(
                    .rule(taker: 1, giver: 3),
                    .pool("desk", units: 2, leadTime: .minutes(3), isMutualAid: true)))),
        .resource(
            incident, .preempted("inc-0001.r1", loss(.hand("VIP"), .comesBack(later, units: 2)))),
        .pool("p", .reserveOpened(units: 2, reason: "two at once")),
        .resource(
            incident,
            .membersCommitted(
                "inc-0001.r1", [duty, MemberDuty(person: "wang-min", from: at)],
                passedOver: [
                    PassedOver(person: "a", because: .elsewhere(other)),
                    PassedOver(person: "b", because: .outOfService("ill")),
                    PassedOver(person: "c", because: .resting(until: later)),
                    PassedOver(person: "d", because: .offDuty),
                    PassedOver(person: "e", because: .lacksSkills(["refunds"])),
                ])),
        .resource(incident, .fatigueNear("inc-0001.r1", "li-na", limit: later)),
        .resource(incident, .memberStoodDown("inc-0001.r1", "li-na")),
        .pool("p", .memberOutOfService("li-na", why: "ill")),
        .pool("p", .memberOutOfService("li-na", why: nil)),
        .role(incident, .spanExceeded("operations_lead", people: 8)),
        .resource(incident, .preparationConfirmed("inc-0001.r1", items: [0, 1])),
        .resource(incident, .preparationWaived("inc-0001.r1", open: [1], reason: "no time")),
        .resource(incident, .suppliesUsed("inc-0001.r1", units: 3)),
        .pool("p", .lotStored(StockLot(units: 5, expires: later))),
        .pool("p", .stockExpired(StockLot(units: 5, expires: later), units: 4)),
        .pool("p", .stockDiscarded(units: 4, reason: "expired")),
        .pool(
            "p",
            .assessed(
                PoolAssessment(
                    at: at, by: "li-na", availability: 90, effectiveness: 80, note: "two are old"))),
        page(.unitsLost("p", loss(.hand("VIP"), .none))),
        page(.fatigueNear("li-na", limit: later)), page(.stoodDown("li-na")),
        page(.spanExceeded("operations_lead", people: 8)),
    ]
}
