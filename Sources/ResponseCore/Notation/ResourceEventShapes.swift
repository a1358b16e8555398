// SPDX-License-Identifier: Apache-2.0
// Stored forms of events about division, offers, preemption, people and supplies.

import Notation

extension Event {
    /// Reads the fields of a kind of this file.
    static func readResource(_ kind: EventKind, _ json: JSON) throws(ShapeError) -> Event {
        switch kind {
        case .poolDivided: .poolDivided(try json.read("pool"), try json.read("division"))
        case .resourceOffered:
            .resourceOffered(
                try json.read("incident"), try json.read("request"), try json.read("offer"))
        case .resourceSubstituted:
            .resourceSubstituted(
                try json.read("incident"), try json.read("request"), by: try json.read("by"),
                units: try json.read("units"))
        case .resourcePreempted:
            .resourcePreempted(
                try json.read("incident"), try json.read("request"), try json.read("loss"))
        case .reserveOpened:
            .reserveOpened(
                try json.read("pool"), units: try json.read("units"),
                reason: try json.read("reason"))
        case .membersCommitted:
            .membersCommitted(
                try json.read("incident"), try json.read("request"), try json.read("members"),
                passedOver: try json.read("passed_over", default: []))
        case .fatigueNear:
            .fatigueNear(
                try json.read("incident"), try json.read("request"), try json.read("person"),
                limit: try json.read("limit"))
        case .memberStoodDown:
            .memberStoodDown(
                try json.read("incident"), try json.read("request"), try json.read("person"))
        case .memberOutOfService:
            .memberOutOfService(
                try json.read("pool"), try json.read("person"), why: try json.readIfPresent("why"))
        default: try readPreparation(kind, json)
        }
    }

    private static func readPreparation(
        _ kind: EventKind, _ json: JSON
    ) throws(ShapeError) -> Event {
        switch kind {
        case .spanExceeded:
            .spanExceeded(
                try json.read("incident"), try json.read("role"), people: try json.read("people"))
        case .preparationConfirmed:
            .preparationConfirmed(
                try json.read("incident"), try json.read("request"), items: try json.read("items"))
        case .preparationWaived:
            .preparationWaived(
                try json.read("incident"), try json.read("request"), open: try json.read("open"),
                reason: try json.read("reason"))
        case .suppliesUsed:
            .suppliesUsed(
                try json.read("incident"), try json.read("request"), units: try json.read("units"))
        case .lotStored: .lotStored(try json.read("pool"), try json.read("lot"))
        case .stockExpired:
            .stockExpired(
                try json.read("pool"), try json.read("lot"), units: try json.read("units"))
        case .stockDiscarded:
            .stockDiscarded(
                try json.read("pool"), units: try json.read("units"),
                reason: try json.read("reason"))
        case .poolAssessed: .poolAssessed(try json.read("pool"), try json.read("assessment"))
        default: throw .expected("an event about resources")
        }
    }

    /// What is stored of an event of this file.
    var resourcePayload: JSON {
        switch self {
        case .poolDivided(let pool, let division):
            .shape(("pool", pool), ("division", division))
        case .resourceOffered(let id, let request, let offer):
            .shape(("incident", id), ("request", request), ("offer", offer))
        case .resourceSubstituted(let id, let request, let other, let units):
            .shape(("incident", id), ("request", request), ("by", other), ("units", units))
        case .resourcePreempted(let id, let request, let loss):
            .shape(("incident", id), ("request", request), ("loss", loss))
        case .reserveOpened(let pool, let units, let reason):
            .shape(("pool", pool), ("units", units), ("reason", reason))
        case .membersCommitted(let id, let request, let duties, let passedOver):
            .shape(
                ("incident", id), ("request", request), ("members", duties),
                ("passed_over", passedOver.isEmpty ? nil : passedOver))
        case .fatigueNear(let id, let request, let person, let limit):
            .shape(("incident", id), ("request", request), ("person", person), ("limit", limit))
        case .memberStoodDown(let id, let request, let person):
            .shape(("incident", id), ("request", request), ("person", person))
        case .memberOutOfService(let pool, let person, let why):
            .shape(("pool", pool), ("person", person), ("why", why))
        case .spanExceeded(let id, let role, let people):
            .shape(("incident", id), ("role", role), ("people", people))
        case .preparationConfirmed(let id, let request, let items):
            .shape(("incident", id), ("request", request), ("items", items))
        case .preparationWaived(let id, let request, let open, let reason):
            .shape(("incident", id), ("request", request), ("open", open), ("reason", reason))
        case .suppliesUsed(let id, let request, let units):
            .shape(("incident", id), ("request", request), ("units", units))
        case .lotStored(let pool, let lot): .shape(("pool", pool), ("lot", lot))
        case .stockExpired(let pool, let lot, let units):
            .shape(("pool", pool), ("lot", lot), ("units", units))
        case .stockDiscarded(let pool, let units, let reason):
            .shape(("pool", pool), ("units", units), ("reason", reason))
        case .poolAssessed(let pool, let assessment):
            .shape(("pool", pool), ("assessment", assessment))
        default: .shape()
        }
    }
}
