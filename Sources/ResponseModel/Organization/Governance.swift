// SPDX-License-Identifier: Apache-2.0
// Who may take which step in the life of a plan (S094-S099).

package import Notation

/// How an organisation brings plans into force (key `governance`).
package struct Governance: Sendable, Equatable {
    /// Whether only a publication in the journal brings a text into force; otherwise the word
    /// `revision_state: published` of its file does so too.
    package var isRequired: Bool
    /// Who may propose a revision; nil: everybody of the organisation (S094).
    package var proposers: TeamID?
    /// Who may review, one team a function (S096).
    package var reviewers: [Reviewing]
    /// Who may approve: management (S097).
    package var approvers: TeamID
    /// Who publishes and retires: the committee that co-ordinates (S099).
    package var committee: TeamID
    /// How soon after it holds everybody who has a role in a plan must know it (S098); nil: no
    /// term.
    package var trainingWithin: TimeSpan?

    /// A procedure by its parts; without a committee the approvers are it.
    package init(
        isRequired: Bool = false, proposers: TeamID? = nil, reviewers: [Reviewing] = [],
        approvers: TeamID, committee: TeamID? = nil, trainingWithin: TimeSpan? = nil
    ) {
        self.isRequired = isRequired
        self.proposers = proposers
        self.reviewers = reviewers
        self.approvers = approvers
        self.committee = committee ?? approvers
        self.trainingWithin = trainingWithin
    }

    /// Who reviews for a function.
    package struct Reviewing: Sendable, Equatable {
        package var function: ReviewFunction
        package var team: TeamID

        /// A function and its team.
        package init(_ function: ReviewFunction, _ team: TeamID) {
            self.function = function
            self.team = team
        }
    }

    /// The team that reviews for a function; nil: the organisation names none.
    package func team(for function: ReviewFunction) -> TeamID? {
        reviewers.first { $0.function == function }?.team
    }
}

/// For what somebody looks at a revision (S096).
package enum ReviewFunction: String, Sendable, Hashable, CaseIterable {
    /// Whether it fits operations.
    case customerService = "customer_service"
    /// Whether it complies.
    case legal
    /// Whether it is good enough.
    case qualityControl = "quality_control"
    /// Whether changed terms, technical standards or legal clauses are right.
    case experts

    /// The three of the internal review.
    package static let ofInternalReview: [ReviewFunction] = [
        .customerService, .legal, .qualityControl,
    ]
}

/// Why somebody proposes a revision (S094).
package enum RevisionCause: String, Sendable, Hashable, CaseIterable {
    case operations
    case customerFeedback = "customer_feedback"
    case policyChange = "policy_change"
    case technicalChange = "technical_change"
}

extension Organization {
    /// Everybody who may be called by a plan (S098): members of the rotations that fill its roles
    /// and whoever the ladders of these roles name, in the order of the organisation.
    package func peopleWithRole(in plan: Plan) -> [PersonID] {
        var called: Set<PersonID> = []
        for rule in plan.roles {
            called.formUnion(rule.rotation.map(members) ?? [])
            for rung in rule.escalation.flatMap({ escalations[$0] })?.rungs ?? [] {
                for callee in rung.notify { called.formUnion(members(callee)) }
            }
        }
        return people.all.map(\.id).filter { called.contains($0) }
    }

    private func members(_ rotation: RotationID) -> [PersonID] {
        guard let rotation = rotations[rotation] else { return [] }
        return rotation.layers.flatMap(\.members) + rotation.overrides.map(\.person)
    }

    private func members(_ callee: EscalationPolicy.Callee) -> [PersonID] {
        switch callee {
        case .onDuty: []
        case .rotation(let id): members(id)
        case .person(let id): [id]
        case .team(let id): teams[id]?.members ?? []
        }
    }
}
