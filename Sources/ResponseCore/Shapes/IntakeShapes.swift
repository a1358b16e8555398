// SPDX-License-Identifier: Apache-2.0
// Stored forms of what is reported and of what becomes of it.

import Notation

extension Report: Shaped {
    var shape: JSON {
        .shape(
            ("title", title), ("nature", nature), ("scope", scope), ("occurred_at", occurredAt),
            ("match", match), ("grouping", grouping))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            title: try shape.read("title"), nature: try shape.read("nature"),
            scope: try shape.read("scope"), occurredAt: try shape.readIfPresent("occurred_at"),
            match: try shape.read("match"), grouping: try shape.read("grouping"))
    }
}

extension PlanMatch: Shaped {
    var shape: JSON { .shape(("plan", plan), ("digest", digest), ("tried", tried)) }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            plan: try shape.readIfPresent("plan"), digest: try shape.readIfPresent("digest"),
            tried: try shape.read("tried"))
    }
}

extension PlanTrial: Shaped {
    var shape: JSON {
        let (word, message) = outcome.parts
        return .shape(("plan", plan), ("outcome", word), ("message", message))
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("outcome")
        let outcome: Outcome =
            switch word {
            case .matched: .matched
            case .laterThanMatch: .laterThanMatch
            case .named: .named
            case .notInForce: .notInForce
            case .failed: .failed(try shape.read("message"))
            }
        self.init(plan: try shape.read("plan"), outcome: outcome)
    }

    fileprivate enum Word: String, CaseIterable, Shaped {
        case matched, named, failed
        case laterThanMatch = "later_than_match"
        case notInForce = "not_in_force"
    }
}

extension PlanTrial.Outcome {
    fileprivate var parts: (word: PlanTrial.Word, message: String?) {
        switch self {
        case .matched: (.matched, nil)
        case .laterThanMatch: (.laterThanMatch, nil)
        case .named: (.named, nil)
        case .notInForce: (.notInForce, nil)
        case .failed(let message): (.failed, message)
        }
    }
}

extension AttachReason: Shaped {}

extension ActivationReason: Shaped {}
