// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
import ResponseModel

/// A request with the divisions that it took part in: why it has what it has.
package struct RequestBoard: Board {
    /// The request itself, whose members come first.
    package var request = RequestPart()
    package var divisions: [DivisionPart] = []
    package var followedBy: [RequestPart] = []
    package var preemption: [RightPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        request.members(&form)
        form("divisions", &divisions)
        form("followed_by", &followedBy)
        form("preemption", &preemption)
    }
}

extension RequestBoard {
    /// The board of a request; nil: there is no such one.
    package init?(_ id: RequestID, _ source: BoardSource) {
        let incident = source.state.incident(of: id)
        guard let incident, let found = incident.requests[id] else { return nil }
        request = RequestPart(found, source)
        divisions = (source.state.pools[found.pool]?.divisions ?? [])
            .filter { division in division.shares.contains { $0.request == id } }
            .map { DivisionPart($0) }
        followedBy = incident.requests.values.filter { $0.follows == id }
            .map { RequestPart($0, source) }
        preemption = source.state.preemption(of: found.pool).rights.map { RightPart($0) }
    }
}

extension ResourceRequest {
    /// The request that it continues.
    fileprivate var follows: RequestID? {
        switch reason {
        case .regain(let id, _), .substitute(let id), .relief(let id): id
        case .plan, .hand: nil
        }
    }
}

/// A request for units, from its first day to their return.
package struct RequestPart: Board {
    package var id = ""
    package var incident = ""
    package var pool = NamedPart()
    package var status = ""
    package var units = 0
    package var committed = 0
    package var holds = 0
    package var missing = 0
    package var used = 0
    package var skills: [String] = []
    package var because = RequestReasonPart()
    package var requestedAt: Timestamp?
    package var due: Timestamp?
    package var committedAt: Timestamp?
    package var mobilisedAt: Timestamp?
    package var estimatedArrival: Timestamp?
    package var assignedAt: Timestamp?
    package var releasedAt: Timestamp?
    package var returnedAt: Timestamp?
    package var expectedReturn: Timestamp?
    package var people: [DutyPart] = []
    package var offers: [OfferPart] = []
    package var prepared: [Int] = []
    package var losses: [LossPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("incident", &incident)
        form("pool", &pool)
        form("status", &status)
        form("units", &units)
        form("committed", &committed)
        form("holds", &holds)
        form("missing", &missing)
        form("used", &used)
        form("skills", &skills)
        form("because", &because)
        moments(&form)
        form("people", &people)
        form("offers", &offers)
        form("prepared", &prepared)
        form("losses", &losses)
    }

    private mutating func moments(_ form: inout BoardForm) {
        form("requested_at", &requestedAt)
        form("due", &due)
        form("committed_at", &committedAt)
        form("mobilised_at", &mobilisedAt)
        form("estimated_arrival", &estimatedArrival)
        form("assigned_at", &assignedAt)
        form("released_at", &releasedAt)
        form("returned_at", &returnedAt)
        form("expected_return", &expectedReturn)
    }
}

extension RequestPart {
    init(_ request: ResourceRequest, _ source: BoardSource) {
        id = request.id.raw
        incident = request.incident.raw
        pool = source.pool(request.pool)
        status = request.status.rawValue
        units = request.units
        committed = request.committed
        holds = request.holds
        missing = request.missing
        used = request.used
        skills = request.skills
        because = RequestReasonPart(request.reason)
        tellMoments(of: request, source)
        people = request.duties.map { DutyPart($0, source) }
        offers = request.offers.map { OfferPart($0, source) }
        prepared = request.prepared
        losses = request.losses.map { LossPart($0, source) }
    }

    private mutating func tellMoments(of request: ResourceRequest, _ source: BoardSource) {
        requestedAt = request.requestedAt
        due = request.due
        committedAt = request.committedAt
        mobilisedAt = request.mobilisedAt
        estimatedArrival = request.estimatedArrival
        assignedAt = request.assignedAt
        releasedAt = request.releasedAt
        returnedAt = request.returnedAt
        if request.holds > 0, let model = source.organization?.pools[request.pool] {
            expectedReturn = source.state.expectedReturn(of: request, model)
        }
    }
}
