// SPDX-License-Identifier: Apache-2.0
// Stored forms of what a snapshot keeps. They live as long as the build that wrote them: a snapshot
// in another form is thrown away and made again from the journal.

package import Notation
import ResponseModel

extension StateRest: Shaped {
    package var shape: JSON {
        .shape(
            ("now", now), ("incidents", incidents), ("live", live), ("pools", pools),
            ("members", members), ("keys", keys))
    }

    package init(shape: JSON) throws(ShapeError) {
        now = try shape.read("now")
        incidents = try shape.read("incidents")
        live = try shape.read("live")
        pools = try shape.read("pools")
        members = try shape.read("members")
        keys = try shape.read("keys")
    }
}

extension StateRest.Pool: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("total", state.total), ("assigned", state.assigned),
            ("out_of_service", state.outOfService), ("used", state.used),
            ("restocked", state.restocked), ("holders", state.holders), ("waiting", state.waiting),
            ("absences", state.absences), ("restock_due", state.restockDue),
            ("is_restock_ordered", state.isRestockOrdered), ("expired", state.expired),
            ("lots", state.lots), ("opened_reserve", state.openedReserve),
            ("assessment", state.assessment), ("since", state.since),
            ("divisions", state.divisions))
    }

    package init(shape: JSON) throws(ShapeError) {
        id = try shape.read("id")
        state = PoolState(total: try shape.read("total"))
        state.assigned = try shape.read("assigned")
        state.outOfService = try shape.read("out_of_service")
        state.used = try shape.read("used")
        state.restocked = try shape.read("restocked")
        state.holders = try shape.read("holders")
        state.waiting = try shape.read("waiting")
        state.absences = try shape.read("absences")
        state.restockDue = try shape.readIfPresent("restock_due")
        state.isRestockOrdered = try shape.read("is_restock_ordered")
        state.expired = try shape.read("expired")
        state.lots = try shape.read("lots")
        state.openedReserve = try shape.read("opened_reserve")
        state.assessment = try shape.readIfPresent("assessment")
        state.since = try shape.read("since")
        state.divisions = try shape.read("divisions")
    }
}

extension StateRest.Member: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("holder", state.holder), ("since", state.since),
            ("worked", state.worked), ("rests_since", state.restsSince),
            ("out_of_service", state.outOfService),
            ("out_of_service_pool", state.outOfServicePool))
    }

    package init(shape: JSON) throws(ShapeError) {
        id = try shape.read("id")
        state.holder = try shape.readIfPresent("holder")
        state.since = try shape.readIfPresent("since")
        state.worked = try shape.read("worked")
        state.restsSince = try shape.readIfPresent("rests_since")
        state.outOfService = try shape.readIfPresent("out_of_service")
        state.outOfServicePool = try shape.readIfPresent("out_of_service_pool")
    }
}

extension Absence: Shaped {
    package var shape: JSON { .shape(("units", units), ("why", why)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(units: try shape.read("units"), why: try shape.read("why"))
    }
}

extension CommandKeys: Shaped {
    package var shape: JSON {
        .shape(("younger", youngerKeys), ("older", olderKeys), ("newest", newest))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            younger: try shape.read("younger"), older: try shape.read("older"),
            newest: try shape.readIfPresent("newest"))
    }
}
