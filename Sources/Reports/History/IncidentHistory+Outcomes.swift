// SPDX-License-Identifier: Apache-2.0
// Outcomes as they stand at the end of the journal: what is late, what was wasted, what is open.

import Notation
import ResponseCore
import ResponseModel

extension IncidentHistory {
    /// Steps with their lateness, then the steps of the plan that were never reached.
    var finishedSteps: [Evaluation.StepOutcome] {
        let unreached = (names.plan?.playbook.steps.all ?? []).filter { step in
            !steps.contains { $0.step == step.id }
        }
        let all =
            steps + unreached.map { outcome(of: $0.id, readyAt: nil, due: nil, round: 1) }
        return all.map { step in
            var step = step
            step.lateBy = lateness(of: step.endedAt ?? responseEnd, due: step.due)
            return step
        }
    }

    var finishedNotices: [Evaluation.NoticeOutcome] {
        notices.values.map { notice in
            var notice = notice
            let end = notice.releasedAt ?? notice.stoppedAt ?? responseEnd
            notice.lateBy = notice.stopped == nil ? lateness(of: end, due: notice.due) : nil
            return notice
        }
    }

    private func lateness(of end: Timestamp, due: Timestamp?) -> TimeSpan? {
        guard let due, end > due else { return nil }
        return end - due
    }

    /// The times between updates to customers while the response ran. The wait for the first
    /// notice has a target of its own and is not among them.
    func cadence(_ notices: [Evaluation.NoticeOutcome]) -> [Evaluation.CadenceGap] {
        guard activatedAt != nil else { return [] }
        let end = recoveredAt ?? responseEnd
        let sent = notices.filter { $0.releasedAt.map { $0 < end } ?? false }
            .sorted { ($0.releasedAt ?? end, $0.notice) < ($1.releasedAt ?? end, $1.notice) }
        return sent.enumerated().map { index, notice in
            let began = notice.releasedAt ?? end
            let next = index + 1 < sent.count ? sent[index + 1] : nil
            return Evaluation.CadenceGap(
                from: notice.notice, to: next?.notice, began: began,
                length: (next?.releasedAt ?? end) - began, limit: promisedRhythm(at: began))
        }
    }

    private func promisedRhythm(at moment: Timestamp) -> TimeSpan? {
        let level = levels.last { $0.at <= moment }?.to
        let rhythm = names.plan?.targets.first { $0.kind == .updateEvery }?.limits
        return level.flatMap { rhythm?[$0]?.comparable }
    }

    func treatment(
        _ steps: [Evaluation.StepOutcome], _ notices: [Evaluation.NoticeOutcome],
        _ targets: [Evaluation.TargetOutcome]
    ) -> Evaluation.Treatment {
        let counts = notices.compactMap(\.counts)
        return Evaluation.Treatment(
            stepsDone: steps.count { $0.status == .done },
            stepsSkipped: steps.count { $0.status == .skipped },
            stepsFailed: steps.count { !$0.failures.isEmpty },
            stepsLate: steps.count { $0.isLate },
            stepsImprovised: steps.count { $0.isImprovised },
            stepsOpen: steps.count { !$0.status.isEnded && $0.status != .notReached },
            targetsKept: targets.count { $0.isKept },
            targetsMissed: targets.count { $0.isMissed },
            targetsOpen: targets.count { $0.status == .running || $0.status == .atRisk },
            noticesSent: notices.count { $0.releasedAt != nil },
            deliveries: DeliveryCounts(
                accepted: counts.reduce(0) { $0 + $1.accepted },
                rejected: counts.reduce(0) { $0 + $1.rejected },
                suppressed: counts.reduce(0) { $0 + $1.suppressed }),
            relapses: relapses, recovery: recovery, satisfaction: review.satisfaction,
            findings: review.findings.filter { $0.part == .effect }.map(\.text), objectives: [])
    }

    private var recovery: TimeSpan? {
        guard let activatedAt, let recoveredAt else { return nil }
        return recoveredAt - activatedAt
    }

    var finishedActions: [Evaluation.ActionOutcome] {
        actions.values.map { outcome in
            var outcome = outcome
            outcome.isOverdue = (outcome.action.completedAt ?? asOf) > outcome.action.due
            return outcome
        }
    }

    var reviewState: Evaluation.ReviewState {
        let written = review.findings.map(\.part) + (review.causes.isEmpty ? [] : [.cause])
        let hasImprovement = !actions.isEmpty || review.noActionReason != nil
        return Evaluation.ReviewState(
            openedAt: review.openedAt, due: review.due, completedAt: review.completedAt,
            completedBy: review.completedBy.map(names.actor),
            isOverdue: review.due.map { (review.completedAt ?? asOf) > $0 } ?? false,
            missingParts: ReviewPart.allCases.filter {
                !written.contains($0) && !($0 == .improvement && hasImprovement)
            })
    }
}
