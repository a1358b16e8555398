// SPDX-License-Identifier: Apache-2.0
// Stored forms of requests for resources and of why they were met or not.

extension ResourceRequest: Shaped {
    var shape: JSON {
        .shape(
            ("id", id), ("incident", incident), ("pool", pool), ("units", units),
            ("skills", skills), ("reason", reason), ("requested_at", requestedAt), ("due", due),
            ("status", status), ("committed", committed == 0 ? nil : committed),
            ("committed_at", committedAt), ("mobilised_at", mobilisedAt),
            ("estimated_arrival", estimatedArrival), ("assigned_at", assignedAt),
            ("released_at", releasedAt), ("returned_at", returnedAt),
            ("used", used == 0 ? nil : used))
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
    }
}

extension ResourceRequest.Status: Shaped {}

extension ResourceRequest.Reason: Shaped {
    var shape: JSON {
        switch self {
        case .plan(let level): .shape(("type", Word.plan), ("level", level))
        case .hand(let reason): .shape(("type", Word.hand), ("reason", reason))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .plan: self = .plan(level: try shape.read("level"))
        case .hand: self = .hand(try shape.read("reason"))
        }
    }

    private enum Word: String, CaseIterable, Shaped { case plan, hand }
}

extension CommitReason: Shaped {
    var shape: JSON {
        switch self {
        case .available: .shape(("type", Word.available))
        case .queue: .shape(("type", Word.queue))
        case .hand(let reason): .shape(("type", Word.hand), ("reason", reason))
        case .forced(let reason): .shape(("type", Word.forced), ("reason", reason))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .available: self = .available
        case .queue: self = .queue
        case .hand: self = .hand(try shape.read("reason"))
        case .forced: self = .forced(try shape.read("reason"))
        }
    }

    private enum Word: String, CaseIterable, Shaped { case available, queue, hand, forced }
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
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case taken
        case poolTooSmall = "pool_too_small"
        case outOfService = "out_of_service"
    }
}
