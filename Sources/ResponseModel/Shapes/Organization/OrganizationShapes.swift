// SPDX-License-Identifier: Apache-2.0
// The stored form of the organisation, and of its scale.

package import Notation

extension Organization: Shaped {
    package var shape: JSON {
        .shape(
            ("name", name), ("zone", zone), ("scale", scale),
            ("default_calendar", defaultCalendar), ("calendars", calendars.unlessEmpty),
            ("roles", roles.unlessEmpty), ("people", people.unlessEmpty),
            ("teams", teams.unlessEmpty), ("rotations", rotations.unlessEmpty),
            ("escalations", escalations.unlessEmpty), ("channels", channels.unlessEmpty),
            ("tiers", tiers.unlessEmpty), ("audiences", audiences.unlessEmpty),
            ("pools", pools.unlessEmpty), ("preemption", preemption),
            ("target_policies", targetPolicies.unlessEmpty),
            ("taxonomies", taxonomies.unlessEmpty), ("risk_bands", riskBands.unlessEmpty),
            ("retention", retention.unlessEmpty),
            ("regulator_clocks", regulatorClocks.unlessEmpty), ("intake", intake),
            ("governance", governance))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            name: try shape.read("name"), zone: try shape.read("zone"),
            scale: try shape.read("scale"))
        defaultCalendar = try shape.readIfPresent("default_calendar")
        calendars = try shape.read("calendars", default: [])
        roles = try shape.read("roles", default: [])
        people = try shape.read("people", default: [])
        teams = try shape.read("teams", default: [])
        rotations = try shape.read("rotations", default: [])
        escalations = try shape.read("escalations", default: [])
        channels = try shape.read("channels", default: [])
        tiers = try shape.read("tiers", default: [])
        audiences = try shape.read("audiences", default: [])
        pools = try shape.read("pools", default: [])
        preemption = try shape.read("preemption")
        targetPolicies = try shape.read("target_policies", default: [])
        taxonomies = try shape.read("taxonomies", default: [])
        riskBands = try shape.read("risk_bands", default: [])
        retention = try shape.read("retention", default: [])
        regulatorClocks = try shape.read("regulator_clocks", default: [])
        intake = try shape.readIfPresent("intake")
        governance = try shape.readIfPresent("governance")
    }
}

/// An array in the order of the files.
extension Catalogue: Shaped where Element: Shaped {
    package var shape: JSON { all.shape }
    package init(shape: JSON) throws(ShapeError) { self.init(try [Element](shape: shape)) }
}

extension Catalogue {
    /// The elements; nil when there is none: such members are left out.
    var unlessEmpty: Self? { isEmpty ? nil : self }
}

extension LevelScale: Shaped {
    package var shape: JSON { .shape(("name", name), ("levels", levels)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(name: try shape.read("name"), levels: try shape.read("levels"))
    }
}

extension LevelScale.Level: Shaped {
    package var shape: JSON {
        .shape(("number", number), ("name", name), ("colour", colour), ("meaning", meaning))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            number: try shape.read("number"), name: try shape.read("name"),
            colour: try shape.read("colour"), meaning: try shape.read("meaning"))
    }
}
