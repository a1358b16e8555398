// SPDX-License-Identifier: Apache-2.0
// Stored forms of what drives a response: facts, rules, targets, roles, needs.

package import Notation

extension FactDeclaration: Shaped {
    package var shape: JSON {
        .shape(
            ("name", name), ("type", type), ("unit", unit), ("initial", initial),
            ("source", source))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            name: try shape.read("name"), type: try shape.read("type"),
            unit: try shape.readIfPresent("unit"), initial: try shape.readIfPresent("initial"),
            source: try shape.readIfPresent("source"))
    }
}

extension Activation: Shaped {
    package var shape: JSON {
        .shape(
            ("when", when), ("group_by", groupBy.unlessEmpty), ("warning", warning),
            ("is_automatic", isAutomatic))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            when: try shape.readIfPresent("when"),
            groupBy: try shape.read("group_by", default: []),
            warning: try shape.readIfPresent("warning"),
            isAutomatic: try shape.read("is_automatic"))
    }
}

extension Classification: Shaped {
    package var shape: JSON {
        .shape(("rules", rules), ("when_unknown", whenUnknown), ("lower_after", lowerAfter))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            rules: try shape.read("rules"), whenUnknown: try shape.read("when_unknown"),
            lowerAfter: try shape.read("lower_after"))
    }
}

extension Classification.WhenUnknown: Shaped {}

extension Classification.Rule: Shaped {
    package var shape: JSON { .shape(("level", level), ("when", when), ("because", because)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            level: try shape.read("level"), when: try shape.readIfPresent("when"),
            because: try shape.readIfPresent("because"))
    }
}

extension ResponseTarget: Shaped {
    package var shape: JSON { .shape(("kind", kind), ("limits", limits)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(kind: try shape.read("kind"), limits: try shape.read("limits"))
    }
}

extension ResponseTarget.Kind: Shaped {}

extension RoleRule: Shaped {
    package var shape: JSON {
        .shape(
            ("role", role), ("rotation", rotation), ("escalation", escalation),
            ("levels", levels))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            role: try shape.read("role"), rotation: try shape.readIfPresent("rotation"),
            escalation: try shape.readIfPresent("escalation"),
            levels: try shape.readIfPresent("levels"))
    }
}

extension ResourceNeed: Shaped {
    package var shape: JSON {
        .shape(
            ("pool", pool), ("quantity", quantity), ("skills", skills.unlessEmpty),
            ("within", within.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            pool: try shape.read("pool"), quantity: try shape.read("quantity"),
            skills: try shape.read("skills", default: []),
            within: try shape.read("within", default: PerLevel(nil)))
    }
}

extension RegulatorRule: Shaped {
    package var shape: JSON { .shape(("clock", clock), ("levels", levels), ("when", when)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            clock: try shape.read("clock"), levels: try shape.readIfPresent("levels"),
            when: try shape.readIfPresent("when"))
    }
}
