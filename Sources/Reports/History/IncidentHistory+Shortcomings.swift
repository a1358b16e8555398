// SPDX-License-Identifier: Apache-2.0
// Shortcomings in handling (S083) that follow from how things ended.

import Notation
import ResponseCore
import ResponseModel

extension IncidentHistory {
    /// All that the coordinator saw go wrong, oldest first; one thing is not told twice.
    func allShortcomings(
        _ steps: [Evaluation.StepOutcome], _ notices: [Evaluation.NoticeOutcome],
        _ cadence: [Evaluation.CadenceGap], _ targets: [Evaluation.TargetOutcome]
    ) -> [Shortcoming] {
        let all =
            shortcomings + missed(targets) + vacancies + late(steps) + late(notices, targets)
            + late(cadence, targets)
        let order = all.indices.sorted { (all[$0].at, $0) < (all[$1].at, $1) }
        return order.map { all[$0] }
    }

    private func missed(_ targets: [Evaluation.TargetOutcome]) -> [Shortcoming] {
        let first = targets.first { $0.key.kind == .firstNotice && $0.isMissed }
        let told = targets.filter {
            $0.isMissed && !($0.key.kind == .notice && $0.due == first?.due)
        }
        return told.map {
            let late = $0.margin.map { TimeSpan.zero - $0 }
            return Shortcoming(
                at: $0.breachedAt ?? $0.due,
                kind: .targetMissed($0.key, subject: $0.subject, lateBy: late))
        }
    }

    private var vacancies: [Shortcoming] {
        people.vacancies.map {
            let end = $0.until ?? max(responseEnd, $0.since)
            return Shortcoming(
                at: $0.since,
                kind: .roleVacant(role: $0.role, length: end - $0.since, isOpen: $0.until == nil))
        }
    }

    private func late(_ steps: [Evaluation.StepOutcome]) -> [Shortcoming] {
        steps.compactMap { step in
            guard let late = step.lateBy, let due = step.due else { return nil }
            return Shortcoming(
                at: due, kind: .stepLate(step.step, title: step.title, lateBy: late))
        }
    }

    // Where a target with the same deadline watches the same notice, its miss says it all.
    private func late(
        _ notices: [Evaluation.NoticeOutcome], _ targets: [Evaluation.TargetOutcome]
    ) -> [Shortcoming] {
        let told = targets.filter { $0.isMissed && Capability($0.key.kind) == .notify }
        return notices.compactMap { notice in
            guard let late = notice.lateBy, let due = notice.due,
                !told.contains(where: { $0.due == due || $0.key.subject == notice.notice.raw })
            else { return nil }
            return Shortcoming(
                at: due, kind: .noticeLate(notice.notice, rule: notice.rule, lateBy: late))
        }
    }

    private func late(
        _ cadence: [Evaluation.CadenceGap], _ targets: [Evaluation.TargetOutcome]
    ) -> [Shortcoming] {
        guard !targets.contains(where: { $0.key.kind == .update && $0.isMissed }) else { return [] }
        return cadence.compactMap { gap in
            guard let limit = gap.limit, gap.length > limit else { return nil }
            return Shortcoming(
                at: gap.began + limit,
                kind: .updateLate(after: gap.from, length: gap.length, limit: limit))
        }
    }
}
