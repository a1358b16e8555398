// SPDX-License-Identifier: Apache-2.0
// Stored forms of steps and of values by level.

package import Notation

extension Step: Shaped {
    /// Traps for a step with branches: only actions can be improvised.
    package var shape: JSON {
        precondition(kind == .action, "only an action can be added by hand, not \(kind.name)")
        return .shape(
            ("id", id), ("title", title), ("instructions", instructions), ("role", role),
            ("within", within.isEmpty ? nil : within), ("next", next),
            ("review", review == .none ? nil : review), ("rollback", rollback),
            ("is_destructive", isDestructive ? true : nil))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), kind: .action, title: try shape.read("title"),
            role: try shape.readIfPresent("role"),
            within: try shape.read("within", default: PerLevel(nil)),
            next: try shape.readIfPresent("next"),
            review: try shape.read("review", default: .none),
            rollback: try shape.readIfPresent("rollback"),
            isDestructive: try shape.read("is_destructive", default: false))
        instructions = try shape.readIfPresent("instructions")
    }
}

extension Step.Review: Shaped {}

extension PerLevel: Shaped where Value: Shaped {
    package var shape: JSON {
        .shape(
            ("common", common), ("levels", byLevel.map { Entry(level: $0.level, value: $0.value) }))
    }

    package init(shape: JSON) throws(ShapeError) {
        let entries: [Entry<Value>] = try shape.read("levels")
        self.init(
            byLevel: entries.map { ($0.level, $0.value) },
            common: try shape.readIfPresent("common"))
    }
}

/// The value of one level.
private struct Entry<Value: Shaped>: Shaped {
    var level: Int
    var value: Value

    var shape: JSON { .shape(("level", level), ("value", value)) }

    init(level: Int, value: Value) {
        self.level = level
        self.value = value
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(level: try shape.read("level"), value: try shape.read("value"))
    }
}

/// Milliseconds, or `{"business_days": 3, "calendar": …}`.
extension TimeLimit: Shaped {
    package var shape: JSON {
        switch self {
        case .wall(let span): span.shape
        case .businessDays(let count, let calendar):
            .shape(("business_days", count), ("calendar", calendar))
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        if shape.integer != nil {
            self = .wall(try TimeSpan(shape: shape))
        } else {
            guard case .object = shape else {
                throw .expected("milliseconds, or an object of business_days and calendar")
            }
            self = .businessDays(
                try shape.read("business_days"), calendar: try shape.read("calendar"))
        }
    }
}
