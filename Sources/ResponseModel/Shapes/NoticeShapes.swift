// SPDX-License-Identifier: Apache-2.0
// Stored forms of the words of notices and of whose leave they need.

package import Notation

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
