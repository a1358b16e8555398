// SPDX-License-Identifier: Apache-2.0
// Stored forms of people on duty, and of news for commanders.

import Notation

extension MemberDuty: Shaped {
    var shape: JSON {
        .shape(
            ("person", person), ("from", from), ("worked", worked == .zero ? nil : worked),
            ("near", near), ("limit", limit), ("is_near", isNear ? true : nil))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            person: try shape.read("person"), from: try shape.read("from"),
            worked: try shape.read("worked", default: .zero),
            near: try shape.readIfPresent("near"), limit: try shape.readIfPresent("limit"))
        isNear = try shape.read("is_near", default: false)
    }
}

extension PassedOver: Shaped {
    var shape: JSON { .shape(("person", person), ("because", because)) }

    init(shape: JSON) throws(ShapeError) {
        self.init(person: try shape.read("person"), because: try shape.read("because"))
    }
}

extension Unfitness: Shaped {
    var shape: JSON {
        switch self {
        case .elsewhere(let request): .shape(("type", Word.elsewhere), ("request", request))
        case .outOfService(let why): .shape(("type", Word.outOfService), ("why", why))
        case .resting(let until): .shape(("type", Word.resting), ("until", until))
        case .offDuty: .shape(("type", Word.offDuty))
        case .lacksSkills(let skills): .shape(("type", Word.lacksSkills), ("skills", skills))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .elsewhere: self = .elsewhere(try shape.read("request"))
        case .outOfService: self = .outOfService(try shape.read("why"))
        case .resting: self = .resting(until: try shape.read("until"))
        case .offDuty: self = .offDuty
        case .lacksSkills: self = .lacksSkills(try shape.read("skills"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case elsewhere, resting
        case outOfService = "out_of_service"
        case offDuty = "off_duty"
        case lacksSkills = "lacks_skills"
    }
}

extension PageNews: Shaped {
    var shape: JSON {
        switch self {
        case .unitsLost(let pool, let loss):
            .shape(("type", Word.unitsLost), ("pool", pool), ("loss", loss))
        case .fatigueNear(let person, let limit):
            .shape(("type", Word.fatigueNear), ("person", person), ("limit", limit))
        case .stoodDown(let person): .shape(("type", Word.stoodDown), ("person", person))
        case .spanExceeded(let role, let people):
            .shape(("type", Word.spanExceeded), ("role", role), ("people", people))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .unitsLost: self = .unitsLost(try shape.read("pool"), try shape.read("loss"))
        case .fatigueNear:
            self = .fatigueNear(try shape.read("person"), limit: try shape.read("limit"))
        case .stoodDown: self = .stoodDown(try shape.read("person"))
        case .spanExceeded:
            self = .spanExceeded(try shape.read("role"), people: try shape.read("people"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case unitsLost = "units_lost"
        case fatigueNear = "fatigue_near"
        case stoodDown = "stood_down"
        case spanExceeded = "span_exceeded"
    }
}
