// SPDX-License-Identifier: Apache-2.0
// Stored forms of what a plan gives people to read.

package import Notation

extension Guidance: Shaped {
    package var shape: JSON {
        .shape(
            ("commands", commands.unlessEmpty), ("checklist", checklist.unlessEmpty),
            ("records", records.unlessEmpty), ("references", references.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            commands: try shape.read("commands", default: []),
            checklist: try shape.read("checklist", default: []),
            records: try shape.read("records", default: []),
            references: try shape.read("references", default: []))
    }
}

extension ShownCommand: Shaped {
    package var shape: JSON { .shape(("text", text), ("place", place), ("look_for", lookFor)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            try shape.read("text"), place: try shape.readIfPresent("place"),
            lookFor: try shape.readIfPresent("look_for"))
    }
}

extension Reference: Shaped {
    package var shape: JSON { .shape(("title", title), ("address", address)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            title: try shape.read("title"), address: try shape.readIfPresent("address"))
    }
}

extension PlanBackground: Shaped {
    package var shape: JSON {
        .shape(
            ("tags", tags.unlessEmpty), ("sharing", sharing), ("related", related.unlessEmpty),
            ("references", references.unlessEmpty), ("preparation", preparation.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            tags: try shape.read("tags", default: []),
            sharing: try shape.readIfPresent("sharing"),
            related: try shape.read("related", default: []),
            references: try shape.read("references", default: []),
            preparation: try shape.read("preparation", default: []))
    }
}

extension PlanBackground.Sharing: Shaped {}

extension PlanBackground.Preparation: Shaped {
    package var shape: JSON { .shape(("task", task), ("every", every)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(task: try shape.read("task"), every: try shape.readIfPresent("every"))
    }
}
