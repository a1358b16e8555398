// SPDX-License-Identifier: Apache-2.0
// Forms that people and their scripts write by hand: facts as plain JSON, moments as RFC 3339.

import CEL
import Notation
import ResponseModel

extension Declaration: Shaped {
    var shape: JSON {
        .shape(
            ("title", title), ("plan", plan), ("nature", nature), ("scope", scope),
            ("occurred_at", occurredAt), ("facts", facts), ("activates", activates))
    }

    init(shape: JSON) throws(ShapeError) {
        let occurredAt: SentMoment? = try shape.readIfPresent("occurred_at")
        let facts: SentFacts? = try shape.readIfPresent("facts")
        self.init(
            title: try shape.read("title"), plan: try shape.readIfPresent("plan"),
            nature: try shape.read("nature", default: ""),
            scope: try shape.read("scope", default: ""), occurredAt: occurredAt?.moment,
            facts: facts?.facts ?? [],
            activates: try shape.read("activates", default: true))
    }
}

extension ImprovisedStep: Shaped {
    var shape: JSON { .shape(("title", title), ("role", role), ("within", within)) }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            title: try shape.read("title"), role: try shape.read("role"),
            within: try shape.readIfPresent("within"))
    }
}

extension ActionDraft: Shaped {
    var shape: JSON { .shape(("title", title), ("owner", owner), ("due", due)) }

    init(shape: JSON) throws(ShapeError) {
        let due: SentMoment = try shape.read("due")
        self.init(
            title: try shape.read("title"), owner: try shape.read("owner"), due: due.moment)
    }
}

/// A moment in milliseconds since 1970 or as RFC 3339.
struct SentMoment: Shaped {
    var moment: Timestamp

    var shape: JSON { moment.shape }

    init(shape: JSON) throws(ShapeError) {
        if let text = shape.string {
            guard let moment = Timestamp(rfc3339: text) else {
                throw .expected("a moment such as 2026-03-01T02:00:00+08:00")
            }
            self.moment = moment
        } else {
            moment = try Timestamp(shape: shape)
        }
    }
}

/// Facts as an array of name and value, or as an object: `{"error_rate": 0.35}`. A value is plain
/// JSON, or typed such as `{"timestamp": "2026-03-01T02:00:00Z"}`.
struct SentFacts: Shaped {
    var facts: [Fact]

    var shape: JSON { facts.shape }

    init(shape: JSON) throws(ShapeError) {
        guard let members = shape.members else {
            guard shape.array != nil else {
                throw .expected("an array of {\"name\", \"value\"}, or an object of facts")
            }
            facts = try [SentFact](shape: shape).map(\.fact)
            return
        }
        facts = []
        for member in members {
            let value: SentValue = try shape.read(member.key)
            facts.append(Fact(name: member.key, value: value.value))
        }
    }
}

private struct SentFact: Shaped {
    var fact: Fact

    var shape: JSON { fact.shape }

    init(shape: JSON) throws(ShapeError) {
        let value: SentValue = try shape.read("value")
        fact = Fact(name: try shape.read("name"), value: value.value)
    }
}

/// A value as plain JSON or in the typed notation.
private struct SentValue: Shaped {
    var value: FactValue

    var shape: JSON { value.shape }

    init(shape: JSON) throws(ShapeError) {
        switch shape {
        case .bool(let flag): value = .bool(flag)
        case .integer(let number): value = .int(number)
        case .number(let number): value = .double(number)
        case .string(let text): value = .string(text)
        case .array: value = .list(try [SentValue](shape: shape).map(\.value))
        case .object: value = try FactValue(shape: shape)
        case .null: throw .expected("a value; leave a fact out that is not known")
        }
        guard value.isStorable else {
            throw .expected("nested at most \(FactValue.storableDepth) deep")
        }
    }
}
