// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

// Plans and the life of their revisions.
extension Views {
    /// Every plan that is installed, with which revision of it holds.
    var plans: JSON {
        [
            "organization": .text(state.organization?.name),
            "digest": .optional(state.planSet?.digest),
            "plans": .array((state.planSet?.plans.all ?? []).map(planStatus)),
        ]
    }

    /// One plan with the whole life of its revisions, oldest first.
    func planLife(_ plan: Plan) -> JSON {
        guard case .object(let members) = planStatus(plan) else { return .null }
        let revisions = (state.revisions[plan.id] ?? []).map(revision)
        let training = trained(plan).map(training) ?? .null
        return .object(
            members + [
                JSON.Member("training", training), JSON.Member("revisions", .array(revisions)),
            ])
    }

    private func planStatus(_ plan: Plan) -> JSON {
        let known = state.revision(of: plan)
        let held = state.planInForce(plan.id, at: now)
        return [
            "id": .string(plan.id.raw), "name": .text(plan.name),
            "type": .word(plan.planType), "revision": .count(plan.revision),
            "revision_state": .word(known?.state ?? plan.revisionState),
            "in_force": .bool(state.isInForce(plan, at: now)),
            "effective_from": .moment(known == nil ? plan.effectiveFrom : known?.effectiveFrom),
            "digest": .string(plan.digest),
            "told_by": .string(known == nil ? "file" : "journal"),
            "revision_in_force": held.map { .count($0.revision) } ?? .null,
            "digest_in_force": .optional(held?.digest),
            "missing_reviews": .array(missing(plan).map { .word($0) }),
            "trained": trained(plan).map { .count(knowing($0).count) } ?? .null,
            "to_be_trained": trained(plan).map { .count(peopleWithRole(in: $0).count) } ?? .null,
            "feedback": .count(known?.feedback.count ?? 0),
        ]
    }

    private func missing(_ plan: Plan) -> [ReviewFunction] {
        guard let known = state.revision(of: plan), known.isUnderWay, known.state != .approved
        else { return [] }
        return known.missingReviews(plan)
    }

    // MARK: Training

    // The text that people should know: what is published, else what holds.
    private func trained(_ plan: Plan) -> Plan? {
        state.revision(of: plan)?.state == .published
            ? plan : state.planInForce(plan.id, at: now)
    }

    private func peopleWithRole(in plan: Plan) -> [PersonID] {
        state.organization?.peopleWithRole(in: plan) ?? []
    }

    private func knowing(_ plan: Plan) -> [PersonID] {
        let known = Set((state.revision(of: plan)?.acknowledgements ?? []).compactMap(\.by.person))
        return peopleWithRole(in: plan).filter { known.contains($0) }
    }

    private func training(_ plan: Plan) -> JSON {
        let known = knowing(plan)
        let open = peopleWithRole(in: plan).filter { !known.contains($0) }
        let start = state.revision(of: plan)?.effectiveFrom ?? plan.effectiveFrom
        let due = state.organization?.governance?.trainingWithin.flatMap { span in
            start.map { $0 + span }
        }
        return [
            "revision": .count(plan.revision), "due": .moment(due),
            "overdue": .bool(!open.isEmpty && due.map { $0 < now } ?? false),
            "known_by": .array(known.map { person($0) }),
            "open": .array(open.map { person($0) }),
        ]
    }

    // MARK: Revisions

    private func revision(_ revision: PlanRevision) -> JSON {
        let proposal: JSON =
            revision.proposal.map {
                [
                    "cause": .word($0.cause), "by": signer($0.signature.by),
                    "at": .moment($0.signature.at), "note": .string($0.signature.text),
                ]
            } ?? .null
        return [
            "revision": .count(revision.revision), "state": .word(revision.state),
            "digest": .string(revision.digest),
            "wording_digest": .string(revision.wordingDigest),
            "proposal": proposal,
            "reviews": .array(revision.reviews.map(review)),
            "approval": signature(revision.approval),
            "publication": signature(revision.publication),
            "effective_from": .moment(revision.effectiveFrom),
            "scope": .string(revision.scope),
            "retirement": signature(revision.retirement),
            "acknowledgements": .array(revision.acknowledgements.map { signature($0) }),
            "feedback": .array(revision.feedback.map { signature($0) }),
        ]
    }

    private func review(_ review: PlanRevision.Review) -> JSON {
        [
            "for": .word(review.function), "accepted": .bool(review.isAccepted),
            "asks_for_experts": .bool(review.asksForExperts),
            "by": signer(review.signature.by), "at": .moment(review.signature.at),
            "note": .string(review.signature.text),
        ]
    }

    private func signature(_ signature: PlanRevision.Signature?) -> JSON {
        guard let signature else { return .null }
        return [
            "by": signer(signature.by), "at": .moment(signature.at),
            "text": .string(signature.text),
        ]
    }

    private func signer(_ actor: Actor) -> JSON {
        actor.person.map { person($0) } ?? .string(actor.description)
    }
}
