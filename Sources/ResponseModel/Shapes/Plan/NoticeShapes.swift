// SPDX-License-Identifier: Apache-2.0
// Stored forms of notices: the rules that draft them, their words and whose leave they need.

package import Notation

extension NoticeRule: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("trigger", trigger), ("levels", levels), ("audience", audience),
            ("template", template), ("within", within.unlessEmpty),
            ("approval", approval.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), trigger: try shape.read("trigger"),
            levels: try shape.readIfPresent("levels"), audience: try shape.read("audience"),
            template: try shape.read("template"),
            within: try shape.read("within", default: PerLevel(nil)),
            approval: try shape.read("approval", default: PerLevel(nil)))
    }
}

/// `update_every`, or the moment in the life of an incident.
extension NoticeRule.Trigger: Shaped {
    package var shape: JSON {
        switch self {
        case .on(let moment): moment.shape
        case .everyUpdate: "update_every"
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        self = shape == "update_every" ? .everyUpdate : .on(try NoticeRule.Moment(shape: shape))
    }
}

extension NoticeRule.Moment: Shaped {}

extension NoticeTemplate: Shaped {
    package var shape: JSON { .shape(("name", name), ("wordings", wordings)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(name: try shape.read("name"), wordings: try shape.read("wordings"))
    }
}

/// The template as it was written; it is taken apart again without being checked.
extension NoticeTemplate.Wording: Shaped {
    package var shape: JSON { .shape(("language", language), ("source", source)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(language: try shape.read("language"), source: try shape.read("source"))
    }
}

extension NoticeText: Shaped {
    package var shape: JSON {
        .shape(("language", language), ("subject", subject), ("body", body), ("short", short))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            language: try shape.read("language"), subject: try shape.read("subject"),
            body: try shape.read("body"), short: try shape.readIfPresent("short"))
    }
}

extension NoticeRule.Approval: Shaped {
    package var shape: JSON {
        switch self {
        case .none: .shape(("type", Word.none))
        case .role(let role): .shape(("type", Word.role), ("role", role))
        case .twoPerson: .shape(("type", Word.twoPerson))
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        let word: Word = try shape.read("type")
        switch word {
        case .none: self = .none
        case .role: self = .role(try shape.read("role"))
        case .twoPerson: self = .twoPerson
        }
    }

    private enum Word: String, CaseIterable, Shaped {
        case none, role
        case twoPerson = "two_person"
    }
}
