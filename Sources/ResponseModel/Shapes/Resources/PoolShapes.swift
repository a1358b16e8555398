// SPDX-License-Identifier: Apache-2.0
// The stored form of a pool and of what may be taken from it.

package import Notation

extension ResourcePool: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("name", name), ("kind", kind),
            ("is_consumable", isConsumable ? true : nil), ("units", units),
            ("members", members.unlessEmpty), ("skills", skills.unlessEmpty), ("type", type),
            ("location", location), ("cost", cost), ("lead_times", leadTimes.unlessEmpty),
            ("scope_of_use", scopeOfUse), ("call_up", callUp), ("reserve", reserve),
            ("reorder_point", reorderPoint), ("restock_time", restockTime),
            ("substitutes", substitutes.unlessEmpty),
            ("is_mutual_aid", isMutualAid ? true : nil), ("assess_every", assessEvery),
            ("rotation", rotation), ("calendar", calendar), ("max_hours", maxHours),
            ("min_rest", minRest), ("reports_to", reportsTo),
            ("checklist", checklist.unlessEmpty), ("lots", lots.unlessEmpty),
            ("preemption", preemption))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            kind: try shape.read("kind"), units: try shape.read("units"))
        isConsumable = try shape.read("is_consumable", default: false)
        members = try shape.read("members", default: [])
        skills = try shape.read("skills", default: [])
        type = try shape.readIfPresent("type")
        location = try shape.readIfPresent("location")
        cost = try shape.readIfPresent("cost")
        leadTimes = try shape.read("lead_times", default: [])
        scopeOfUse = try shape.readIfPresent("scope_of_use")
        callUp = try shape.readIfPresent("call_up")
        reserve = try shape.read("reserve")
        reorderPoint = try shape.readIfPresent("reorder_point")
        restockTime = try shape.readIfPresent("restock_time")
        substitutes = try shape.read("substitutes", default: [])
        isMutualAid = try shape.read("is_mutual_aid", default: false)
        assessEvery = try shape.readIfPresent("assess_every")
        rotation = try shape.readIfPresent("rotation")
        calendar = try shape.readIfPresent("calendar")
        maxHours = try shape.readIfPresent("max_hours")
        minRest = try shape.readIfPresent("min_rest")
        reportsTo = try shape.readIfPresent("reports_to")
        checklist = try shape.read("checklist", default: [])
        lots = try shape.read("lots", default: [])
        preemption = try shape.readIfPresent("preemption")
    }
}

extension ResourcePool.Kind: Shaped {}
extension ResourcePool.Cost.Basis: Shaped {}

extension ResourcePool.Cost: Shaped {
    package var shape: JSON {
        .shape(("minor_units", minorUnits), ("currency", currency), ("basis", basis))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            minorUnits: try shape.read("minor_units"), currency: try shape.read("currency"),
            basis: try shape.read("basis"))
    }
}

extension ResourcePool.LeadTime: Shaped {
    package var shape: JSON { .shape(("location", location), ("time", time)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(location: try shape.readIfPresent("location"), time: try shape.read("time"))
    }
}

extension ResourcePool.CallUp: Shaped {
    package var shape: JSON { .shape(("procedure", procedure), ("authority", authority)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            procedure: try shape.read("procedure"),
            authority: try shape.readIfPresent("authority"))
    }
}

extension StockLot: Shaped {
    package var shape: JSON { .shape(("units", units), ("expires", expires)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(units: try shape.read("units"), expires: try shape.read("expires"))
    }
}

extension PreemptionRule: Shaped {
    package var shape: JSON { rights.shape }
    package init(shape: JSON) throws(ShapeError) { self.init(try [Right](shape: shape)) }
}

extension PreemptionRule.Right: Shaped {
    package var shape: JSON { .shape(("taker", taker), ("giver", giver)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(taker: try shape.read("taker"), giver: try shape.read("giver"))
        // The rule counts on from it.
        guard taker < .max else { throw ShapeError.expected("a level").within("taker") }
    }
}
