// SPDX-License-Identifier: Apache-2.0
// Stored forms of the people of an organisation and of what they may do.

package import Notation

extension Role: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("name", name), ("skills", skills.unlessEmpty),
            ("permissions", permissions.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            skills: try shape.read("skills", default: []),
            permissions: try shape.read("permissions", default: []))
    }
}

extension Permission: Shaped {}
extension Medium: Shaped {}

extension ContactPoint: Shaped {
    package var shape: JSON { .shape(("medium", medium), ("address", address)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(medium: try shape.read("medium"), address: try shape.read("address"))
    }
}

extension Person: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("name", name), ("skills", skills.unlessEmpty),
            ("contacts", contacts.unlessEmpty), ("language", language),
            ("roles", roles.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            skills: try shape.read("skills", default: []),
            contacts: try shape.read("contacts", default: []),
            language: try shape.read("language"), roles: try shape.read("roles", default: []))
    }
}

extension Team: Shaped {
    package var shape: JSON { .shape(("id", id), ("name", name), ("members", members)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            members: try shape.read("members"))
    }
}

extension Governance: Shaped {
    package var shape: JSON {
        .shape(
            ("is_required", isRequired), ("proposers", proposers),
            ("reviewers", reviewers.unlessEmpty), ("approvers", approvers),
            ("committee", committee), ("training_within", trainingWithin))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            isRequired: try shape.read("is_required"),
            proposers: try shape.readIfPresent("proposers"),
            reviewers: try shape.read("reviewers", default: []),
            approvers: try shape.read("approvers"), committee: try shape.read("committee"),
            trainingWithin: try shape.readIfPresent("training_within"))
    }
}

extension Governance.Reviewing: Shaped {
    package var shape: JSON { .shape(("function", function), ("team", team)) }

    package init(shape: JSON) throws(ShapeError) {
        self.init(try shape.read("function"), try shape.read("team"))
    }
}

extension ReviewFunction: Shaped {}
