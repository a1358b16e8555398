// SPDX-License-Identifier: Apache-2.0
// Requests for units of pools.

package import Notation
package import ResponseModel

/// A wish about a request.
package enum ResourceCommand: Sendable, Equatable {
    case request(IncidentID, pool: PoolID, units: Int, skills: [String], reason: String)
    /// Commit by hand. `units` nil: all that is missing. `force`: also from the reserve, with a
    /// reason.
    case commit(RequestID, units: Int?, force: Bool, reason: String)
    case decline(RequestID, reason: String)
    /// Units are on their way.
    case mobilise(RequestID, arrivesIn: TimeSpan?)
    /// Units have arrived and work.
    case assign(RequestID)
    /// Units are no longer needed.
    case release(RequestID)
    /// Units are back in the pool; of a consumable, `used` units never come back.
    case giveBack(RequestID, used: Int)
    /// Say that a pool could serve what a request misses; nothing is allocated by it.
    case offer(RequestID, pool: PoolID, units: Int, note: String)
    /// Take an offer: its units are committed. Of a partner's pool only its authority may.
    /// `units` nil: all that were offered and are missing.
    case acceptOffer(RequestID, pool: PoolID, units: Int?, reason: String)
    /// Take units from another request by force. `units` nil: all that are missing.
    case take(RequestID, from: RequestID, units: Int?, reason: String)
    /// Confirm lines of the checklist of the pool, counted from 0 (S064).
    case confirmPreparation(RequestID, items: [Int])
    /// Units start work although the checklist is not confirmed.
    case startUnprepared(RequestID, reason: String)
    /// Units of supplies are used up while the incident holds them.
    case useSupplies(RequestID, units: Int)
}

extension ResourceCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case request = "request_resource"
        case commit = "commit_resource"
        case decline = "decline_resource"
        case mobilise = "mobilise_resource"
        case assign = "assign_resource"
        case release = "release_resource"
        case giveBack = "return_resource"
        case offer = "offer_resource"
        case acceptOffer = "accept_offer"
        case take = "take_resource"
        case confirmPreparation = "confirm_preparation"
        case startUnprepared = "start_unprepared"
        case useSupplies = "use_supplies"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .request(let incident, let pool, let units, let skills, let reason):
            Stored(.request, incident, pool, units, skills, reason)
        case .commit(let request, let units, let force, let reason):
            Stored(.commit, request, units, force, reason)
        case .decline(let request, let reason): Stored(.decline, request, reason)
        case .mobilise(let request, let arrivesIn): Stored(.mobilise, request, arrivesIn)
        case .assign(let request): Stored(.assign, request)
        case .release(let request): Stored(.release, request)
        case .giveBack(let request, let used): Stored(.giveBack, request, used)
        case .offer(let request, let pool, let units, let note):
            Stored(.offer, request, pool, units, note)
        case .acceptOffer(let request, let pool, let units, let reason):
            Stored(.acceptOffer, request, pool, units, reason)
        case .take(let request, let giver, let units, let reason):
            Stored(.take, request, giver, units, reason)
        case .confirmPreparation(let request, let items):
            Stored(.confirmPreparation, request, items)
        case .startUnprepared(let request, let reason): Stored(.startUnprepared, request, reason)
        case .useSupplies(let request, let units): Stored(.useSupplies, request, units)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .request:
            Form("incident", "pool", "units", Member.missing("skills", []), "reason") {
                .request($0, pool: $1, units: $2, skills: $3, reason: $4)
            }
        case .commit:
            Form(
                "request", Member.optional("units"), Member.missing("force", false),
                Member.missing("reason", "")
            ) { .commit($0, units: $1, force: $2, reason: $3) }
        case .decline: Form("request", "reason") { .decline($0, reason: $1) }
        case .mobilise:
            Form("request", Member.optional("arrives_in")) { .mobilise($0, arrivesIn: $1) }
        case .assign: Form("request") { .assign($0) }
        case .release: Form("request") { .release($0) }
        case .giveBack: Form("request", Member.missing("used", 0)) { .giveBack($0, used: $1) }
        case .offer:
            Form("request", "pool", "units", "note") { .offer($0, pool: $1, units: $2, note: $3) }
        case .acceptOffer:
            Form("request", "pool", Member.optional("units"), Member.missing("reason", "")) {
                .acceptOffer($0, pool: $1, units: $2, reason: $3)
            }
        case .take:
            Form("request", "from", Member.optional("units"), "reason") {
                .take($0, from: $1, units: $2, reason: $3)
            }
        case .confirmPreparation: Form("request", "items") { .confirmPreparation($0, items: $1) }
        case .startUnprepared: Form("request", "reason") { .startUnprepared($0, reason: $1) }
        case .useSupplies: Form("request", "units") { .useSupplies($0, units: $1) }
        }
    }
}

extension ResourceCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .commit(let request, _, _, _), .decline(let request, _), .take(let request, _, _, _),
            .startUnprepared(let request, _):
            .holder(.commitResources, in: request.incident)
        case .request, .mobilise, .assign, .release, .giveBack, .offer, .acceptOffer,
            .confirmPreparation, .useSupplies:
            .person
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: ResourceCommand) throws(Refusal) {
        switch command {
        case .request(let id, let pool, let units, let skills, let reason):
            try requestResource(id, pool, units, skills, reason)
        case .commit(let request, let units, let force, let reason):
            try commitResource(request, units, force, reason)
        case .decline(let request, let reason): try declineResource(request, reason)
        case .mobilise(let request, let arrivesIn): try mobiliseResource(request, arrivesIn)
        case .assign(let request): try assignResource(request)
        case .release(let request): try releaseResource(request)
        case .giveBack(let request, let used): try returnResource(request, used)
        case .offer(let request, let pool, let units, let note):
            try offerResource(request, pool, units, note)
        case .acceptOffer(let request, let pool, let units, let reason):
            try acceptOffer(request, pool, units, reason)
        case .take(let request, let giver, let units, let reason):
            try takeResource(request, giver, units, reason)
        case .confirmPreparation(let request, let items): try confirmPreparation(request, items)
        case .startUnprepared(let request, let reason): try startUnprepared(request, reason)
        case .useSupplies(let request, let units): try useSupplies(request, units)
        }
    }
}
