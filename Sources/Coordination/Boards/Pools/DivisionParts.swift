// SPDX-License-Identifier: Apache-2.0
// How a pool was divided, what one incident lost to another, and by which right.

package import Notation
import ResponseCore
import ResponseModel

/// How the free units of a pool were divided among requests.
package struct DivisionPart: Board {
    package var at = Timestamp(milliseconds: 0)
    package var free = 0
    package var reserve = 0
    package var shares: [Share] = []
    package var othersWaiting = 0

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("at", &at)
        form("free", &free)
        form("reserve", &reserve)
        form("shares", &shares)
        form("others_waiting", &othersWaiting)
    }

    /// What a request got.
    package struct Share: Board {
        package var request = ""
        package var incident = ""
        package var level: Int?
        package var wanted = 0
        package var granted = 0

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("request", &request)
            form("incident", &incident)
            form("level", &level)
            form("wanted", &wanted)
            form("granted", &granted)
        }
    }
}

extension DivisionPart {
    init(_ division: PoolDivision) {
        at = division.at
        free = division.free
        reserve = division.reserve
        shares = division.shares.map { known in
            var share = Share()
            share.request = known.request.raw
            share.incident = known.incident.raw
            share.level = known.level
            share.wanted = known.wanted
            share.granted = known.granted
            return share
        }
        othersWaiting = division.others
    }
}

/// The level that may take units from another.
package struct RightPart: Board {
    package var taker = 0
    package var giver = 0

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("taker", &taker)
        form("giver", &giver)
    }
}

extension RightPart {
    init(_ right: PreemptionRule.Right) {
        taker = right.taker
        giver = right.giver
    }
}

/// Units that another incident has taken.
package struct LossPart: Board {
    package var units = 0
    package var to = ""
    package var request = ""
    package var because = BecausePart()
    package var people: [NamedPart] = []
    package var substitute: SubstitutePart?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("units", &units)
        form("to", &to)
        form("request", &request)
        form("because", &because)
        form("people", &people)
        form("substitute", &substitute)
    }

    /// By which right they were taken.
    package struct BecausePart: Board {
        /// `rule` or `hand`.
        package var kind = ""
        package var taker: Int?
        package var giver: Int?
        package var reason: String?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("kind", &kind)
            form("taker", &taker)
            form("giver", &giver)
            form("reason", &reason)
        }
    }

    /// What takes their place: another pool, or the units that come back.
    package struct SubstitutePart: Board {
        package var pool: NamedPart?
        package var units = 0
        package var leadTimeSeconds: Int?
        package var isMutualAid = false
        package var comesBack: Timestamp?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("pool", &pool)
            form("units", &units)
            form("lead_time", &leadTimeSeconds)
            form("mutual_aid", &isMutualAid)
            form("comes_back", &comesBack)
        }
    }
}

extension LossPart {
    init(_ loss: Preemption, _ source: BoardSource) {
        units = loss.units
        to = loss.incident.raw
        request = loss.request.raw
        switch loss.because {
        case .rule(let taker, let giver):
            (because.kind, because.taker, because.giver) = ("rule", taker, giver)
        case .hand(let reason): (because.kind, because.reason) = ("hand", reason)
        }
        people = loss.members.map { source.person($0) }
        substitute = SubstitutePart(loss.substitute, source)
    }
}

extension LossPart.SubstitutePart {
    init?(_ substitute: Preemption.Substitute, _ source: BoardSource) {
        switch substitute {
        case .pool(let id, let count, let leadTime, let isAid):
            pool = source.pool(id)
            units = count
            leadTimeSeconds = leadTime.wholeSeconds
            isMutualAid = isAid
        case .comesBack(let at, let count):
            units = count
            comesBack = at
        case .none: return nil
        }
    }
}
