// SPDX-License-Identifier: Apache-2.0
// The life of a revision as the journal tells it: a text, by its digests, and who took which step.

package import Notation
package import ResponseModel

/// What somebody does with a revision of a plan.
package enum RevisionStep: Sendable, Equatable {
    /// Propose the installed text.
    case propose(cause: RevisionCause, note: String)
    /// Say what a review found; `asksForExperts`: a review by experts is needed (S096).
    case review(ReviewFunction, accept: Bool, asksForExperts: Bool, note: String)
    /// Allow it to be published.
    case approve(note: String)
    /// Bring it into force. `effectiveFrom` nil: what its file says, else now.
    case publish(effectiveFrom: Timestamp?, scope: String)
    /// Take the revision out of force that holds now (废止).
    case retire(reason: String)
    /// Give up a revision that is not yet published.
    case withdraw(reason: String)
    /// Say that one has read and practised it (S098).
    case acknowledge
    /// Say what is to be better (S098).
    case giveFeedback(String)
}

/// What happened to a revision of a plan.
package struct RevisionEntry: Sendable, Equatable {
    package var revision: Int
    /// SHA-256 of the text of the plan file, in hexadecimal.
    package var digest: String
    /// SHA-256 over the words of its notices; empty where a plan has none.
    package var wordingDigest: String
    package var change: Change

    /// An entry by its parts.
    package init(revision: Int, digest: String, wordingDigest: String, change: Change) {
        self.revision = revision
        self.digest = digest
        self.wordingDigest = wordingDigest
        self.change = change
    }

    /// The steps that a revision can have taken.
    package enum Change: Sendable, Equatable {
        case proposed(cause: RevisionCause, note: String)
        case reviewed(ReviewFunction, accepted: Bool, asksForExperts: Bool, note: String)
        /// It went into review, or from the internal one to that of the experts.
        case moved(to: Plan.RevisionState)
        case approved(note: String)
        case published(effectiveFrom: Timestamp, scope: String)
        case retired(reason: String)
        case acknowledged
        case feedbackGiven(String)
    }
}

/// A revision with all that happened to it.
package struct PlanRevision: Sendable, Equatable {
    package let revision: Int
    package let digest: String
    package let wordingDigest: String
    package var state: Plan.RevisionState = .proposed
    package var proposal: Proposal?
    /// In the order in which they were made; the last one of a function counts.
    package var reviews: [Review] = []
    package var approval: Signature?
    package var publication: Signature?
    /// From when a published revision holds.
    package var effectiveFrom: Timestamp?
    /// For whom it holds, in words.
    package var scope = ""
    package var retirement: Signature?
    /// Who knows it, once each.
    package var acknowledgements: [Signature] = []
    package var feedback: [Signature] = []

    init(_ entry: RevisionEntry) {
        revision = entry.revision
        digest = entry.digest
        wordingDigest = entry.wordingDigest
    }

    /// Somebody's word: who, when, and what they said.
    package struct Signature: Sendable, Equatable {
        package var by: Actor
        package var at: Timestamp
        package var text: String
    }

    /// Who proposed it, and why.
    package struct Proposal: Sendable, Equatable {
        package var cause: RevisionCause
        package var signature: Signature
    }

    /// What a reviewer said.
    package struct Review: Sendable, Equatable {
        package var function: ReviewFunction
        package var isAccepted: Bool
        package var asksForExperts: Bool
        package var signature: Signature
    }

    /// Whether it is the text of that plan, words of notices included.
    package func isText(of plan: Plan) -> Bool {
        digest == plan.digest && wordingDigest == plan.wordingDigest
    }

    /// Whether it waits for somebody: it is neither published nor given up.
    package var isUnderWay: Bool { state != .published && state != .retired }

    /// Whether it holds at a moment.
    package func isInForce(at moment: Timestamp) -> Bool {
        state == .published && (effectiveFrom.map { $0 <= moment } ?? true)
    }

    /// What a function said last.
    package func review(for function: ReviewFunction) -> Review? {
        reviews.last { $0.function == function }
    }

    /// Whether experts must look at it: its text says that it changes what they must see, or a
    /// reviewer asked for them (S096).
    package func needsExperts(_ plan: Plan) -> Bool {
        plan.changes.contains(where: \.needsExperts) || reviews.contains(where: \.asksForExperts)
    }

    /// The functions whose consent is missing before it can be approved.
    package func missingReviews(_ plan: Plan) -> [ReviewFunction] {
        let needed =
            ReviewFunction.ofInternalReview + (needsExperts(plan) ? [ReviewFunction.experts] : [])
        return needed.filter { review(for: $0)?.isAccepted != true }
    }

    mutating func apply(_ change: RevisionEntry.Change, by: Actor, at: Timestamp) {
        func signed(_ text: String) -> Signature { Signature(by: by, at: at, text: text) }
        switch change {
        case .proposed(let cause, let note):
            state = .proposed
            proposal = Proposal(cause: cause, signature: signed(note))
        case .reviewed(let function, let accepted, let asks, let note):
            reviews.append(
                Review(
                    function: function, isAccepted: accepted, asksForExperts: asks,
                    signature: signed(note)))
        case .moved(let next): state = next
        case .approved(let note):
            state = .approved
            approval = signed(note)
        case .published(let effective, let scope):
            state = .published
            effectiveFrom = effective
            self.scope = scope
            publication = signed(scope)
        case .retired(let reason):
            state = .retired
            retirement = signed(reason)
        case .acknowledged: acknowledgements.append(signed(""))
        case .feedbackGiven(let text): feedback.append(signed(text))
        }
    }
}
