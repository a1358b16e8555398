// SPDX-License-Identifier: Apache-2.0
// Which revision of a plan holds. A new text does not end the one before it: that one stands until
// the new one is in force, or until somebody retires it.

package import Notation
package import ResponseModel

extension State {
    /// What the journal says of the text of a plan; nil: nothing, then its file is believed.
    package func revision(of plan: Plan) -> PlanRevision? {
        revisions[plan.id]?.last { $0.isText(of: plan) }
    }

    /// Whether a text may run incidents at a moment. In an exercise where the organisation demands
    /// publication, a text may run before that: a drill is how one finds out whether it is good.
    package func isInForce(_ plan: Plan, at moment: Timestamp) -> Bool {
        if let known = revision(of: plan) { return known.isInForce(at: moment) }
        guard organization?.governance?.isRequired == true else {
            return plan.isInForce(at: moment)
        }
        return world.isExercise && plan.revisionState != .retired
    }

    /// The revision of a plan that holds at a moment: the installed text, or the one before it that
    /// still stands; nil: none.
    package func planInForce(_ id: PlanID, at moment: Timestamp) -> Plan? {
        guard let installed = planSet?.plans[id] else { return nil }
        if isInForce(installed, at: moment) { return installed }
        guard installed.revisionState != .retired, let former = standing[id] else { return nil }
        return isInForce(former, at: moment) ? former : nil
    }

    /// The text of a digest, if it is installed or still stands.
    func plan(_ id: PlanID, digest: String?) -> Plan? {
        let installed = planSet?.plans[id]
        guard let digest, installed?.digest != digest else { return installed }
        return standing[id].flatMap { $0.digest == digest ? $0 : nil } ?? installed
    }

    /// Takes over new texts; to be called before they are installed.
    mutating func keepStanding(before planSet: PlanSet, at moment: Timestamp) {
        var kept = Register<PlanID, Plan>()
        for new in planSet.plans.all {
            guard let holder = planInForce(new.id, at: moment),
                holder.digest != new.digest || holder.wordingDigest != new.wordingDigest
            else { continue }
            kept[new.id] = holder
        }
        standing = kept
    }

    mutating func apply(
        _ entry: RevisionEntry, to id: PlanID, at moment: Timestamp, by actor: Actor
    ) {
        var list = revisions[id] ?? []
        let place = list.lastIndex {
            $0.digest == entry.digest && $0.wordingDigest == entry.wordingDigest
        }
        var revision = place.map { list[$0] } ?? fromFile(entry, id)
        if case .proposed = entry.change, place.map({ !list[$0].isUnderWay }) ?? true {
            revision = PlanRevision(entry)
        }
        let wasPublished = revision.state == .published
        revision.apply(entry.change, by: actor, at: moment)
        if let place, list[place].isUnderWay || list[place].state == .published {
            list[place] = revision
        } else {
            list.append(revision)
        }
        revisions[id] = list
        if case .retired = entry.change, wasPublished { standing[id] = nil }
    }

    // Of a text that never went through the journal its file says what it is.
    private func fromFile(_ entry: RevisionEntry, _ id: PlanID) -> PlanRevision {
        var revision = PlanRevision(entry)
        guard let plan = plan(id, digest: entry.digest) else { return revision }
        revision.state = plan.revisionState
        revision.effectiveFrom = plan.effectiveFrom
        return revision
    }

    // Sentence 17 of `checkInvariants`.
    func checkRevisions() -> [String] {
        revisions.keys.flatMap { id -> [String] in
            let list = revisions[id] ?? []
            let underWay = list.filter(\.isUnderWay).map(\.revision)
            var broken = underWay.count > 1 ? ["17. \(id): \(underWay) are under way."] : []
            for revision in list where revision.state == .published {
                guard let proposer = revision.proposal?.signature.by else { continue }
                let words = ReviewFunction.ofInternalReview.map { revision.review(for: $0) }
                let signers = words.map { $0?.signature.by } + [revision.approval?.by]
                if !words.allSatisfy({ $0?.isAccepted == true }) || signers.contains(nil)
                    || signers.contains(proposer)
                {
                    broken.append("17. \(id) revision \(revision.revision) was not consented to.")
                }
            }
            return broken
        }
    }
}
