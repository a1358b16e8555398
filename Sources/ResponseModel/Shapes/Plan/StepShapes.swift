// SPDX-License-Identifier: Apache-2.0
// Stored forms of playbooks, of their steps and of values by level.

package import Notation

extension Playbook: Shaped {
    package var shape: JSON { .shape(("start", start), ("steps", steps.unlessEmpty)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            start: try shape.readIfPresent("start"),
            steps: try shape.read("steps", default: []))
    }
}

/// An action has no `kind`: it was the only one that was stored in 0.1.0.
extension Step: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("kind", kind == .action ? nil : kind), ("title", title),
            ("instructions", instructions), ("role", role), ("within", within.unlessEmpty),
            ("next", next), ("review", review == .none ? nil : review), ("rollback", rollback),
            ("is_destructive", isDestructive ? true : nil),
            ("guidance", guidance.isEmpty ? nil : guidance))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), kind: try shape.read("kind", default: .action),
            title: try shape.read("title"),
            role: try shape.readIfPresent("role"),
            within: try shape.read("within", default: PerLevel(nil)),
            next: try shape.readIfPresent("next"),
            review: try shape.read("review", default: .none),
            rollback: try shape.readIfPresent("rollback"),
            isDestructive: try shape.read("is_destructive", default: false))
        instructions = try shape.readIfPresent("instructions")
        guidance = try shape.read("guidance", default: Guidance())
    }
}

extension Step.Kind: Shaped {
    package var shape: JSON {
        switch self {
        case .action: .shape(("type", Word.action))
        case .parallel(let branches): .shape(("type", Word.parallel), ("branches", branches))
        case .ifCondition(let when, let onTrue, let onFalse):
            .shape(
                ("type", Word.if), ("when", when), ("on_true", onTrue), ("on_false", onFalse))
        case .whileCondition(let when, let onTrue):
            .shape(("type", Word.while), ("when", when), ("on_true", onTrue))
        case .switchCondition(let subject, let cases, let otherwise):
            .shape(
                ("type", Word.switch), ("on", subject), ("cases", cases),
                ("otherwise", otherwise))
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .action: self = .action
        case .parallel: self = .parallel(branches: try shape.read("branches"))
        case .if:
            self = .ifCondition(
                when: try shape.read("when"), onTrue: try shape.read("on_true"),
                onFalse: try shape.readIfPresent("on_false"))
        case .while:
            self = .whileCondition(
                when: try shape.read("when"), onTrue: try shape.read("on_true"))
        case .switch:
            self = .switchCondition(
                on: try shape.read("on"), cases: try shape.read("cases"),
                otherwise: try shape.readIfPresent("otherwise"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case action, parallel, `if`, `while`, `switch`
    }
}

extension Step.Case: Shaped {
    package var shape: JSON { .shape(("value", value), ("step", step)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(value: try shape.read("value"), step: try shape.read("step"))
    }
}

extension Step.Review: Shaped {}

extension PerLevel {
    /// Itself; nil when no level has a value: such members are left out.
    var unlessEmpty: Self? { isEmpty ? nil : self }
}

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
