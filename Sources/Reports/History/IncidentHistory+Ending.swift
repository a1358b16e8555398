// SPDX-License-Identifier: Apache-2.0
// Recovery, the end of the response, the review and its actions.

import ResponseCore
import ResponseModel

extension IncidentHistory {
    mutating func take(_ event: ReviewEvent, _ record: Record) {
        let at = record.at
        switch event {
        case .opened(let due):
            review.openedAt = at
            review.due = due
        case .recorded(let entry): recordEntry(entry)
        case .completed:
            review.completedAt = at
            review.completedBy = record.by
        case .actionAdded(let action):
            actions[action.id] = Evaluation.ActionOutcome(
                action: action, owner: names.owner(action.owner), isOverdue: false)
        case .actionCompleted(let id, let note):
            actions.update(id) {
                $0.action.status = .completed
                $0.action.completedAt = at
                $0.action.note = note
            }
        case .actionVerified(let id, let isEffective, let note):
            actions.update(id) {
                $0.action.status = isEffective ? .verified : .ineffective
                $0.action.verifiedAt = at
                $0.effectNote = note
            }
            if !isEffective {
                let title = names.action(id)?.title ?? id.raw
                observe(.actionIneffective(id, title: title), at: at)
            }
        }
    }

    private mutating func recordEntry(_ entry: ReviewEntry) {
        switch entry {
        case .finding(let part, let text): review.findings.append((part, text))
        case .cause(let name, let text): review.causes.append((name, text))
        case .satisfaction(let share): review.satisfaction = share
        case .noActionReason(let reason): review.noActionReason = reason
        }
    }
}
