// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Looks at a whole plan for what no single key can show.
struct PlanLint {
    let plan: Plan
    let section: Section
    let organization: Organization?
    let context: CompileContext

    /// Reports what is missing or overdue.
    func report() {
        reportMissingSections()
        reportApproval()
        reportReview()
        // What follows from mistakes would only hide them.
        let root = section.field
        guard !context.hasUnreadFiles, !context.findings.hasErrors(in: root.file.shownAs) else {
            return
        }
        ApprovalLint(plan: plan, root: root, organization: organization).report()
        RuleLint(plan: plan, root: root).report()
        PlaybookLint(plan: plan, root: root).report()
        guard context.isOrganizationSound, let organization else { return }
        NoticeLint(plan: plan, root: root, organization: organization).report()
        let roster = RosterLint(organization: organization, context: context)
        for rule in plan.roles {
            roster.report(
                rule, root.find("roles", rule.role.raw, "from"), title: "\"\(rule.role)\"")
        }
    }

    // A plan has event classification, risk assessment, response procedure, resource allocation
    // and communication (S093); classification is demanded by the format itself.
    private func reportMissingSections() {
        let sections = [
            ("risk", "a risk assessment"), ("playbook", "a response procedure"),
            ("resources", "an allocation of resources"), ("notices", "a way to tell customers"),
        ]
        for (key, meaning) in sections where !section.has(key) {
            section.field.report(
                .missingSection, "the plan has no \"\(key)\", \(meaning)",
                help: "Every plan needs one; write \"\(key)\", or say under summary why not.",
                at: section.place(ofKey: "id"))
        }
    }

    private func reportApproval() {
        let isApproved = plan.approvals.contains {
            $0.step == Plan.RevisionState.approved.rawValue
        }
        guard plan.revisionState == .published, !isApproved else { return }
        section.field.report(
            .notApproved, "the plan is published without a recorded approval",
            help: "Add {step: approved, by: …, on: …} under approvals.",
            at: section.place(ofKey: "revision_state"))
    }

    private func reportReview() {
        guard let today = context.today, let every = plan.reviewEvery,
            plan.revisionState == .published
        else { return }
        let effective = plan.effectiveFrom.map { context.zone.civil($0).dayNumber }
        guard let last = plan.approvals.map(\.day).max() ?? effective else { return }
        let due = last + Int(every.milliseconds / TimeSpan.days(1).milliseconds)
        guard due < today else { return }
        let date = CivilTime(Timestamp(milliseconds: Int64(due) * 86_400_000), offsetSeconds: 0)
        section.field.report(
            .reviewOverdue, "the plan should have been reviewed by \(date.dateText)",
            help: "Review it and record the approval, or change review_every.",
            at: section.place(ofKey: "review_every"))
    }
}
