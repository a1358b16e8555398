// SPDX-License-Identifier: Apache-2.0
// Stored forms of deadlines, of what drills bring, and of what is learned afterwards.

import Notation

extension TargetKey: Shaped {
    var shape: JSON { .shape(("kind", kind), ("subject", subject.isEmpty ? nil : subject)) }

    init(shape: JSON) throws(ShapeError) {
        self.init(try shape.read("kind"), try shape.read("subject", default: ""))
    }
}

extension TargetKey.Kind: Shaped {}

extension InjectRecord: Shaped {
    var shape: JSON {
        .shape(
            ("number", number), ("from", from), ("method", method), ("text", text),
            ("expected_action", expectedAction), ("to", to),
            ("is_held_back", isHeldBack ? true : nil))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            number: try shape.read("number"), from: try shape.read("from"),
            method: try shape.read("method"), text: try shape.read("text"),
            expectedAction: try shape.readIfPresent("expected_action"),
            to: try shape.readIfPresent("to"),
            isHeldBack: try shape.read("is_held_back", default: false))
    }
}

extension ReviewEntry: Shaped {
    var shape: JSON {
        switch self {
        case .finding(let part, let text):
            .shape(("type", Word.finding), ("part", part), ("text", text))
        case .cause(let name, let text):
            .shape(("type", Word.cause), ("class", name), ("text", text))
        case .satisfaction(let share): .shape(("type", Word.satisfaction), ("share", share))
        case .noActionReason(let text): .shape(("type", Word.noActionReason), ("text", text))
        }
    }

    init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .finding: self = .finding(try shape.read("part"), text: try shape.read("text"))
        case .cause: self = .cause(class: try shape.read("class"), text: try shape.read("text"))
        case .satisfaction: self = .satisfaction(try shape.read("share"))
        case .noActionReason: self = .noActionReason(try shape.read("text"))
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case finding, cause, satisfaction
        case noActionReason = "no_action_reason"
    }
}

extension ReviewPart: Shaped {}

extension CorrectiveAction: Shaped {
    var shape: JSON {
        .shape(
            ("id", id), ("incident", incident), ("title", title), ("owner", owner), ("due", due),
            ("added_at", addedAt), ("status", status), ("completed_at", completedAt),
            ("verified_at", verifiedAt), ("note", note.isEmpty ? nil : note))
    }

    init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), incident: try shape.read("incident"),
            title: try shape.read("title"), owner: try shape.read("owner"),
            due: try shape.read("due"), addedAt: try shape.read("added_at"))
        status = try shape.read("status")
        completedAt = try shape.readIfPresent("completed_at")
        verifiedAt = try shape.readIfPresent("verified_at")
        note = try shape.read("note", default: "")
    }
}

extension CorrectiveAction.Status: Shaped {}
