// SPDX-License-Identifier: Apache-2.0
// Stored and sent forms of what is done with revisions of plans.

import Notation
import ResponseModel

extension RevisionEntry: Shaped {
    var shape: JSON {
        let frame = JSON.shape(
            ("revision", revision), ("digest", digest), ("wording_digest", wordingDigest))
        return .object((frame.members ?? []) + (change.shape.members ?? []))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            revision: try shape.read("revision"), digest: try shape.read("digest"),
            wordingDigest: try shape.read("wording_digest", default: ""),
            change: try Change(shape: shape))
    }
}

extension RevisionEntry.Change: Shaped {
    var shape: JSON {
        switch self {
        case .proposed(let cause, let note):
            .shape(("change", Word.proposed), ("cause", cause), ("note", note))
        case .reviewed(let function, let accepted, let asks, let note):
            .shape(
                ("change", Word.reviewed), ("for", function), ("accepted", accepted),
                ("asks_for_experts", asks ? true : nil), ("note", note))
        case .moved(let state): .shape(("change", Word.moved), ("to", state))
        case .approved(let note): .shape(("change", Word.approved), ("note", note))
        case .published(let effective, let scope):
            .shape(("change", Word.published), ("effective_from", effective), ("scope", scope))
        case .retired(let reason): .shape(("change", Word.retired), ("reason", reason))
        case .acknowledged: .shape(("change", Word.acknowledged))
        case .feedbackGiven(let text): .shape(("change", Word.feedbackGiven), ("text", text))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("change")
        self =
            switch word {
            case .proposed: .proposed(cause: try shape.read("cause"), note: try shape.read("note"))
            case .reviewed:
                .reviewed(
                    try shape.read("for"), accepted: try shape.read("accepted"),
                    asksForExperts: try shape.read("asks_for_experts", default: false),
                    note: try shape.read("note"))
            case .moved: .moved(to: try shape.read("to"))
            case .approved: .approved(note: try shape.read("note"))
            case .published:
                .published(
                    effectiveFrom: try shape.read("effective_from"), scope: try shape.read("scope"))
            case .retired: .retired(reason: try shape.read("reason"))
            case .acknowledged: .acknowledged
            case .feedbackGiven: .feedbackGiven(try shape.read("text"))
            }
    }

    private enum Word: String, CaseIterable, Shaped {
        case proposed, reviewed, moved, approved, published, retired, acknowledged
        case feedbackGiven = "feedback_given"
    }
}

extension RevisionStep: Shaped {
    var shape: JSON {
        switch self {
        case .propose(let cause, let note):
            .shape(("step", Word.propose), ("cause", cause), ("note", note))
        case .review(let function, let accept, let asks, let note):
            .shape(
                ("step", Word.review), ("for", function), ("accept", accept),
                ("ask_for_experts", asks ? true : nil), ("note", note))
        case .approve(let note): .shape(("step", Word.approve), ("note", note))
        case .publish(let effective, let scope):
            .shape(
                ("step", Word.publish),
                ("effective_from", effective), ("scope", scope))
        case .retire(let reason): .shape(("step", Word.retire), ("reason", reason))
        case .withdraw(let reason): .shape(("step", Word.withdraw), ("reason", reason))
        case .acknowledge: .shape(("step", Word.acknowledge))
        case .giveFeedback(let text): .shape(("step", Word.giveFeedback), ("text", text))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("step")
        switch word {
        case .propose:
            self = .propose(
                cause: try shape.read("cause"), note: try shape.read("note", default: ""))
        case .review:
            self = .review(
                try shape.read("for"), accept: try shape.read("accept"),
                asksForExperts: try shape.read("ask_for_experts", default: false),
                note: try shape.read("note", default: ""))
        case .approve: self = .approve(note: try shape.read("note", default: ""))
        case .publish:
            let effective: SentMoment? = try shape.readIfPresent("effective_from")
            self = .publish(
                effectiveFrom: effective?.moment, scope: try shape.read("scope", default: ""))
        case .retire: self = .retire(reason: try shape.read("reason"))
        case .withdraw: self = .withdraw(reason: try shape.read("reason"))
        case .acknowledge: self = .acknowledge
        case .giveFeedback: self = .giveFeedback(try shape.read("text"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case propose, review, approve, publish, retire, withdraw, acknowledge
        case giveFeedback = "give_feedback"
    }
}

extension RevisionCause: Shaped {}
