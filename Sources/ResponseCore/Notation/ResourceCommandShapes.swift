// SPDX-License-Identifier: Apache-2.0
// Forms of commands about offers, force, people and supplies.

import Notation

extension Command {
    /// Reads the fields of a kind of this file.
    static func readResource(_ kind: CommandKind, _ json: JSON) throws(ShapeError) -> Command {
        switch kind {
        case .offerResource:
            .offerResource(
                try json.read("request"), pool: try json.read("pool"),
                units: try json.read("units"), note: try json.read("note"))
        case .acceptOffer:
            .acceptOffer(
                try json.read("request"), pool: try json.read("pool"),
                units: try json.readIfPresent("units"), reason: try json.read("reason", default: "")
            )
        case .takeResource:
            .takeResource(
                try json.read("request"), from: try json.read("from"),
                units: try json.readIfPresent("units"), reason: try json.read("reason"))
        case .openReserve:
            .openReserve(
                try json.read("pool"), units: try json.read("units"),
                reason: try json.read("reason"))
        case .setMemberOutOfService:
            .setMemberOutOfService(
                try json.read("pool"), try json.read("person"), why: try json.readIfPresent("why"))
        case .confirmPreparation:
            .confirmPreparation(try json.read("request"), items: try json.read("items"))
        case .startUnprepared:
            .startUnprepared(try json.read("request"), reason: try json.read("reason"))
        case .useSupplies: .useSupplies(try json.read("request"), units: try json.read("units"))
        case .restockLot:
            .restockLot(
                try json.read("pool"), units: try json.read("units"),
                expires: try json.readMoment("expires"), note: try json.read("note", default: ""))
        case .discardStock:
            .discardStock(
                try json.read("pool"), units: try json.read("units"),
                reason: try json.read("reason"))
        case .assessPool:
            .assessPool(
                try json.read("pool"), availability: try json.read("availability"),
                effectiveness: try json.read("effectiveness"),
                note: try json.read("note", default: ""))
        default: throw .expected("a command about resources")
        }
    }

    /// What is sent of a command of this file beside its name.
    var resourceFields: JSON {
        switch self {
        case .offerResource(let request, let pool, let units, let note):
            .shape(("request", request), ("pool", pool), ("units", units), ("note", note))
        case .acceptOffer(let request, let pool, let units, let reason):
            .shape(("request", request), ("pool", pool), ("units", units), ("reason", reason))
        case .takeResource(let request, let giver, let units, let reason):
            .shape(("request", request), ("from", giver), ("units", units), ("reason", reason))
        case .openReserve(let pool, let units, let reason):
            .shape(("pool", pool), ("units", units), ("reason", reason))
        case .setMemberOutOfService(let pool, let person, let why):
            .shape(("pool", pool), ("person", person), ("why", why))
        case .confirmPreparation(let request, let items):
            .shape(("request", request), ("items", items))
        case .startUnprepared(let request, let reason):
            .shape(("request", request), ("reason", reason))
        case .useSupplies(let request, let units): .shape(("request", request), ("units", units))
        case .restockLot(let pool, let units, let expires, let note):
            .shape(("pool", pool), ("units", units), ("expires", expires), ("note", note))
        case .discardStock(let pool, let units, let reason):
            .shape(("pool", pool), ("units", units), ("reason", reason))
        case .assessPool(let pool, let availability, let effectiveness, let note):
            .shape(
                ("pool", pool), ("availability", availability), ("effectiveness", effectiveness),
                ("note", note))
        default: .shape()
        }
    }
}
