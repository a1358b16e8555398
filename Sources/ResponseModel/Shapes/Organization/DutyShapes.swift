// SPDX-License-Identifier: Apache-2.0
// Stored forms of rotations and of the ladders of escalation.

package import Notation

extension Rotation: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("name", name), ("zone", zone), ("layers", layers),
            ("overrides", overrides.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            zone: try shape.read("zone"), layers: try shape.read("layers"),
            overrides: try shape.read("overrides", default: []))
    }
}

extension Rotation.Layer: Shaped {
    package var shape: JSON {
        .shape(
            ("members", members), ("starts", starts), ("turn_days", turnDays),
            ("hours", hours.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            members: try shape.read("members"), starts: try shape.read("starts"),
            turnDays: try shape.read("turn_days"), hours: try shape.read("hours", default: []))
        // Turns are counted by dividing.
        guard turnDays >= 1 else {
            throw ShapeError.expected("a whole number from 1").within("turn_days")
        }
    }
}

extension Rotation.DutyHours: Shaped {
    package var shape: JSON {
        .shape(("weekdays", weekdays), ("from_minute", fromMinute), ("to_minute", toMinute))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            weekdays: try shape.read("weekdays"), fromMinute: try shape.read("from_minute"),
            toMinute: try shape.read("to_minute"))
    }
}

extension Rotation.Override: Shaped {
    package var shape: JSON { .shape(("from", from), ("to", to), ("person", person)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            from: try shape.read("from"), to: try shape.read("to"),
            person: try shape.read("person"))
    }
}

extension EscalationPolicy: Shaped {
    package var shape: JSON {
        .shape(("id", id), ("name", name), ("rungs", rungs), ("repeats", repeats))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            rungs: try shape.read("rungs"), repeats: try shape.read("repeats"))
    }
}

extension EscalationPolicy.Rung: Shaped {
    package var shape: JSON { .shape(("notify", notify), ("timeout", timeout)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(notify: try shape.read("notify"), timeout: try shape.read("timeout"))
    }
}

/// `"on_duty"`, or an object of one member: `{"rotation": …}`, `{"person": …}`, `{"team": …}`.
extension EscalationPolicy.Callee: Shaped {
    package var shape: JSON {
        switch self {
        case .onDuty: "on_duty"
        case .rotation(let id): .shape(("rotation", id))
        case .person(let id): .shape(("person", id))
        case .team(let id): .shape(("team", id))
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        switch (shape.string ?? shape.members?.first?.key) ?? "" {
        case "on_duty": self = .onDuty
        case "rotation": self = .rotation(try shape.read("rotation"))
        case "person": self = .person(try shape.read("person"))
        case "team": self = .team(try shape.read("team"))
        default: throw .expected("on_duty, or an object of rotation, person or team")
        }
    }
}
