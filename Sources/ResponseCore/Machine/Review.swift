// SPDX-License-Identifier: Apache-2.0
// The evaluation after an incident and what comes of it.

package import Notation

/// The evaluation as people write it.
package struct Review: Sendable, Equatable {
    package var openedAt: Timestamp?
    package var due: Timestamp?
    package var findings: [(part: ReviewPart, text: String)] = []
    package var causes: [(class: String, text: String)] = []
    package var satisfaction: Double?
    package var noActionReason: String?
    package var completedAt: Timestamp?
    package var completedBy: Actor?

    /// A review that has not been opened.
    package init() {}

    package static func == (left: Self, right: Self) -> Bool {
        left.openedAt == right.openedAt && left.due == right.due
            && left.completedAt == right.completedAt && left.completedBy == right.completedBy
            && left.findings.elementsEqual(right.findings) { $0 == $1 }
            && left.causes.elementsEqual(right.causes) { $0 == $1 }
            && left.satisfaction == right.satisfaction
            && left.noActionReason == right.noActionReason
    }
}

/// Something to be changed after an incident (整改措施, S088-S090).
package struct CorrectiveAction: Sendable, Equatable {
    package var id: ActionID
    package var incident: IncidentID
    package var title: String
    package var owner: String
    package var due: Timestamp
    package var addedAt: Timestamp
    package var status: Status = .open
    package var completedAt: Timestamp?
    package var completedBy: Actor?
    package var verifiedAt: Timestamp?
    package var note = ""

    /// An action that has just been added.
    package init(
        id: ActionID, incident: IncidentID, title: String, owner: String, due: Timestamp,
        addedAt: Timestamp
    ) {
        self.id = id
        self.incident = incident
        self.title = title
        self.owner = owner
        self.due = due
        self.addedAt = addedAt
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case open, completed
        /// The effect was checked and is there.
        case verified
        /// The effect was checked and is not there.
        case ineffective
    }
}

/// A piece of the review (S082-S087).
package enum ReviewEntry: Sendable, Equatable {
    /// Text for one of the four parts.
    case finding(ReviewPart, text: String)
    /// A cause: a class of the taxonomy and an explanation.
    case cause(class: String, text: String)
    /// Customer satisfaction, 0-1.
    case satisfaction(Double)
    /// Why there is nothing to improve (S086 asks for an action or a reason).
    case noActionReason(String)
}

/// The four parts of a post-event evaluation (S082).
package enum ReviewPart: String, Sendable, Hashable, CaseIterable {
    case cause, effect, resources, improvement
}

/// A corrective action as it is proposed (S088: one owner, one date).
package struct ActionDraft: Sendable, Equatable {
    package var title: String
    /// A person or a team, by name.
    package var owner: String
    package var due: Timestamp

    /// An action by its parts.
    package init(title: String, owner: String, due: Timestamp) {
        self.title = title
        self.owner = owner
        self.due = due
    }
}
