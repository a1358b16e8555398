// SPDX-License-Identifier: Apache-2.0
// Notices and targets.

import Notation
import ResponseCore
import ResponseModel

extension IncidentHistory {
    mutating func take(_ event: NoticeEvent, _ record: Record) {
        let at = record.at
        switch event {
        case .drafted(let notice): notices[notice.id] = outcome(of: notice)
        case .approved(let id, let person):
            let approval = Evaluation.Approval(person: names.person(person), at: at)
            notices.update(id) { $0.approvals.append(approval) }
        case .released(let id, let because):
            let by = names.actor(record.by)
            notices.update(id) {
                $0.releasedAt = at
                $0.releasedBy = by
                $0.release = because
            }
            if case .bypass(let reason) = because {
                observe(.approvalBypassed(id, rule: rule(of: id), reason: reason), at: at)
            }
        case .stopped(let id, let reason):
            notices.update(id) {
                $0.stopped = reason
                $0.stoppedAt = at
            }
        case .completed(let id, let counts, let digest):
            notices.update(id) {
                $0.counts = counts
                $0.completedAt = at
                $0.ledgerDigest = digest
            }
            if counts.rejected > 0 {
                observe(
                    .deliveriesRejected(
                        id, rule: rule(of: id), count: counts.rejected, of: counts.total), at: at)
            }
        }
    }

    mutating func take(_ event: TargetEvent, _ record: Record) {
        let at = record.at
        switch event {
        case .started(let key, let startedAt, let due, _):
            targets[key] = Evaluation.TargetOutcome(
                key: key, subject: names.subject(key), name: names.stableName(key),
                startedAt: startedAt, due: due, moves: 0,
                wasAtRisk: false, status: .running)
        case .moved(let key, let due, _):
            targets.update(key) {
                $0.due = due
                $0.moves += 1
                $0.status = .running
            }
        case .atRisk(let key):
            targets.update(key) {
                $0.wasAtRisk = true
                $0.status = .atRisk
            }
        case .breached(let key):
            targets.update(key) {
                $0.breachedAt = $0.breachedAt ?? at
                $0.status = .breached
            }
        case .met(let key, let margin):
            targets.update(key) {
                $0.status = margin < .zero ? .metLate : .met
                // What was done before the clock was started is met with its own moment.
                $0.endedAt = $0.due + (.zero - margin)
                $0.margin = margin
            }
        case .dropped(let key):
            targets.update(key) {
                $0.status = .dropped
                $0.endedAt = at
            }
        }
    }

    private func rule(of id: NoticeID) -> String { names.notice(id)?.rule ?? id.raw }

    private func outcome(of notice: Notice) -> Evaluation.NoticeOutcome {
        Evaluation.NoticeOutcome(
            notice: notice.id, rule: notice.rule, messageType: notice.messageType,
            audience: names.audience(notice.audience), level: notice.level,
            subjects: notice.texts, draftedAt: notice.draftedAt, due: notice.due,
            approval: notice.approval, approvals: [])
    }
}
