// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Looks whether a published plan went the way that every revision goes (S094-S099).
struct ApprovalLint {
    let plan: Plan
    let root: Field
    let organization: Organization?

    /// Reports steps that are missing or in the wrong order, and times that contradict each other.
    func report() {
        reportRecovery()
        guard plan.revisionState == .published else { return }
        reportReviews()
        reportOrder()
        reportAuthor()
    }

    private var approval: Plan.Approval? {
        plan.approvals.first { $0.step == Plan.RevisionState.approved.rawValue }
    }

    private func reportReviews() {
        let reviews = plan.approvals.filter { $0.step == Plan.RevisionState.inReview.rawValue }
        let missing = Plan.Reviewer.allCases.filter { function in
            !reviews.contains { $0.reviewer == function }
        }
        if !missing.isEmpty {
            root.report(
                .reviewMissing,
                "the plan is published without a review by"
                    + " \(missing.map(\.rawValue).joined(separator: ", "))",
                help: "Add {step: in_review, by: …, as: \(missing[0].rawValue), on: …} under"
                    + " approvals.",
                at: root.place(
                    ofKey: root.find("approvals") == nil ? "revision_state" : "approvals"))
        }
        let grave = plan.changes.filter(\.needsExperts)
        let hasExperts = plan.approvals.contains {
            $0.step == Plan.RevisionState.expertReview.rawValue
        }
        guard let first = grave.first, !hasExperts else { return }
        root.report(
            .reviewMissing,
            "the revision changes \(first.rawValue), but no experts have reviewed it",
            help: "Add {step: expert_review, by: …, on: …} under approvals.",
            at: root.place(ofKey: "changes"))
    }

    private func reportOrder() {
        let order = Plan.RevisionState.allCases.map(\.rawValue)
        let steps = plan.approvals.filter { $0.step != Plan.RevisionState.retired.rawValue }
        for later in steps {
            for earlier in steps where isBefore(earlier.step, later.step, order) {
                guard earlier.day > later.day else { continue }
                report("the step \(later.step) is dated before the step \(earlier.step)")
                return
            }
        }
        guard let effective = plan.effectiveFrom else {
            report("the plan is published without a date from which it holds", at: "revision_state")
            return
        }
        let day = root.context.zone.civil(effective).dayNumber
        guard let approval, approval.day > day else { return }
        report("the plan holds before it was approved", at: "effective_from")
    }

    private func isBefore(_ left: String, _ right: String, _ order: [String]) -> Bool {
        guard let left = order.firstIndex(of: left), let right = order.firstIndex(of: right) else {
            return false
        }
        return left < right
    }

    private func report(_ message: String, at key: String = "approvals") {
        root.report(
            .approvalOrder, message,
            help: "A revision is reviewed, then approved, then it holds; correct the dates.",
            at: root.place(ofKey: key))
    }

    // The owner writes the plan; a single author must not approve it alone.
    private func reportAuthor() {
        guard let owner = plan.owner, let members = organization?.teams[owner]?.members,
            Set(members).count == 1, let author = members.first, approval?.by == author.raw
        else { return }
        root.report(
            .approverIsAuthor,
            "\"\(author)\" approved the plan and is the only member of its owner \"\(owner)\"",
            help: "Let somebody approve it who did not write it.",
            at: root.place(ofKey: "approvals"))
    }

    private func reportRecovery() {
        guard let rto = plan.recoveryTimeObjective, let mtpd = plan.tolerableDisruption,
            rto >= mtpd
        else { return }
        root.report(
            .recoveryTooLate,
            "service is restored after \(rto) (rto), but the organisation bears only \(mtpd)"
                + " (mtpd)",
            help: "Recover faster than that, or show that the organisation bears more.",
            at: root.place(ofKey: "rto"))
    }
}
