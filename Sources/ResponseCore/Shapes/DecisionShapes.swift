// SPDX-License-Identifier: Apache-2.0
// Stored forms of what decisions about resources were made from, of people and of stock.

import Notation
import ResponseModel

extension PoolDivision: Shaped {
    var shape: JSON {
        .shape(
            ("at", at), ("free", free), ("reserve", reserve), ("shares", shares),
            ("others", others == 0 ? nil : others))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            at: try shape.read("at"), free: try shape.read("free"),
            reserve: try shape.read("reserve"), shares: try shape.read("shares"),
            others: try shape.read("others", default: 0))
    }
}

extension PoolDivision.Share: Shaped {
    var shape: JSON {
        .shape(
            ("request", request), ("incident", incident), ("level", level), ("wanted", wanted),
            ("granted", granted))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            request: try shape.read("request"), incident: try shape.read("incident"),
            level: try shape.readIfPresent("level"), wanted: try shape.read("wanted"),
            granted: try shape.read("granted"))
    }
}

extension ResourceOffer: Shaped {
    var shape: JSON {
        .shape(
            ("pool", pool), ("units", units), ("lead_time", leadTime),
            ("is_mutual_aid", isMutualAid ? true : nil), ("source", source),
            ("rivals", rivals.isEmpty ? nil : rivals))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            pool: try shape.read("pool"), units: try shape.read("units"),
            leadTime: try shape.read("lead_time"),
            isMutualAid: try shape.read("is_mutual_aid", default: false),
            source: try shape.read("source"), rivals: try shape.read("rivals", default: []))
    }
}

extension ResourceOffer.Source: Shaped {
    var shape: JSON {
        switch self {
        case .substitute(let rank): .shape(("type", Word.substitute), ("rank", rank))
        case .sameSkills: .shape(("type", Word.sameSkills))
        case .hand(let note): .shape(("type", Word.hand), ("note", note))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .substitute: self = .substitute(rank: try shape.read("rank"))
        case .sameSkills: self = .sameSkills
        case .hand: self = .hand(try shape.read("note"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case substitute, hand
        case sameSkills = "same_skills"
    }
}

extension ResourceOffer.Rival: Shaped {
    var shape: JSON {
        .shape(("pool", pool), ("free", free), ("lead_time", leadTime), ("cost", cost))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            pool: try shape.read("pool"), free: try shape.read("free"),
            leadTime: try shape.read("lead_time"), cost: try shape.readIfPresent("cost"))
    }
}

extension Preemption: Shaped {
    var shape: JSON {
        .shape(
            ("units", units), ("members", members.isEmpty ? nil : members),
            ("incident", incident), ("request", request), ("because", because),
            ("substitute", substitute))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            units: try shape.read("units"), members: try shape.read("members", default: []),
            incident: try shape.read("incident"), request: try shape.read("request"),
            because: try shape.read("because"), substitute: try shape.read("substitute"))
    }
}

extension Preemption.Right: Shaped {
    var shape: JSON {
        switch self {
        case .rule(let taker, let giver):
            .shape(("type", Word.rule), ("taker", taker), ("giver", giver))
        case .hand(let reason): .shape(("type", Word.hand), ("reason", reason))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .rule: self = .rule(taker: try shape.read("taker"), giver: try shape.read("giver"))
        case .hand: self = .hand(try shape.read("reason"))
        }
    }

    private enum Word: String, CaseIterable, Shaped { case rule, hand }
}

extension Preemption.Substitute: Shaped {
    var shape: JSON {
        switch self {
        case .pool(let pool, let units, let leadTime, let isMutualAid):
            .shape(
                ("type", Word.pool), ("pool", pool), ("units", units), ("lead_time", leadTime),
                ("is_mutual_aid", isMutualAid ? true : nil))
        case .comesBack(let moment, let units):
            .shape(("type", Word.comesBack), ("at", moment), ("units", units))
        case .none: .shape(("type", Word.none))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .pool:
            self = .pool(
                try shape.read("pool"), units: try shape.read("units"),
                leadTime: try shape.read("lead_time"),
                isMutualAid: try shape.read("is_mutual_aid", default: false))
        case .comesBack:
            self = .comesBack(try shape.read("at"), units: try shape.read("units"))
        case .none: self = .none
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case pool, none
        case comesBack = "comes_back"
    }
}

extension PoolAssessment: Shaped {
    var shape: JSON {
        .shape(
            ("at", at), ("by", by), ("availability", availability),
            ("effectiveness", effectiveness), ("note", note.isEmpty ? nil : note))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            at: try shape.read("at"), by: try shape.read("by"),
            availability: try shape.read("availability"),
            effectiveness: try shape.read("effectiveness"),
            note: try shape.read("note", default: ""))
    }
}
