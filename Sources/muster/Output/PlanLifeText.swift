// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel

/// Plans and the life of their revisions, for a terminal.
enum PlanLifeText {
    /// One line a plan.
    static func table(_ board: PlanListBoard) -> String {
        var table = Table(["PLAN", "REV", "STATE", "HOLDS", "FROM", "TRAINED", "WAITS FOR"])
        for plan in board.plans {
            table.add([
                plan.id, "\(plan.revision)", plan.revisionState,
                plan.revisionInForce.map { "rev \($0)" } ?? "-",
                plan.effectiveFrom.map(minute) ?? "-", training(plan), waiting(plan),
            ])
        }
        return table.text
    }

    /// Everything about one plan, its revisions one after the other.
    static func story(_ board: PlanLifeBoard) -> String {
        let plan = board.summary
        var lines = [
            "\(plan.id): \(plan.name.both)",
            "revision \(plan.revision), \(plan.revisionState) (told by the \(plan.toldBy)), "
                + "digest \(plan.digest.prefix(12))",
            plan.revisionInForce.map { "in force: revision \($0)" } ?? "in force: none",
        ]
        if !plan.missingReviews.isEmpty {
            lines.append("waits for: \(plan.missingReviews.joined(separator: ", "))")
        }
        lines += board.training.map(training) ?? []
        lines += board.revisions.flatMap(story)
        return lines.map(\.visibleLine).joined(separator: "\n")
    }

    private static func story(of revision: RevisionPart) -> [String] {
        var lines = [
            "", "revision \(revision.revision) \(revision.digest.prefix(12)): \(revision.state)",
        ]
        if let proposal = revision.proposal {
            let said = "\(proposal.cause): \(proposal.note)"
            lines.append(line("proposed", proposal.by, proposal.at, said))
        }
        for review in revision.reviews {
            let verdict = review.isAccepted ? "accepted" : "objected"
            let experts = review.asksForExperts ? ", asks for experts" : ""
            let what = "\(review.function) \(verdict)\(experts)"
            lines.append(line(what, review.by, review.at, review.note))
        }
        lines += signed("approved", [revision.approval].compactMap(\.self))
        lines += signed("published", [revision.publication].compactMap(\.self))
        lines += signed("retired", [revision.retirement].compactMap(\.self))
        return lines + signed("feedback", revision.feedback)
    }

    private static func signed(_ what: String, _ signatures: [SignaturePart]) -> [String] {
        signatures.map { line(what, $0.by, $0.at, $0.text) }
    }

    private static func line(
        _ what: String, _ by: SignerPart, _ at: Timestamp, _ said: String
    ) -> String {
        "  \(at)  \(what) by \(by.id)" + (said.isEmpty ? "" : ": \(said)")
    }

    private static func training(_ training: PlanLifeBoard.TrainingPart) -> [String] {
        let (known, open) = (training.knownBy.count, training.open.map(\.id))
        let line =
            "training: \(known) of \(known + open.count) know it"
            + (training.due.map { ", due \(minute($0))" } ?? "")
            + (training.isOverdue ? ", overdue" : "")
        return open.isEmpty ? [line] : [line, "  still to come: \(open.joined(separator: ", "))"]
    }

    private static func training(_ plan: PlanSummary) -> String {
        guard let known = plan.trained, let all = plan.toBeTrained else { return "-" }
        return "\(known)/\(all)"
    }

    private static func waiting(_ plan: PlanSummary) -> String {
        if !plan.missingReviews.isEmpty { return plan.missingReviews.joined(separator: ", ") }
        switch plan.revisionState {
        case "approved": return "publication"
        case "in_review", "expert_review": return "approval"
        default: return ""
        }
    }

    // 2026-01-01T00:00Z: what a zone of its own would call another day must say so.
    private static func minute(_ moment: Timestamp) -> String {
        moment.description.prefix(16) + "Z"
    }
}
