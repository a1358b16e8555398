// SPDX-License-Identifier: Apache-2.0
// Stored forms of the tests that stand in a plan.

package import Notation

/// `"plan.yaml:14:7"` as an array of path, line and column.
extension TextPlace: Shaped {
    package var shape: JSON {
        [.string(path), .integer(Int64(line)), .integer(Int64(column))]
    }

    package init(shape: JSON) throws(ShapeError) {
        guard let parts = shape.array, parts.count == 3 else {
            throw .expected("an array of path, line and column")
        }
        self.init(
            path: try String(shape: parts[0]), line: try Int(shape: parts[1]),
            column: try Int(shape: parts[2]))
    }
}

extension PlanTest: Shaped {
    package var shape: JSON {
        .shape(
            ("name", name), ("at", at), ("is_timed", isTimed), ("moments", moments),
            ("place", place))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            name: try shape.read("name"), at: try shape.readIfPresent("at"),
            isTimed: try shape.read("is_timed"), moments: try shape.read("moments"),
            place: try shape.read("place"))
    }
}

extension PlanTest.Moment: Shaped {
    package var shape: JSON {
        .shape(
            ("offset", offset), ("signal", signal), ("facts", facts.unlessEmpty),
            ("acts", acts.unlessEmpty), ("checks", checks.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(offset: try shape.read("offset"))
        signal = try shape.readIfPresent("signal")
        facts = try shape.read("facts", default: [])
        acts = try shape.read("acts", default: [])
        checks = try shape.read("checks", default: [])
    }
}

extension PlanTest.Act: Shaped {
    package var shape: JSON { .shape(("deed", deed), ("place", place)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(try shape.read("deed"), at: try shape.read("place"))
    }
}

/// An object of one member, named by what is done.
extension PlanTest.Deed: Shaped {
    package var shape: JSON {
        switch self {
        case .acknowledge(let person): .shape(("acknowledge", person))
        case .complete(let step): .shape(("complete", step))
        case .release(let rule): .shape(("release", rule))
        case .reach(let stage): .shape(("reach", stage))
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        switch shape.members?.first?.key ?? "" {
        case "acknowledge": self = .acknowledge(try shape.read("acknowledge"))
        case "complete": self = .complete(try shape.read("complete"))
        case "release": self = .release(try shape.read("release"))
        case "reach": self = .reach(try shape.read("reach"))
        default: throw .expected("an object of acknowledge, complete, release or reach")
        }
    }
}

extension PlanTest.Stage: Shaped {}
extension Phase: Shaped {}

extension PlanTest.Check: Shaped {
    package var shape: JSON { .shape(("claim", claim), ("place", place)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(try shape.read("claim"), at: try shape.read("place"))
    }
}

/// `{"of": …}` where something is claimed of one role, person, pool, notice, step or target.
extension PlanTest.Claim: Shaped {
    package var shape: JSON {
        switch self {
        case .level(let level): .shape(("type", Word.level), ("is", level))
        case .activates(let does): .shape(("type", Word.activates), ("is", does))
        case .phase(let phase): .shape(("type", Word.phase), ("is", phase))
        case .filled(let role, let isSo): Self.claim(.filled, role, isSo)
        case .called(let person, let isSo): Self.claim(.called, person, isSo)
        case .requested(let pool, let units): Self.claim(.requested, pool, units)
        case .drafted(let rule, let isSo): Self.claim(.drafted, rule, isSo)
        case .noticeDue(let rule, let due): Self.claim(.noticeDue, rule, due)
        case .open(let step, let isSo): Self.claim(.open, step, isSo)
        case .targetDue(let target, let due): Self.claim(.targetDue, target, due)
        case .breached(let target, let isSo): Self.claim(.breached, target, isSo)
        case .reportDue(let clock, let due): Self.claim(.reportDue, clock, due)
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .level: self = .level(try shape.read("is"))
        case .activates: self = .activates(try shape.read("is"))
        case .phase: self = .phase(try shape.read("is"))
        case .filled: self = .filled(try shape.read("of"), try shape.read("is"))
        case .called: self = .called(try shape.read("of"), try shape.read("is"))
        case .requested: self = .requested(try shape.read("of"), try shape.read("is"))
        case .drafted: self = .drafted(try shape.read("of"), try shape.read("is"))
        case .noticeDue: self = .noticeDue(try shape.read("of"), try shape.read("is"))
        case .open: self = .open(try shape.read("of"), try shape.read("is"))
        case .targetDue: self = .targetDue(try shape.read("of"), try shape.read("is"))
        case .breached: self = .breached(try shape.read("of"), try shape.read("is"))
        case .reportDue: self = .reportDue(try shape.read("of"), try shape.read("is"))
        }
    }

    private static func claim(
        _ word: Word, _ subject: any Shaped, _ value: any Shaped
    ) -> JSON {
        .shape(("type", word), ("of", subject), ("is", value))
    }

    private enum Word: String, CaseIterable, Shaped {
        case level, activates, phase, filled, called, requested, drafted, open, breached
        case noticeDue = "notice_due"
        case targetDue = "target_due"
        case reportDue = "report_due"
    }
}

/// `{"after": 900000}` or `{"moment": …}`.
extension PlanTest.Due: Shaped {
    package var shape: JSON {
        switch self {
        case .after(let span): .shape(("after", span))
        case .moment(let moment): .shape(("moment", moment))
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        if shape["after"] != nil {
            self = .after(try shape.read("after"))
        } else {
            self = .moment(try shape.read("moment"))
        }
    }
}
