// SPDX-License-Identifier: Apache-2.0
// Stored forms of requests for resources and of why they were met or not.

import Notation

extension ResourceRequest: Shaped {
    var shape: JSON {
        .shape(
            ("id", id), ("incident", incident), ("pool", pool), ("units", units),
            ("skills", skills), ("reason", reason), ("requested_at", requestedAt), ("due", due),
            ("status", status), ("committed", committed == 0 ? nil : committed),
            ("committed_at", committedAt), ("mobilised_at", mobilisedAt),
            ("estimated_arrival", estimatedArrival), ("assigned_at", assignedAt),
            ("released_at", releasedAt), ("returned_at", returnedAt),
            ("used", used == 0 ? nil : used), ("duties", duties.isEmpty ? nil : duties),
            ("offers", offers.isEmpty ? nil : offers),
            ("prepared", prepared.isEmpty ? nil : prepared),
            ("losses", losses.isEmpty ? nil : losses))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), incident: try shape.read("incident"),
            pool: try shape.read("pool"), units: try shape.read("units"),
            skills: try shape.read("skills"), reason: try shape.read("reason"),
            requestedAt: try shape.read("requested_at"), due: try shape.readIfPresent("due"))
        status = try shape.read("status")
        committed = try shape.read("committed", default: 0)
        committedAt = try shape.readIfPresent("committed_at")
        mobilisedAt = try shape.readIfPresent("mobilised_at")
        estimatedArrival = try shape.readIfPresent("estimated_arrival")
        assignedAt = try shape.readIfPresent("assigned_at")
        releasedAt = try shape.readIfPresent("released_at")
        returnedAt = try shape.readIfPresent("returned_at")
        used = try shape.read("used", default: 0)
        duties = try shape.read("duties", default: [])
        offers = try shape.read("offers", default: [])
        prepared = try shape.read("prepared", default: [])
        losses = try shape.read("losses", default: [])
    }
}

extension ResourceRequest.Status: Shaped {}

extension ResourceRequest.Reason: Shaped {
    var shape: JSON {
        switch self {
        case .plan(let level): .shape(("type", Word.plan), ("level", level))
        case .hand(let reason): .shape(("type", Word.hand), ("reason", reason))
        case .regain(let request, let incident):
            .shape(("type", Word.regain), ("request", request), ("from", incident))
        case .substitute(let request): .shape(("type", Word.substitute), ("request", request))
        case .relief(let request): .shape(("type", Word.relief), ("request", request))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .plan: self = .plan(level: try shape.read("level"))
        case .hand: self = .hand(try shape.read("reason"))
        case .regain: self = .regain(try shape.read("request"), from: try shape.read("from"))
        case .substitute: self = .substitute(for: try shape.read("request"))
        case .relief: self = .relief(for: try shape.read("request"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case plan, hand, regain, substitute, relief
    }
}

extension CommitReason: Shaped {
    var shape: JSON {
        switch self {
        case .available: .shape(("type", Word.available))
        case .queue: .shape(("type", Word.queue))
        case .hand(let reason): .shape(("type", Word.hand), ("reason", reason))
        case .forced(let reason): .shape(("type", Word.forced), ("reason", reason))
        case .preempted(let incident): .shape(("type", Word.preempted), ("from", incident))
        case .taken(let incident, let reason):
            .shape(("type", Word.taken), ("from", incident), ("reason", reason))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .available: self = .available
        case .queue: self = .queue
        case .hand: self = .hand(try shape.read("reason"))
        case .forced: self = .forced(try shape.read("reason"))
        case .preempted: self = .preempted(from: try shape.read("from"))
        case .taken: self = .taken(from: try shape.read("from"), try shape.read("reason"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case available, queue, hand, forced, preempted, taken
    }
}

extension ShortageReason: Shaped {
    var shape: JSON {
        switch self {
        case .taken(let incidents, let available, let reserve):
            .shape(
                ("type", Word.taken), ("by", incidents), ("available", available),
                ("reserve", reserve))
        case .poolTooSmall(let total): .shape(("type", Word.poolTooSmall), ("total", total))
        case .outOfService(let units): .shape(("type", Word.outOfService), ("units", units))
        case .unfit(let people, let until):
            .shape(("type", Word.unfit), ("people", people), ("until", until))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .taken:
            self = .taken(
                by: try shape.read("by"), available: try shape.read("available"),
                reserve: try shape.read("reserve"))
        case .poolTooSmall: self = .poolTooSmall(total: try shape.read("total"))
        case .outOfService: self = .outOfService(units: try shape.read("units"))
        case .unfit:
            self = .unfit(
                people: try shape.read("people"), until: try shape.readIfPresent("until"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case taken, unfit
        case poolTooSmall = "pool_too_small"
        case outOfService = "out_of_service"
    }
}
