// SPDX-License-Identifier: Apache-2.0
// Parts of the board of a plan: its revisions, and who signed what.

package import Notation
import ResponseCore
import ResponseModel

/// A revision of a plan with all that happened to it.
package struct RevisionPart: Board {
    package var revision = 0
    package var state = ""
    package var digest = ""
    package var wordingDigest = ""
    package var proposal: ProposalPart?
    package var reviews: [PlanReviewPart] = []
    package var approval: SignaturePart?
    package var publication: SignaturePart?
    package var effectiveFrom: Timestamp?
    package var scope = ""
    package var retirement: SignaturePart?
    package var acknowledgements: [SignaturePart] = []
    package var feedback: [SignaturePart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("revision", &revision)
        form("state", &state)
        form("digest", &digest)
        form("wording_digest", &wordingDigest)
        form("proposal", &proposal)
        form("reviews", &reviews)
        form("approval", &approval)
        form("publication", &publication)
        form("effective_from", &effectiveFrom)
        form("scope", &scope)
        form("retirement", &retirement)
        form("acknowledgements", &acknowledgements)
        form("feedback", &feedback)
    }
}

extension RevisionPart {
    init(_ revision: PlanRevision, _ source: BoardSource) {
        self.revision = revision.revision
        state = revision.state.rawValue
        digest = revision.digest
        wordingDigest = revision.wordingDigest
        proposal = revision.proposal.map { ProposalPart($0, source) }
        reviews = revision.reviews.map { PlanReviewPart($0, source) }
        approval = revision.approval.map { SignaturePart($0, source) }
        publication = revision.publication.map { SignaturePart($0, source) }
        effectiveFrom = revision.effectiveFrom
        scope = revision.scope
        retirement = revision.retirement.map { SignaturePart($0, source) }
        acknowledgements = revision.acknowledgements.map { SignaturePart($0, source) }
        feedback = revision.feedback.map { SignaturePart($0, source) }
    }
}

/// Who signed: a person of the organisation, or something else by its description.
package enum SignerPart: Shaped, Sendable, Equatable {
    case person(NamedPart)
    case other(String)

    package var shape: JSON {
        switch self {
        case .person(let person): person.shape
        case .other(let description): .string(description)
        }
    }

    package init(shape: JSON) throws(ShapeError) {
        if let description = shape.string {
            self = .other(description)
        } else {
            self = .person(try NamedPart(shape: shape))
        }
    }

    init(_ actor: Actor, _ source: BoardSource) {
        self = actor.person.map { .person(source.person($0)) } ?? .other(actor.description)
    }

    /// The id of a person, or what else signed.
    package var id: String {
        switch self {
        case .person(let person): person.id
        case .other(let description): description
        }
    }
}

/// That somebody took a step, and what they wrote.
package struct SignaturePart: Board {
    package var by = SignerPart.other("")
    package var at = Timestamp(milliseconds: 0)
    package var text = ""

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("by", &by)
        form("at", &at)
        form("text", &text)
    }
}

extension SignaturePart {
    init(_ signature: PlanRevision.Signature, _ source: BoardSource) {
        by = SignerPart(signature.by, source)
        at = signature.at
        text = signature.text
    }
}

/// Who proposed a text, and why.
package struct ProposalPart: Board {
    package var cause = ""
    package var by = SignerPart.other("")
    package var at = Timestamp(milliseconds: 0)
    package var note = ""

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("cause", &cause)
        form("by", &by)
        form("at", &at)
        form("note", &note)
    }
}

extension ProposalPart {
    init(_ proposal: PlanRevision.Proposal, _ source: BoardSource) {
        cause = proposal.cause.rawValue
        by = SignerPart(proposal.signature.by, source)
        at = proposal.signature.at
        note = proposal.signature.text
    }
}

/// What a review of a text found.
package struct PlanReviewPart: Board {
    package var function = ""
    package var isAccepted = false
    package var asksForExperts = false
    package var by = SignerPart.other("")
    package var at = Timestamp(milliseconds: 0)
    package var note = ""

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("for", &function)
        form("accepted", &isAccepted)
        form("asks_for_experts", &asksForExperts)
        form("by", &by)
        form("at", &at)
        form("note", &note)
    }
}

extension PlanReviewPart {
    init(_ review: PlanRevision.Review, _ source: BoardSource) {
        function = review.function.rawValue
        isAccepted = review.isAccepted
        asksForExperts = review.asksForExperts
        by = SignerPart(review.signature.by, source)
        at = review.signature.at
        note = review.signature.text
    }
}
