// SPDX-License-Identifier: Apache-2.0
// Stored forms of who holds a role and of calls to staff.

import Notation

extension RoleReason: Shaped {
    var shape: JSON {
        switch self {
        case .onDuty(let rotation): .shape(("type", Word.onDuty), ("rotation", rotation))
        case .answered(let rung): .shape(("type", Word.answered), ("rung", rung))
        case .hand(let reason): .shape(("type", Word.hand), ("reason", reason))
        case .handover: .shape(("type", Word.handover))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .onDuty: self = .onDuty(try shape.read("rotation"))
        case .answered: self = .answered(rung: try shape.read("rung"))
        case .hand: self = .hand(try shape.read("reason"))
        case .handover: self = .handover
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case answered, hand, handover
        case onDuty = "on_duty"
    }
}

extension VacancyReason: Shaped {
    var shape: JSON {
        switch self {
        case .nobodyOnDuty(let rotation):
            .shape(("type", Word.nobodyOnDuty), ("rotation", rotation))
        case .noRotation: .shape(("type", Word.noRotation))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .nobodyOnDuty: self = .nobodyOnDuty(try shape.read("rotation"))
        case .noRotation: self = .noRotation
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case nobodyOnDuty = "nobody_on_duty"
        case noRotation = "no_rotation"
    }
}

extension Page: Shaped {
    var shape: JSON {
        .shape(
            ("id", id), ("person", person), ("role", role), ("rung", rung),
            ("ordered_at", orderedAt), ("due", due), ("outcome", outcome),
            ("acknowledged_at", acknowledgedAt), ("news", news))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), person: try shape.read("person"),
            role: try shape.read("role"), rung: try shape.read("rung"),
            orderedAt: try shape.read("ordered_at"), due: try shape.readIfPresent("due"),
            news: try shape.readIfPresent("news"))
        outcome = try shape.readIfPresent("outcome")
        acknowledgedAt = try shape.readIfPresent("acknowledged_at")
    }
}

extension PageOutcome: Shaped {
    var shape: JSON {
        switch self {
        case .accepted(let channel): .shape(("type", Word.accepted), ("channel", channel))
        case .failed(let message): .shape(("type", Word.failed), ("message", message))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .accepted: self = .accepted(try shape.read("channel"))
        case .failed: self = .failed(try shape.read("message"))
        }
    }

    private enum Word: String, CaseIterable, Shaped { case accepted, failed }
}
