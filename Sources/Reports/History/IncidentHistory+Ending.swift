// SPDX-License-Identifier: Apache-2.0
// Recovery, the end of the response, the review and its actions.

import ResponseCore
import ResponseModel

extension IncidentHistory {
    mutating func takeEnding(_ record: Record) {
        let at = record.at
        switch record.event {
        case .incidentMitigated:
            mitigatedAt = at
            enter(.mitigated, at: at)
        case .incidentRecovered:
            // Service that is restored harms nobody any more.
            mitigatedAt = mitigatedAt ?? at
            recoveredAt = at
            enter(.recovered, at: at)
        case .incidentRelapsed(_, let reason):
            // What did not last was not reached.
            mitigatedAt = nil
            recoveredAt = nil
            relapses += 1
            enter(.active, at: at)
            observe(.relapsed(reason: reason), at: at)
        case .responseEnded:
            responseEndedAt = at
            enter(.inReview, at: at)
        case .incidentClosed:
            closedAt = at
            enter(.closed, at: at)
        default: break
        }
    }

    mutating func takeReview(_ record: Record) {
        let at = record.at
        switch record.event {
        case .reviewOpened(_, let due):
            review.openedAt = at
            review.due = due
        case .reviewRecorded(_, let entry): recordEntry(entry)
        case .reviewCompleted:
            review.completedAt = at
            review.completedBy = record.by
        case .actionAdded(_, let action):
            actions[action.id] = Evaluation.ActionOutcome(
                action: action, owner: names.owner(action.owner), isOverdue: false)
        case .actionCompleted(_, let id, let note):
            actions.update(id) {
                $0.action.status = .completed
                $0.action.completedAt = at
                $0.action.note = note
            }
        case .actionVerified(_, let id, let isEffective, let note):
            actions.update(id) {
                $0.action.status = isEffective ? .verified : .ineffective
                $0.action.verifiedAt = at
                $0.effectNote = note
            }
            if !isEffective {
                let title = names.action(id)?.title ?? id.raw
                observe(.actionIneffective(id, title: title), at: at)
            }
        default: break
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
