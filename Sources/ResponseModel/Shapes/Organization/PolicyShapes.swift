// SPDX-License-Identifier: Apache-2.0
// Stored forms of the organisation's own rules: targets, classes, bands, retention, regulators.

package import Notation

extension TargetPolicy: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("name", name), ("source", source), ("scope", scope), ("clocks", clocks))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            source: try shape.read("source"), scope: try shape.read("scope"),
            clocks: try shape.read("clocks"))
    }
}

extension TargetPolicy.Scope: Shaped {
    package var shape: JSON {
        .shape(("category", category), ("channel", channel), ("tier", tier))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            category: try shape.readIfPresent("category"),
            channel: try shape.readIfPresent("channel"), tier: try shape.readIfPresent("tier"))
    }
}

extension TargetPolicy.Clock: Shaped {
    package var shape: JSON { .shape(("name", name), ("limit", limit)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(name: try shape.read("name"), limit: try shape.read("limit"))
    }
}

extension Taxonomy: Shaped {
    package var shape: JSON { .shape(("id", id), ("name", name), ("classes", classes)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            classes: try shape.read("classes"))
    }
}

extension Taxonomy.Class: Shaped {
    package var shape: JSON { .shape(("id", id), ("name", name)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(id: try shape.read("id"), name: try shape.read("name"))
    }
}

extension RiskBand: Shaped {
    package var shape: JSON { .shape(("from", from), ("name", name), ("colour", colour)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            from: try shape.read("from"), name: try shape.read("name"),
            colour: try shape.read("colour"))
    }
}

extension RetentionPeriod: Shaped {
    package var shape: JSON { .shape(("record", record), ("years", years), ("source", source)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            record: try shape.read("record"), years: try shape.read("years"),
            source: try shape.read("source"))
    }
}

extension RegulatorClock: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("name", name), ("authority", authority), ("limit", limit),
            ("source", source))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            authority: try shape.read("authority"), limit: try shape.read("limit"),
            source: try shape.read("source"))
    }
}
