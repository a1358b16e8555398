// SPDX-License-Identifier: Apache-2.0
// Parts of a request: why it is there, who serves it, what is offered and what was lost.

package import Notation
import ResponseCore
import ResponseModel

/// Why units are asked for.
package struct RequestReasonPart: Board {
    /// `plan`, `hand`, `regain`, `substitute` or `relief`.
    package var kind = ""
    package var level: Int?
    /// What somebody wrote; with `regain` the incident that took the units.
    package var text: String?
    package var request: String?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("kind", &kind)
        form("level", &level)
        form("text", &text)
        form("request", &request)
    }
}

extension RequestReasonPart {
    init(_ reason: ResourceRequest.Reason) {
        switch reason {
        case .plan(let number): (kind, level) = ("plan", number)
        case .hand(let said): (kind, text) = ("hand", said)
        case .regain(let id, let incident):
            (kind, text, request) = ("regain", incident.raw, id.raw)
        case .substitute(let id): (kind, request) = ("substitute", id.raw)
        case .relief(let id): (kind, request) = ("relief", id.raw)
        }
    }
}

/// Somebody who serves a request.
package struct DutyPart: Board {
    package var person = NamedPart()
    package var from = Timestamp(milliseconds: 0)
    /// When they have to be relieved.
    package var limit: Timestamp?
    package var isNear = false

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("person", &person)
        form("from", &from)
        form("limit", &limit)
        form("near", &isNear)
    }
}

extension DutyPart {
    init(_ duty: MemberDuty, _ source: BoardSource) {
        person = source.person(duty.person)
        from = duty.from
        limit = duty.limit
        isNear = duty.isNear
    }
}

/// Another pool that could serve a request.
package struct OfferPart: Board {
    package var pool = NamedPart()
    package var units = 0
    package var leadTimeSeconds = 0
    package var isMutualAid = false
    package var authority: NamedPart?
    package var source = SourcePart()
    package var rivals: [RivalPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("pool", &pool)
        form("units", &units)
        form("lead_time", &leadTimeSeconds)
        form("mutual_aid", &isMutualAid)
        form("authority", &authority)
        form("source", &source)
        form("rivals", &rivals)
    }

    /// Why this pool is offered.
    package struct SourcePart: Board {
        /// `substitute`, `same_skills` or `hand`.
        package var kind = ""
        package var rank: Int?
        package var note: String?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("kind", &kind)
            form("rank", &rank)
            form("note", &note)
        }
    }

    /// A pool that could also serve it and is not offered.
    package struct RivalPart: Board {
        package var pool = NamedPart()
        package var free = 0
        package var leadTimeSeconds = 0
        package var cost: Int64?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("pool", &pool)
            form("free", &free)
            form("lead_time", &leadTimeSeconds)
            form("cost", &cost)
        }
    }
}

extension OfferPart {
    init(_ offer: ResourceOffer, _ source: BoardSource) {
        pool = source.pool(offer.pool)
        units = offer.units
        leadTimeSeconds = offer.leadTime.wholeSeconds
        isMutualAid = offer.isMutualAid
        authority = source.organization?.pools[offer.pool]?.callUp?.authority.map {
            source.role($0)
        }
        self.source = SourcePart(offer.source)
        rivals = offer.rivals.map { rival in
            var part = RivalPart()
            part.pool = source.pool(rival.pool)
            part.free = rival.free
            part.leadTimeSeconds = rival.leadTime.wholeSeconds
            part.cost = rival.cost
            return part
        }
    }
}

extension OfferPart.SourcePart {
    init(_ source: ResourceOffer.Source) {
        switch source {
        case .substitute(let place): (kind, rank) = ("substitute", place)
        case .sameSkills: kind = "same_skills"
        case .hand(let said): (kind, note) = ("hand", said)
        }
    }
}
