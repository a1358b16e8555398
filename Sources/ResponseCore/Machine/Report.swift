// SPDX-License-Identifier: Apache-2.0
// How an incident was reported, and which plan it was matched with.

package import Notation
package import ResponseModel

/// The first report of an incident (S042).
package struct Report: Sendable, Equatable {
    package var title: String
    package var nature: String
    package var scope: String
    package var occurredAt: Timestamp?
    package var match: PlanMatch
    /// Values of the labels by which the plan groups signals; for an incident without a plan the
    /// sender's own group.
    package var grouping: [Label]

    /// A report by its parts.
    package init(
        title: String, nature: String = "", scope: String = "", occurredAt: Timestamp? = nil,
        match: PlanMatch, grouping: [Label] = []
    ) {
        self.title = title
        self.nature = nature
        self.scope = scope
        self.occurredAt = occurredAt
        self.match = match
        self.grouping = grouping
    }
}

/// Which plan an incident was matched with, and what became of the others.
package struct PlanMatch: Sendable, Equatable {
    /// nil: no plan matches; a commander takes it by hand.
    package var plan: PlanID?
    /// The digest of the plan's text.
    package var digest: String?
    package var tried: [PlanTrial]

    /// A match by its parts.
    package init(plan: PlanID?, digest: String?, tried: [PlanTrial]) {
        self.plan = plan
        self.digest = digest
        self.tried = tried
    }
}

/// What became of one plan when a signal was matched.
package struct PlanTrial: Sendable, Equatable {
    package var plan: PlanID
    package var outcome: Outcome

    /// A trial by its parts.
    package init(plan: PlanID, outcome: Outcome) {
        self.plan = plan
        self.outcome = outcome
    }

    /// Why a plan was taken or not.
    package enum Outcome: Sendable, Equatable {
        case matched
        /// It would match, but an earlier plan did.
        case laterThanMatch
        /// Named by whoever declared the incident.
        case named
        case notInForce
        /// The condition could not be computed.
        case failed(String)
    }
}

/// Why a signal belongs to an incident.
package enum AttachReason: String, Sendable, Hashable, CaseIterable {
    /// It opened the incident.
    case opened
    /// The same plan matches and the grouping labels agree.
    case samePlanAndGroup = "same_plan_and_group"
    /// The sender puts it into the same group.
    case sameSenderGroup = "same_sender_group"
}

/// Why a response began.
package enum ActivationReason: String, Sendable, Hashable, CaseIterable {
    /// The activation criteria of the plan.
    case criteria
    /// A person's decision.
    case hand
}

/// An incident opened by hand: the first report (S042).
package struct Declaration: Sendable, Equatable {
    package var title: String
    /// nil: the plan is matched later, or there is none.
    package var plan: PlanID?
    package var nature: String
    package var scope: String
    package var occurredAt: Timestamp?
    package var facts: [Fact]
    /// Whether the response starts at once.
    package var activates: Bool

    /// A declaration by its parts.
    package init(
        title: String, plan: PlanID? = nil, nature: String = "", scope: String = "",
        occurredAt: Timestamp? = nil, facts: [Fact] = [], activates: Bool = true
    ) {
        self.title = title
        self.plan = plan
        self.nature = nature
        self.scope = scope
        self.occurredAt = occurredAt
        self.facts = facts
        self.activates = activates
    }
}
